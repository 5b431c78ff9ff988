import { SEED_CATEGORIES } from '../../modules/routing/categories-data.ts'
import type { Random } from '../random.ts'
import type { SampleGrid } from '../sample.ts'
import {
  ASSIGN_NOTES,
  COMMENTS,
  FINDINGS_BAD,
  FINDINGS_GOOD,
  FOLLOW_UP_CONTENT,
  FOLLOW_UP_DISCONTENT,
  INNER_NOTES,
  PUBLIC_NOTES,
  TOGETHER_NOTE,
} from '../texts/phrases.ts'
import type { Duties, Seat } from './duties.ts'
import { afterWork, DAY, HOUR, type IsWorkday, MINUTE, type Moment, whenOpen } from './moments.ts'
import type { Profile } from './profiles.ts'
import type { StepInputs } from './script.ts'
import { inPost, REPORTER, type Story, SYSTEM } from './story.ts'
import { type Plot, tellAnswer } from './words.ts'

/** One case while its story is written: what it is about, who is there, and the usual acts. */
export interface Stage {
  readonly plot: Plot
  readonly grid: SampleGrid
  readonly story: Story
  readonly duties: Duties
  readonly random: Random
  readonly isWorkday: IsWorkday
  readonly profile: Profile
  /** Why and with what words it would be rejected. */
  readonly rejection: StepInputs['reject']
  /** Does the reporter answer by phone (followUp) and not on a screen (rate)? */
  readonly isByPhone: boolean
}

/** Cases that cannot wait for office hours. */
const isUrgent = ({ plot }: Stage): boolean => plot.leaf.hours <= 3 || minutesOf(plot.leaf.code) !== undefined

/** Minutes within which an urgent leaf must be answered: people hurry, and nine in ten are. */
const minutesOf = (code: string): number | undefined => URGENT_MINUTES.get(code)
const MINUTES_IN: Readonly<Record<string, number>> = { m: 1, h: 60 }
const URGENT_MINUTES: ReadonlyMap<string, number> = new Map(
  SEED_CATEGORIES.flatMap(({ code, priority, limit }) =>
    priority === 'urgent' && limit.unit in MINUTES_IN ? [[code, limit.value * MINUTES_IN[limit.unit]] as const] : [],
  ),
)

/** Later by some minutes: of the clock when it is urgent, else not before the desk opens. */
export const soon = (stage: Stage, from: number, to: number): Moment => {
  const { story, random, isWorkday } = stage
  const within = minutesOf(stage.plot.leaf.code)
  if (within !== undefined) return story.now() + random.int(20, Math.max(60, within * 6)) * 1000
  if (isUrgent(stage)) return story.now() + random.int(2 * 60, 15 * 60) * 1000
  return whenOpen(story.now() + random.int(from * 60, to * 60) * 1000, isWorkday, random)
}

/** The community's desk for the place; sometimes an officer or the lead does its work. */
export const deskOf = ({ duties, grid, random, profile }: Stage): Seat => {
  const role = random.chance(profile.leadTriages)
    ? 'main_grid_lead'
    : random.chance(0.13)
      ? 'community_officer'
      : 'desk_officer'
  return needed(duties.choose(grid.key, role, random), 'a desk')
}

/** Triages at the desk. */
export const triage = (stage: Stage, desk: Seat): void => {
  const { plot, story, random } = stage
  const input = { categoryCode: plot.leaf.code, nature: random.pick(plot.leaf.natures) }
  story.add({ act: 'triage', by: inPost(desk), input }, soon(stage, 4, 90))
}

/** Who usually handles the leaf there: a lead or member, the community's officers or committee, the subdistrict. */
export const usualHandler = ({ plot: { leaf }, grid, duties, random, profile }: Stage): Seat => {
  const isSite = grid.kind === 'dedicated'
  const one = (role: Parameters<Duties['choose']>[1]) => duties.choose(grid.key, role, random)
  if (leaf.tier === 'subdistrict') return needed(one('subdistrict_officer'), 'an officer of the subdistrict')
  if (isSite && random.chance(0.8)) return needed(one('dedicated_grid_liaison'), 'a liaison')
  if (leaf.tier === 'community' || isSite) {
    const seat = random.chance(profile.committeeHandles) ? one('committee_member') : one('community_officer')
    return needed(seat ?? one('community_officer'), 'an officer')
  }
  return needed(random.chance(0.3) ? one('micro_grid_member') : one('ordinary_grid_lead'), 'a lead')
}

/** Assigns; what goes to the subdistrict's officers is assigned by its own desk. */
export const assign = (stage: Stage, desk: Seat, handler: Seat, note?: string): void => {
  const { story, random, duties, grid } = stage
  const isAbove = handler.role === 'subdistrict_officer'
  const by = isAbove ? needed(duties.seatsOver(topOf(duties, grid).key, 'desk_officer')[0], 'a desk above') : desk
  const isTogether = handler.role === 'committee_member' && random.chance(0.4)
  const usual = isTogether ? TOGETHER_NOTE : random.pick(ASSIGN_NOTES)
  const input = { toPostKey: handler.postKey, note: note ?? usual }
  story.add({ act: 'assign', by: inPost(by), input }, soon(stage, 1, isAbove ? 120 : 30))
}

/** The handler takes it on. */
export const claim = (stage: Stage, handler: Seat): void => {
  stage.story.add({ act: 'claim', by: inPost(handler), input: {} }, soon(stage, 5, 150))
}

/**
 * The handler works on it, notes progress now and then, and resolves it with the answer. `share` is the part of the
 * usual time it takes; one in 16 is late.
 */
export const work = (stage: Stage, handler: Seat, { share = 1, isAgain = false } = {}): void => {
  const { plot, story, random } = stage
  const { leaf } = plot
  const within = minutesOf(leaf.code)
  const isLate = random.chance(1 / 16)
  const usual = within === undefined || isLate ? leaf.hours : within / 60
  const pace =
    share * usual * (isLate ? 2.5 : within === undefined ? 0.25 + random.next() * 0.7 : 0.2 + random.next() * 0.35)
  if (random.chance(0.4)) {
    const isPublic = random.chance(0.6)
    const input = { text: random.pick<string>(isPublic ? PUBLIC_NOTES : INNER_NOTES), isPublic }
    story.add({ act: 'note', by: inPost(handler), input }, later(stage, pace * 0.4))
  }
  const other = leaf.mayLinger && random.chance(0.14) ? random.pick(OPEN_ENDS) : null
  const outcome = other ?? leaf.outcome ?? 'solved'
  const answer = tellAnswer(plot, other ?? 'usual', isAgain, random)
  story.add({ act: 'resolve', by: inPost(handler), input: { outcome, answer } }, later(stage, pace * 0.6))
}

/** Somebody who did not handle it looks: a member there, the lead, or the desk. */
export const verify = (stage: Stage, handler: Seat, passed = true): void => {
  const { story, random } = stage
  const finding = random.pick<string>(passed ? FINDINGS_GOOD : FINDINGS_BAD)
  const within = minutesOf(stage.plot.leaf.code)
  const hours = within === undefined ? 0.3 + random.next() * 6 : (within / 60) * (0.05 + random.next() * 0.2)
  story.add({ act: 'verify', by: inPost(verifierOf(stage, handler)), input: { passed, finding } }, later(stage, hours))
}

/** The reporter rates, or is called, or says nothing for five days. Ends nothing when nobody outside waits. */
export const hear = (stage: Stage, handler: Seat): void => {
  const { story, random, isByPhone } = stage
  if (!story.hasOutsideParty) return
  if (isByPhone || random.chance(0.15)) {
    call(stage, handler)
    return
  }
  if (random.chance(0.45)) {
    story.add({ act: 'expireRating', by: SYSTEM, input: {} }, story.now() + 5 * DAY + random.int(5, 50) * 1000)
    return
  }
  const rating = random.weighted(RATINGS, ([, weight]) => weight)[0]
  const input = { rating, comment: random.pick<string>(COMMENTS[rating]) }
  story.add({ act: 'rate', by: REPORTER, input }, story.now() + random.int(20, 60 * 60) * MINUTE)
}

/** A follow-up call by somebody who did not handle it; one in seven is not answered at first. */
const call = (stage: Stage, handler: Seat): void => {
  const { story, random } = stage
  const by = inPost(otherDesk(stage, handler))
  const latest = story.now() + CALL_WITHIN
  if (random.chance(1 / 7)) {
    story.add(
      { act: 'followUp', by, input: { reached: false, comment: '' } },
      Math.min(latest - HOUR, later(stage, 1 + random.next() * 3)),
    )
  }
  const rating = random.chance(0.7) ? random.pick([5, 5, 4] as const) : undefined
  const comment = random.pick<string>(FOLLOW_UP_CONTENT)
  const input = { reached: true, isContent: true, comment, ...(rating ? { rating } : {}) }
  story.add({ act: 'followUp', by, input }, Math.min(latest, later(stage, 1 + random.next() * 8)))
}

/** The reporter says on the phone that it is not good; the handler goes on. */
export const callDiscontent = (stage: Stage, handler: Seat): void => {
  const { story, random } = stage
  const input = {
    reached: true,
    isContent: false,
    rating: random.pick([1, 2]),
    comment: random.pick<string>(FOLLOW_UP_DISCONTENT),
  }
  const moment = Math.min(story.now() + CALL_WITHIN, later(stage, 1 + random.next() * 8))
  story.add({ act: 'followUp', by: inPost(otherDesk(stage, handler)), input }, moment)
}

/** Calls are made before the five days of rating are over, whatever holidays lie between. */
const CALL_WITHIN = 4.5 * DAY

const OPEN_ENDS = ['solved_in_part', 'solved_in_part', 'planned', 'explained', 'not_possible'] as const

const RATINGS = [
  [5, 52],
  [4, 26],
  [3, 12],
  [2, 6],
  [1, 4],
] as const

const later = (stage: Stage, hours: number): Moment =>
  isUrgent(stage)
    ? stage.story.now() + Math.round(hours * 3600) * 1000
    : afterWork(stage.story.now(), hours, stage.isWorkday)

const verifierOf = (stage: Stage, handler: Seat): Seat => {
  const { duties, grid, random } = stage
  const others = duties.onTheGround(grid.key).filter(({ personKey }) => personKey !== handler.personKey)
  if (others.length > 0 && random.chance(0.75)) return random.pick(others)
  return otherDesk(stage, handler)
}

const otherDesk = ({ duties, grid, random }: Stage, handler: Seat): Seat =>
  needed(
    duties.choose(grid.key, 'desk_officer', random, ({ personKey }) => personKey !== handler.personKey),
    'a desk officer who did not handle it',
  )

const topOf = (duties: Duties, grid: SampleGrid): SampleGrid =>
  grid.parentKey === null ? grid : topOf(duties, duties.gridOf(grid.parentKey))

const needed = (seat: Seat | undefined, what: string): Seat => {
  if (!seat) throw new Error(`there is no ${what}`)
  return seat
}
