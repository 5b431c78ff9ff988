import { randomBytes } from 'node:crypto'
import type { Frequency } from '../modules/tasks/contract.ts'
import { planSweep, stepSweep } from '../modules/tasks/index.ts'
import { addDays } from '../modules/tasks/rules.ts'
import type { ServerActor } from '../platform/access.ts'
import { uuidv7 } from '../platform/pure/ids.ts'
import { localDate, localParts } from '../platform/pure/time.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import { actorFor } from './load-stories.ts'
import { ITEMS, type ItemKey, type SampleItem } from './task-items.ts'

/** The community that shows the register and its tasks. */
const WHERE = 'shida'
const DAY = 86_400_000
const MINUTE = 60_000
/** Households that are marked as of older people living alone: one in so many of the whole community, and some of the member's own. */
const ALONE_EVERY = 60
const ALONE_OF_MEMBER = 6
/** Minutes a month that were agreed for one member. */
const AGREED = 480

/** What was laid, for the tasks of today. */
export type LaidItems = { readonly ids: ReadonlyMap<ItemKey, string>; readonly member: MemberGround }
type MemberGround = { readonly gridKey: string; readonly actor: ServerActor; readonly lead: ServerActor }

/** The register as it was agreed when the ground was laid: written by the community, admitted or refused by the street. */
export async function layItems(loading: Loading, now: Date): Promise<LaidItems | undefined> {
  const { sample, known, clock, run } = loading
  if (sample.key !== WHERE) return undefined
  const newId = () => uuidv7(clock.now(), randomBytes(10))
  const street = await actorFor(loading, 'subdistrict_officer')
  const officer = await actorFor(loading, 'community_officer')
  const member = await memberGround(loading)
  const main = sample.grids.find((grid) => grid.level === 'main')?.key ?? ''
  const { communityId } = known
  await run('tasks.agreeMinutes', { communityId, minutes: AGREED }, street)
  for (const [mark, householdKeys] of [
    ['lives_alone', aloneIn(loading, member.gridKey)],
    ['rented', sample.households.filter((one, n) => one.kind === 'home' && n % 45 === 7).map((one) => one.key)],
  ] as const)
    await run('tasks.markHouseholds', {
      mark,
      householdIds: householdKeys.map((key) => id(known.households, key)),
      isOn: true,
    })
  const ids = new Map<ItemKey, string>()
  for (const [key, item] of Object.entries(ITEMS) as [ItemKey, SampleItem][]) {
    const templateId = newId()
    const { when, over, becomes, ...content } = item
    clock.advance(MINUTE)
    await run(
      'tasks.saveTemplate',
      {
        ...content,
        templateId,
        seriesId: templateId,
        communityId,
        frequency: frequencyOf(when, now),
        gridIds: [id(known.grids, over === 'main' ? main : (parentOf(loading, member.gridKey) ?? main))],
        isUrgent: false,
        consent: '',
        isSynthetic: true,
      },
      officer,
    )
    await run('tasks.submit', { templateId }, officer)
    if (becomes.is === 'refused') await run('tasks.refuse', { templateId, reason: becomes.reason }, street)
    if (becomes.is === 'admitted') {
      const validFrom = localDate(clock.now())
      const validUntil = addDays(validFrom, becomes.days)
      await run('tasks.admit', { templateId, validFrom, validUntil, isLawful: true }, street)
      ids.set(key, templateId)
    }
  }
  loading.step(`${Object.keys(ITEMS).length} 个事项 items of the register`)
  return { ids, member }
}

/** The tasks of these weeks as they stand today: planned, some done at the door or by telephone, one missed, an errand under way. */
export async function loadTasks(loading: Loading, laid: LaidItems | undefined, now: Date): Promise<void> {
  if (!laid) return
  const { sample, known, clock, running, tenant, run } = loading
  const { actor, lead, gridKey } = laid.member
  const newId = () => uuidv7(clock.now(), randomBytes(10))
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * MINUTE)
  clock.set(new Date(Math.max(clock.now().getTime(), at(55).getTime())))
  const sweep = async () => {
    await running.sweep(planSweep, tenant)
    await running.sweep(stepSweep, tenant)
  }
  const doors = sample.households.filter((one) => one.gridKey === gridKey && one.kind === 'home')
  // What came before may have brought the clock further than so many minutes ago.
  const notBefore = (minutesAgo: number, least: number) =>
    new Date(Math.max(at(minutesAgo).getTime(), clock.now().getTime() + least * MINUTE)).toISOString()
  const errand = (n: number, words: string, due: number, expires: number) =>
    run(
      'tasks.order',
      {
        taskId: newId(),
        templateId: id(laid.ids, 'errand'),
        target: { type: 'household', id: id(known.households, doors[n]?.key ?? '') },
        words,
        dueAt: notBefore(due, 1),
        expiresAt: notBefore(expires, 2),
      },
      lead,
    )
  await errand(3, '帮住户把体检通知单送上门，下班前送到。', 40, 30)
  await errand(5, '代取降压药，药店在小区东门。', -24 * 60, -48 * 60)
  await sweep()
  const results = ['met', 'met', 'by_phone', 'family_answered', 'not_home', 'met', 'refused', 'met'] as const
  for (const [n, result] of results.entries()) {
    const household = doors[n * 2]
    if (!household) continue
    const householdId = id(known.households, household.key)
    await run(
      'tasks.recordVisit',
      {
        visitId: newId(),
        householdId,
        way: result === 'by_phone' ? 'phone' : 'at_door',
        result,
        at: at(54 - n).toISOString(),
        checked: result === 'met' ? [{ subjectId: householdId, field: 'room_use', to: 'own' }] : [],
        note: n === 0 ? '身体不错，女儿周末来。' : '',
      },
      actor,
    )
  }
  clock.set(now)
  await sweep()
  loading.step('本月任务 tasks of these weeks')
}

function frequencyOf(when: SampleItem['when'], now: Date): Frequency {
  if (when === 'on_demand') return { unit: 'on_demand', perMonth: 2 }
  const day = localParts(new Date(now.getTime() - when.daysAgo * DAY))
  return when.unit === 'month'
    ? { unit: 'month', every: when.every, day: day.day }
    : { unit: 'week', every: when.every, weekday: day.weekday || 7 }
}

/** Homes of older people who live alone: some of the member's, one here and there of the others. */
function aloneIn({ sample }: Loading, gridKey: string): string[] {
  const homes = sample.households.filter((one) => one.kind === 'home')
  const own = homes.filter((one) => one.gridKey === gridKey).slice(0, ALONE_OF_MEMBER)
  const others = homes.filter((one, n) => one.gridKey !== gridKey && n % ALONE_EVERY === 0).slice(0, 200)
  return [...own, ...others].map((one) => one.key)
}

/** The micro grid of the member with a log-in, and the lead above it. */
async function memberGround(loading: Loading): Promise<MemberGround> {
  const { sample } = loading
  const withLogin = new Set(sample.accounts.map(({ personKey }) => personKey))
  const member = sample.posts.find(
    (post) =>
      post.role === 'micro_grid_member' &&
      sample.holders.some((one) => one.postKey === post.key && withLogin.has(one.personKey)),
  )
  if (!member) throw new Error(`sample: no member with a log-in in ${sample.key}`)
  return {
    gridKey: member.gridKey,
    actor: await actorFor(loading, 'micro_grid_member', member.gridKey),
    lead: await actorFor(loading, 'ordinary_grid_lead', parentOf(loading, member.gridKey)),
  }
}

/** The ordinary grid above a micro grid. */
function parentOf({ sample }: Loading, gridKey: string): string | undefined {
  const parents = new Map(sample.grids.map((grid) => [grid.key, grid]))
  let grid = parents.get(gridKey)
  while (grid && grid.level !== 'ordinary') grid = parents.get(grid.parentKey ?? '')
  return grid?.key
}
