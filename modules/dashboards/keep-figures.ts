import type { Context, WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { districtOf } from '../../platform/pure/ids.ts'
import { calendarOf, listPublications, type WorkingCalendar } from '../calendars/index.ts'
import { workingMinutesBetween } from '../calendars/rules.ts'
import { FACTS_READ, type FigureCase, firstDay, fold, PERIODS, type Period, spanOf, stepped } from './rules.ts'
import {
  addVersions,
  BEHIND,
  type Counting,
  FIGURES,
  forgetFigures,
  markStale,
  movePlaces,
  openPlaces,
  presentVersions,
  type ReadFact,
  recount,
  TO_TALLY,
  takeFacts,
  takeTallies,
  tallied,
  type Version,
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
    const rows = await db.pool.query<{ tenant_id: number }>(TO_TALLY, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => countAgain(ctx),
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

/** Forgets the figures of the tenant, reads them again from the chains and counts them. @returns how many facts were read */
export async function rebuildFigures(ctx: WriteContext): Promise<number> {
  await forgetFigures(ctx.sql, ctx.tenant)
  let read = 0
  for (;;) {
    const more = await readOn(ctx)
    if (more === 0) break
    read += more
  }
  while ((await countAgain(ctx)) > 0);
  return read
}

/** One batch of each chain of the tenant. @returns how many facts were read */
async function readOn(ctx: WriteContext): Promise<number> {
  await openPlaces(ctx.sql, ctx.tenant)
  const facts = await takeFacts(ctx.sql, ctx.tenant, FACTS_READ, BATCH)
  if (facts.length === 0) return 0
  const moving = facts.filter((fact) => fact.body !== null)
  const present: Map<string, Version> =
    moving.length === 0
      ? new Map()
      : await presentVersions(ctx.sql, ctx.tenant, [...new Set(moving.map((fact) => fact.subjectId))])
  const versions = await replayed(ctx, moving, present)
  if (versions.length > 0) {
    await addVersions(ctx.sql, ctx.tenant, versions)
    await markStale(ctx.sql, ctx.tenant, earliest(versions))
  }
  await movePlaces(ctx.sql, ctx.tenant, new Map(facts.map((fact) => [fact.chainId, fact.seq])))
  return facts.length
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
