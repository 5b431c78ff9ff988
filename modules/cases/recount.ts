import type { WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { districtOf } from '../../platform/pure/ids.ts'
import { calendarOf, listPublications } from '../calendars/index.ts'
import { outrun, overtaken, type PublishedCalendar } from '../calendars/rules.ts'
import { catalogueOf, listCatalogues } from '../routing/index.ts'
import { actOn } from './commands/act.ts'
import { limitsUnder, movedClocks, type NewCount, promisedBy, recounted } from './rules/recount.ts'
import type { Clock } from './rules.ts'
import {
  type Carried,
  type OpenCase,
  readOpenCases,
  saveCarried,
  takeCarrying,
  takeEstimating,
  tenantsCarrying,
  tenantsEstimating,
} from './store/recount.ts'

/** At most this many cases in one transaction, so that a kill loses little work and locks stay short. */
const BATCH = 100

/**
 * Counts the dates of open cases anew after a publication that says so, and estimates once the plan of their year is there
 * (docs/decisions/0022-changed-calendars.md). What is left to do stands on the cases themselves: one that carries the new set is done,
 * so a sweep that dies has done nothing twice, and a case that was opened under the old set meanwhile is found as well.
 */
export const recountSweep: Sweep = {
  name: 'cases.recompute',
  everySeconds: 20,
  dueTenants: async (db) => {
    const tasks = [...byDistrict(await listPublications(db)).values()].flatMap(calendarTasks)
    const limits = [...byDistrict(await listCatalogues(db)).values()].flatMap(limitTasks)
    const idsOf = (why: Why) => [...tasks, ...limits].filter((one) => one.why === why).flatMap((one) => one.ids)
    return [
      ...new Set([
        ...(await tenantsCarrying(db, 'calendar_set_id', idsOf('calendar'))),
        ...(await tenantsCarrying(db, 'category_set_id', idsOf('limit'))),
        ...(await tenantsEstimating(db, idsOf('plan'))),
      ]),
    ]
  },
  run: async (ctx) => {
    const district = districtOf(ctx.tenant)
    const tasks = [
      ...calendarTasks(await listPublications(ctx.sql, district)),
      ...limitTasks(await listCatalogues(ctx.sql, district)),
    ]
    for (const task of tasks) {
      const ids = await take(ctx, task)
      if (ids.length === 0) continue
      await recountAll(ctx, task, await readOpenCases(ctx.sql, ctx.tenant, ids))
      return ids.length
    }
    return 0
  },
}

/** Why dates are counted anew: another calendar, another limit, or a year whose plan is there now. */
type Why = 'calendar' | 'limit' | 'plan'
type Task = { readonly why: Why; readonly by: string; readonly ids: readonly string[] }

/** A new calendar goes before a new year's plan, so that an estimate is not all that is counted anew. */
function calendarTasks(history: readonly PublishedCalendar[]): Task[] {
  const all = overtaken(history)
  const estimates = outrun(history)
  const left = estimates?.ids.filter((id) => !all?.ids.includes(id)) ?? []
  return [
    ...(all ? [{ why: 'calendar', ...all } as const] : []),
    ...(estimates && left.length > 0 ? [{ why: 'plan', by: estimates.by, ids: left } as const] : []),
  ]
}

function limitTasks(history: Parameters<typeof overtaken>[0]): Task[] {
  const all = overtaken(history)
  return all ? [{ why: 'limit', ...all }] : []
}

function byDistrict<One extends { readonly districtId: number }>(all: readonly One[]): Map<number, One[]> {
  const districts = new Map<number, One[]>()
  for (const one of all) districts.set(one.districtId, [...(districts.get(one.districtId) ?? []), one])
  return districts
}

function take(ctx: WriteContext, { why, ids }: Task): Promise<string[]> {
  return why === 'plan'
    ? takeEstimating(ctx.sql, ctx.tenant, ids, BATCH)
    : takeCarrying(ctx.sql, ctx.tenant, carriedBy(why), ids, BATCH)
}

function carriedBy(why: Why): Carried {
  return why === 'limit' ? 'category_set_id' : 'calendar_set_id'
}

async function recountAll(ctx: WriteContext, task: Task, cases: readonly OpenCase[]): Promise<void> {
  const unmoved: string[] = []
  for (const one of cases) {
    const by = await countOf(ctx, task, one)
    const clocks = recounted(one.clocks, await calendarOf(ctx, one.calendarSetId), by)
    if (clocks.every((clock, i) => clock === one.clocks[i])) unmoved.push(one.id)
    else await recountOne(ctx, task, one.id, by)
  }
  await saveCarried(ctx.sql, ctx.tenant, carriedBy(task.why), task.by, unmoved)
}

async function countOf(ctx: WriteContext, { why, by }: Task, one: OpenCase): Promise<NewCount> {
  if (why !== 'limit')
    return { calendar: await calendarOf(ctx, by), onlyProvisional: why === 'plan', handleLimits: null }
  const [before, after] = [await catalogueOf(ctx, one.categorySetId), await catalogueOf(ctx, by)]
  const limitIn = (catalogue: typeof before) => catalogue.get(one.categoryCode ?? '')?.limit
  return {
    calendar: await calendarOf(ctx, one.calendarSetId),
    onlyProvisional: false,
    handleLimits: limitsUnder(one, limitIn(before), limitIn(after)),
  }
}

function recountOne(ctx: WriteContext, { why, by: set }: Task, caseId: string, by: NewCount): Promise<unknown> {
  return actOn(ctx, 'recompute', { caseId }, async ({ event, facts, loaded }) => ({
    facts: by,
    calendar: by.calendar,
    texts: why === 'limit' ? { categorySetId: set } : { calendarSetId: set },
    after: ({ changes, clocks }) => {
      const moved = movedClocks(facts.clocks, clocks)
      const first = moved.find(({ after }) => after.kind === promisedBy(facts.state)) ?? moved[0]
      ctx.announce('case.recomputed', event, {
        why,
        set,
        moved: first?.after.kind ?? null,
        from: first?.before.dueAt.toISOString() ?? null,
        to: first?.after.dueAt.toISOString() ?? null,
        promisedFrom: changes.dueAt ? (loaded.row.due_at?.toISOString() ?? null) : null,
        promised: changes.dueAt?.toISOString() ?? null,
        clocks: moved.map(({ before, after }) => ({ clock: after.kind, from: said(before), to: said(after) })),
      })
    },
  }))
}

function said(clock: Clock): string {
  return clock.dueAt.toISOString()
}
