import { SKILLS, type Skill } from '../modules/people/contract.ts'
import { SKILL_WORDS } from '../modules/people/words.ts'
import { daysFrom } from '../modules/rosters/rules.ts'
import type { PersonActor } from '../platform/access.ts'
import { localDate } from '../platform/pure/time.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import type { SampleHolder } from './sample.ts'

const [MINUTE, DAY] = [60_000, 86_400_000]
/** Where the roster of a week stands, with one gap. */
const WITH_ROSTER: readonly string[] = ['desheng', 'shida']
/** Skills of so many people are entered: enough to look for, and quick to make. */
const SKILLED = 40
/** So many of the young are in the reserve. */
const RESERVE = 8
/** On duty from half past eight to six, in minutes since midnight; the gap is Wednesday afternoon. */
const [OPENS, NOON, CLOSES, GAP_WEEKDAY] = [510, 720, 1080, 3]

/** What the pages of the force show: skills, somebody away, a term that ends, a hand-over to sign, a week's roster, the reserve, supporters. */
export async function loadForce(loading: Loading, now: Date): Promise<void> {
  const { clock, sample } = loading
  clock.set(new Date(Math.max(clock.now().getTime(), now.getTime() - 10 * MINUTE)))
  await enterSkills(loading)
  const quiet = quietHolders(loading)
  await goAway(loading, quiet, now)
  await handOver(loading, quiet, now)
  await askSupporters(loading)
  if (WITH_ROSTER.includes(sample.key)) await planWeek(loading, now)
  if (sample.key === 'jinxin') await keepReserve(loading)
  loading.step('请假、交接、值班、技能 absences, hand-overs, rosters and skills')
}

/** What the sample says of people; where it says nothing, every other member of a micro grid can do something. */
async function enterSkills(loading: Loading): Promise<void> {
  const { sample, known, run } = loading
  const byWord = new Map(Object.entries(SKILL_WORDS).map(([skill, word]) => [word.zh as string, skill as Skill]))
  const said = sample.people.map((one) => ({
    key: one.key,
    skills: one.skills.flatMap((word) => byWord.get(word) ?? []),
  }))
  const told = said.filter((one) => one.skills.length > 0)
  const invented = quietHolders(loading)
    .filter((_, index) => index % 2 === 0)
    .map((one, index) => ({ key: one.personKey, skills: [SKILLS[index % SKILLS.length]] }))
  for (const { key, skills } of (told.length > 0 ? told : invented).slice(0, SKILLED))
    await run('people.setSkills', { personId: id(known.persons, key), skills, agrees: true })
}

/** Members of micro grids who are nobody's log-in, so that the people one can sign in as keep what they have; the last ones first. */
function quietHolders({ sample }: Loading): readonly SampleHolder[] {
  const known = new Set(sample.accounts.map((one) => one.personKey))
  const micro = new Set(sample.posts.filter((one) => one.role === 'micro_grid_member').map((one) => one.key))
  return sample.holders
    .filter((one) => one.as === 'holder' && micro.has(one.postKey) && !known.has(one.personKey))
    .reverse()
}

/** Somebody is away for a week, and the next one stands in. */
async function goAway({ known, run }: Loading, [absent, deputy]: readonly SampleHolder[], now: Date): Promise<void> {
  if (!absent || !deputy || absent.personKey === deputy.personKey) return
  await run('people.stateAbsence', {
    personId: id(known.persons, absent.personKey),
    reason: 'trip',
    from: now.toISOString(),
    until: new Date(now.getTime() + 7 * DAY).toISOString(),
    posts: [{ postId: id(known.posts, absent.postKey), deputyId: id(known.persons, deputy.personKey) }],
  })
}

/** One term ends in 20 days, and its hand-over waits for both names. */
async function handOver({ known, run }: Loading, quiet: readonly SampleHolder[], now: Date): Promise<void> {
  const [, , giver, receiver] = quiet
  if (!giver || !receiver || giver.personKey === receiver.personKey) return
  const postId = id(known.posts, giver.postKey)
  const until = new Date(now.getTime() + 20 * DAY).toISOString()
  await run('people.setTerm', { postId, personId: id(known.persons, giver.personKey), until })
  await run('handovers.prepare', {
    postId,
    receiverId: id(known.persons, receiver.personKey),
    things: ['单元门禁卡一张', '公告栏钥匙一把'],
    persons: ['二单元独居的老人，每周三上门看看'],
  })
}

/** The street asks somebody of the committee, who agrees. */
async function askSupporters(loading: Loading): Promise<void> {
  const { sample, known, run } = loading
  const logins = new Set(sample.accounts.map((one) => one.personKey))
  const committee = new Set(sample.posts.filter((one) => one.role === 'committee_member').map((one) => one.key))
  const chosen = sample.holders.find((one) => committee.has(one.postKey) && !logins.has(one.personKey))
  if (!chosen) return
  const personId = id(known.persons, chosen.personKey)
  await run('support.askSupporter', { personId, about: '做过十年社区工作，愿意听人说说话' })
  const self: PersonActor = { kind: 'person', accountId: personId, personId, grants: [] }
  await run('support.agree', {}, self)
}

/** Two shifts a day from Monday to Friday, but for one afternoon. */
async function planWeek({ sample, known, run }: Loading, now: Date): Promise<void> {
  const { communityId } = known
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: OPENS, until: CLOSES }))
  await run('rosters.setHours', { communityId, hours })
  const leads = new Set(sample.posts.filter((one) => one.role === 'ordinary_grid_lead').map((one) => one.key))
  const turns = sample.holders.filter((one) => one.as === 'holder' && leads.has(one.postKey))
  let turn = 0
  for (const date of daysFrom(localDate(now), 7)) {
    const weekday = new Date(`${date}T12:00:00+08:00`).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    for (const [from, until] of [
      [OPENS, NOON],
      [NOON, CLOSES],
    ] as const) {
      if (weekday === GAP_WEEKDAY && from === NOON) continue
      const { personKey } = turns[turn++ % turns.length]
      const who = { by: 'person' as const, personId: id(known.persons, personKey) }
      await run('rosters.planShift', { communityId, date, from, until, who })
    }
  }
}

/** The young whom the community trains, each with a mentor of its leads. */
async function keepReserve({ sample, known, run }: Loading): Promise<void> {
  const leads = new Set(sample.posts.filter((one) => one.role === 'ordinary_grid_lead').map((one) => one.key))
  const mentors = sample.holders.filter((one) => one.as === 'holder' && leads.has(one.postKey))
  const young = sample.people.filter((one) => one.tags.includes('young_reserve')).slice(0, RESERVE)
  for (const [index, { key }] of young.entries())
    await run('people.keepReserve', {
      communityId: known.communityId,
      personId: id(known.persons, key),
      source: index % 2 === 0 ? 'campus' : 'volunteer',
      mentorId: id(known.persons, mentors[index % mentors.length].personKey),
      state: index < RESERVE / 2 ? 'in_training' : 'ready',
    })
}
