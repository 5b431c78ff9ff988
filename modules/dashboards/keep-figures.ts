import type { Context, WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { districtOf } from '../../platform/pure/ids.ts'
import { calendarOf, listPublications, type WorkingCalendar } from '../calendars/index.ts'
import { workingMinutesBetween } from '../calendars/rules.ts'
import {
  FACTS_READ,
  type FigureCase,
  firstDay,
  fold,
  PERIODS,
  type Period,
  spanOf,
  startOf,
  stepped,
  VISIT_FACTS,
  visitChange,
} from './rules.ts'
import {
  addVersions,
  BEHIND,
  type ChangedVisits,
  type Counting,
  FIGURES,
  forgetFigures,
  gridVersionsSince,
  markStale,
  markVisitsStale,
  movePlaces,
  openPlaces,
  presentVersions,
  type ReadFact,
  recount,
  recountVisits,
  TO_TALLY,
  takeFacts,
  takeTallies,
  takeVisitTallies,
  tallied,
  type Version,
  VISITS_TO_TALLY,
  visitsTallied,
} from './store.ts'

/** So many facts of a chain are read at once. */
const BATCH = 1000
/** So many communities are counted in one transaction. */
const COMMUNITIES = 20

/**
 * Reads on in the chains, in batches: a follower per fact would cost each act three statements more, this costs five for a thousand facts
 * (docs/decisions/0034-figures.md). What it keeps follows from the chain alone.
 */
export const figuresSweep: Sweep = {
  name: FIGURES,
  everySeconds: 3,
  dueTenants: async (db) => {
    const rows = await db.pool.query<{ tenant_id: number }>(BEHIND, [FIGURES])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => readOn(ctx),
}

/** Counts communities anew whose counts are no longer true. */
export const countsSweep: Sweep = {
  name: 'dashboards.counts',
  everySeconds: 5,
  dueTenants: async (db, now) => {
    const due = await Promise.all(
      [TO_TALLY, VISITS_TO_TALLY].map((text) => db.pool.query<{ tenant_id: number }>(text, [now])),
    )
    return [...new Set(due.flatMap(({ rows }) => rows.map((row) => row.tenant_id)))]
  },
  run: async (ctx) => (await countAgain(ctx)) + (await countVisitsAgain(ctx)),
}

/** Counts some communities of the tenant anew whose counts are no longer true. @returns how many */
async function countAgain(ctx: Context): Promise<number> {
  const taken = await takeTallies(ctx.sql, ctx.tenant, ctx.now, COMMUNITIES)
  for (const { communityId, since } of taken) {
    for (const period of PERIODS) {
      const countings = countingsSince(period, since ?? ctx.now, ctx.now)
      await recount(ctx.sql, ctx.tenant, communityId, period, countings)
    }
    await tallied(ctx.sql, ctx.tenant, communityId, ctx.now)
  }
  return taken.length
}

/** Counts doors and visits of some communities of the tenant anew, those that differ since the same day together. @returns how many */
async function countVisitsAgain(ctx: Context): Promise<number> {
  const { sql, tenant, now } = ctx
  const taken = await takeVisitTallies(sql, tenant, now, COMMUNITIES)
  for (const [, alike] of groupBy(taken, ({ since }) => firstDay('day', since))) {
    const communityIds = alike.map((one) => one.communityId)
    const since = startOf(firstDay('day', alike[0].since))
    const versions = await gridVersionsSince(sql, tenant, since)
    for (const period of PERIODS)
      await recountVisits(sql, tenant, communityIds, period, countingsSince(period, since, now), versions)
    await visitsTallied(sql, tenant, communityIds, now)
  }
  return taken.length
}

/** Forgets the figures of the tenant, reads them again from the chains and counts them. @returns how many facts were read */
export async function rebuildFigures(ctx: WriteContext): Promise<number> {
  await forgetFigures(ctx.sql, ctx.tenant)
  let read = 0
  for (;;) {
    const more = await readOn(ctx)
    if (more === 0) break
    read += more
  }
  while ((await countAgain(ctx)) + (await countVisitsAgain(ctx)) > 0);
  return read
}

/** One batch of each chain of the tenant. @returns how many facts were read */
async function readOn(ctx: WriteContext): Promise<number> {
  await openPlaces(ctx.sql, ctx.tenant)
  const facts = await takeFacts(ctx.sql, ctx.tenant, [...FACTS_READ, ...VISIT_FACTS], BATCH)
  if (facts.length === 0) return 0
  const moving = facts.filter((fact) => fact.body !== null && FACTS_READ.includes(fact.name))
  const present: Map<string, Version> =
    moving.length === 0
      ? new Map()
      : await presentVersions(ctx.sql, ctx.tenant, [...new Set(moving.map((fact) => fact.subjectId))])
  const versions = await replayed(ctx, moving, present)
  if (versions.length > 0) {
    await addVersions(ctx.sql, ctx.tenant, versions)
    await markStale(ctx.sql, ctx.tenant, earliest(versions))
  }
  const changes = facts.flatMap(changedVisits)
  if (changes.length > 0) await markVisitsStale(ctx.sql, ctx.tenant, ctx.now, changes)
  await movePlaces(ctx.sql, ctx.tenant, new Map(facts.map((fact) => [fact.chainId, fact.seq])))
  return facts.length
}

function changedVisits({ name, subjectId, communityId, at, body }: ReadFact): ChangedVisits[] {
  if (communityId === null || body === null) return []
  const { data } = JSON.parse(body) as { data: Record<string, unknown> }
  const change = visitChange(name, at, data)
  return change ? [{ ...change, subjectId, communityId }] : []
}

/** The versions that facts make of their cases, in the order of the facts. @param present the last version of each case before them; moved on */
export async function replayed(
  ctx: Context,
  facts: readonly ReadFact[],
  present: Map<string, Version>,
): Promise<Version[]> {
  const times = await workingTimes(ctx, facts)
  return facts.flatMap((fact) => {
    const next = versionAfter(present.get(fact.subjectId), fact, times)
    if (next) present.set(fact.subjectId, next)
    return next ?? []
  })
}

type WorkingTimes = (from: Date, until: Date) => number

function versionAfter(before: Version | undefined, fact: ReadFact, minutes: WorkingTimes): Version | undefined {
  const { communityId, subjectId: caseId, seq, at, buildingId } = fact
  if (communityId === null || fact.body === null) return undefined
  const { grid, data } = JSON.parse(fact.body) as { grid: string | null; data: Record<string, unknown> }
  const after = fold(before, { name: fact.name, at, gridId: grid, buildingId, data })
  if (!after) return undefined
  return {
    ...after,
    caseId,
    seq,
    communityId,
    fromAt: at,
    responseMinutes: spent(before, after, 'respondedAt', before?.responseMinutes, minutes),
    handlingMinutes: spent(before, after, 'endedAt', before?.handlingMinutes, minutes),
  }
}

/** Working minutes from the report to a moment; counted when the moment comes and kept while it stays. */
function spent(
  before: FigureCase | undefined,
  after: FigureCase,
  field: 'respondedAt' | 'endedAt',
  known: number | null | undefined,
  minutes: WorkingTimes,
): number | null {
  const until = after[field]
  if (until === null) return null
  if (before?.[field]?.getTime() === until.getTime()) return known ?? null
  return minutes(after.reportedAt, until)
}

/** Working minutes by the calendar that was in force at the end of a span; the first one for what lies before it. */
async function workingTimes(ctx: Context, facts: readonly ReadFact[]): Promise<WorkingTimes> {
  if (facts.length === 0) return () => 0
  const published = await listPublications(ctx.sql, districtOf(ctx.tenant))
  const calendars: { since: Date; calendar: WorkingCalendar }[] = []
  for (const one of published) calendars.push({ since: one.publishedAt, calendar: await calendarOf(ctx, one.id) })
  return (from, until) => {
    const ruling = calendars.find((one) => one.since <= until) ?? calendars.at(-1)
    return ruling ? workingMinutesBetween(from, until, ruling.calendar) : 0
  }
}

function earliest(versions: readonly Version[]): Map<string, Date> {
  const since = new Map<string, Date>()
  for (const { communityId, fromAt } of versions) {
    const known = since.get(communityId)
    if (!known || fromAt < known) since.set(communityId, fromAt)
  }
  return since
}

/** The periods from the one in which a moment lies to the one that runs. */
export function countingsSince(period: Period, since: Date, now: Date): Counting[] {
  const justAfter = new Date(now.getTime() + 1)
  const countings: Counting[] = []
  const last = firstDay(period, now)
  for (let fromDate = firstDay(period, since); fromDate <= last; fromDate = stepped(period, fromDate, 1)) {
    const { from, to } = spanOf(period, fromDate)
    countings.push({ fromDate, fromAt: from, endAt: to < justAfter ? to : justAfter })
  }
  return countings
}
