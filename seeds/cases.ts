import type { SampleCommunityKey } from './communities/index.ts'
import { createRandom, type Random } from './random.ts'
import type { SampleCommunity } from './sample.ts'
import { type Duties, readDuties } from './stories/duties.ts'
import { DAY, dayOf, HOUR, type IsWorkday, isWeekday, MINUTE, type Moment, reportMoment } from './stories/moments.ts'
import { followPath } from './stories/paths.ts'
import { createSpotFinder, type SpotFinder } from './stories/places.ts'
import { chooseLeaf, choosePath, chooseRejection, PROFILES, type Profile } from './stories/profiles.ts'
import { gatherReporters, type Reporters, type Told } from './stories/reporters.ts'
import type { SampleCase } from './stories/script.ts'
import { deskOf, type Stage, soon } from './stories/stage.ts'
import { inPost, openStory, type Story } from './stories/story.ts'
import { drawPlot, type Plot } from './stories/words.ts'
import { EMPTY_REPORTS } from './texts/phrases.ts'

export type { Act, Deed, SampleCase, Step, StepActor, StepCaller, StepInputs, StepPlace } from './stories/script.ts'

export interface CaseOptions {
  /** Reports begin so many days before the end; 92 when left out. */
  readonly days?: number
  /** How many cases; the usual number of the community for 92 days when left out. */
  readonly count?: number
  /** Monday to Friday when left out. */
  readonly isWorkday?: IsWorkday
}

/** Of the cases so many are second reports of the same thing, which the desk merges. */
const MERGED_SHARE = 0.06
const RECENT = 20 * DAY

/**
 * Invents the cases of some months for a community: what was reported where, by whom, through which channel, and every
 * act that followed until the answer was rated or `until` came; what is not over by then stays open. The same
 * community, seed and end give the same cases. All acts keep to the table of states, nobody verifies what he handled,
 * and each actor's post stands over the grid of the case. Steps of different cases overlap: sort them all by `at` to
 * play them. A sweep that closes unrated cases after five days does what the steps `expireRating` say. Throws on a
 * community that is not one of the five.
 */
export const buildCases = (
  community: SampleCommunity,
  seed: string,
  until: Date,
  { days = 92, count, isWorkday = isWeekday }: CaseOptions = {},
): SampleCase[] => {
  const work = prepare(community, createRandom(`${seed}/${community.key}/cases`), until.getTime(), days, isWorkday)
  return inventAll(work, count ?? Math.round((work.profile.cases * days) / 92), days)
}

const inventAll = (work: Work, count: number, days: number): SampleCase[] => {
  const merged = Math.round(count * MERGED_SHARE)
  const moments = drawDays(work, count - merged, days)
  const originals = moments.map((day, index) => inventCase(work, day, index + 1))
  const cases = originals.map(({ sample }) => sample)
  const targets = work.random.shuffle(originals.filter(({ story, isOpenLong }) => story.hasOutsideParty && isOpenLong))
  for (const target of targets.slice(0, merged)) cases.push(inventDuplicate(work, target, cases.length + 1))
  return cases.sort((a, b) => ((a.steps[0]?.at ?? '') < (b.steps[0]?.at ?? '') ? -1 : 1))
}

interface Work {
  readonly key: string
  readonly until: Moment
  readonly isWorkday: IsWorkday
  readonly profile: Profile
  readonly duties: Duties
  readonly spots: SpotFinder
  readonly reporters: Reporters
  readonly storms: ReadonlySet<string>
  readonly random: Random
}

interface Original {
  readonly sample: SampleCase
  readonly story: Story
  readonly plot: Plot
  /** When it was reported, and when it was over. */
  readonly from: Moment
  readonly to: Moment
  readonly isOpenLong: boolean
}

const prepare = (
  community: SampleCommunity,
  random: Random,
  until: Moment,
  days: number,
  isWorkday: IsWorkday,
): Work => {
  const profile = profileOf(community.key)
  const duties = readDuties(community)
  const storms = [random.int(4, Math.max(5, days >> 1)), random.int(Math.max(5, days >> 1), days - 1)]
  return {
    key: community.key,
    until,
    isWorkday,
    profile,
    duties,
    spots: createSpotFinder(community),
    reporters: gatherReporters(community, duties, profile, STRANGERS[community.key] ?? 59),
    storms: new Set(storms.map((ago) => dayOf(until - ago * DAY))),
    random,
  }
}

/** Series of phone numbers for callers who are not registered. */
const STRANGERS: Readonly<Record<string, number>> = { shida: 51, desheng: 52, tianrui: 53, jinxin: 54, shuangfulu: 55 }

const profileOf = (key: string): Profile => {
  const isFeatured = (name: string): name is SampleCommunityKey => name in PROFILES
  if (!isFeatured(key)) throw new Error(`no stories are known of ${key}`)
  return PROFILES[key]
}

/** Days of report in order; on a weekend a little less happens, on the day of a storm three times as much. */
const drawDays = ({ until, storms, random, isWorkday }: Work, count: number, days: number): Moment[] => {
  const list = Array.from({ length: days }, (_, index) => until - (days - 1 - index) * DAY)
  const weight = (day: Moment) => (storms.has(dayOf(day)) ? 3 : isWorkday(dayOf(day)) ? 1 : 0.8)
  return Array.from({ length: count }, () => random.weighted(list, weight)).sort((a, b) => a - b)
}

const inventCase = (work: Work, day: Moment, number: number): Original => {
  const random = work.random.fork(`case ${number}`)
  const leaf = chooseLeaf(work.profile, work.storms.has(dayOf(day)), random)
  const plot = drawPlot(leaf, work.spots.find(leaf, random), random)
  const told = work.reporters.tell(plot, random)
  const from = momentOf(work, day, told, random)
  const isRecent = work.until - from < RECENT
  const path = choosePath(plot, { isByMember: told.member !== null, isRecent }, random)
  const rejection = chooseRejection(leaf, random)
  const isEmpty = path === 'rejected' && rejection.reason === 'no_substance'

  const story = openStory(told.member === null)
  const input = isEmpty ? { ...told.input, text: random.pick(EMPTY_REPORTS), categoryCode: null } : told.input
  story.add({ act: 'report', by: told.by, input }, from)
  const stage = setStage(work, { plot, told, story, random, rejection })
  followPath(stage, path, told.member)

  const { steps, endsAs } = story.upTo(work.until)
  const key = `${work.key}/k${String(number).padStart(4, '0')}`
  const sample = { key, path, categoryCode: leaf.code, gridKey: plot.spot.gridKey, steps, endsAs }
  const isWorked = path === 'straight' || path === 'asked' || path === 'returned' || path === 'reworked'
  return { sample, story, plot, from, to: story.now(), isOpenLong: isWorked && story.now() - from > 8 * HOUR }
}

/** A second report of the same thing by somebody else, merged before the first is over. */
const inventDuplicate = (work: Work, target: Original, number: number): SampleCase => {
  const random = work.random.fork(`duplicate ${number}`)
  const { from, to } = target
  const { leaf, spot } = target.plot
  const plot = { ...drawPlot(leaf, spot, random), tale: target.plot.tale }
  const told = tellOutside(work, plot, random)
  const story = openStory(true)
  const latest = Math.min(to, work.until, from + 5 * DAY)
  const at = from + Math.round((latest - from) * (0.1 + random.next() * 0.3))
  story.add({ act: 'report', by: told.by, input: told.input }, at)
  const stage = setStage(work, { plot, told, story, random, rejection: chooseRejection(leaf, random) })
  const desk = deskOf(stage)
  const when = Math.min(soon(stage, 5, 60), latest - 5 * MINUTE)
  story.add({ act: 'merge', by: inPost(desk), input: { intoCaseKey: target.sample.key } }, when)
  const { steps, endsAs } = story.upTo(work.until)
  const key = `${work.key}/k${String(number).padStart(4, '0')}`
  return { key, path: 'merged', categoryCode: leaf.code, gridKey: spot.gridKey, steps, endsAs }
}

const tellOutside = (work: Work, plot: Plot, random: Random): Told => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const told = work.reporters.tell(plot, random)
    if (told.member === null) return told
  }
  throw new Error('nobody but members reports')
}

/** When it is reported: callers and visitors while the desk is staffed, never after the end. */
const momentOf = (work: Work, day: Moment, { voice }: Told, random: Random): Moment => {
  const hours = voice === 'phone' || voice === 'visit' ? 'office' : voice
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const moment = reportMoment(day, hours, random)
    if (moment <= work.until) return moment
  }
  return work.until - random.int(1, 50) * MINUTE
}

const setStage = (
  { duties, isWorkday, profile }: Work,
  { told, ...parts }: Pick<Stage, 'plot' | 'story' | 'random' | 'rejection'> & { told: Told },
): Stage => ({
  ...parts,
  duties,
  isWorkday,
  profile,
  grid: duties.gridOf(parts.plot.spot.gridKey),
  isByPhone: told.voice === 'phone' || told.voice === 'visit',
})
