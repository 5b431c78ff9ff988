import type { Context } from '../../platform/context.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { replayed } from './keep-figures.ts'
import { FACTS_READ, firstDay, PERIODS, type Period, spanOf, stepped } from './rules.ts'
import {
  type Counting,
  caseIdsAfter,
  countedSince,
  differingPeriods,
  differingVisits,
  type FigureCheck,
  factsOf,
  firstGrid,
  firstReport,
  gridVersionsSince,
  keptVersions,
  sampleCases,
  type Version,
  visitsCountedSince,
} from './store.ts'

/** From so many moments, evenly spread over all there is, so many cases each. */
const MOMENTS = 20
const EACH = 5
/** So many periods of each kind that are over are counted again. */
const PERIODS_AGAIN = 3
/** So many cases are told again at once. */
const BATCH = 500
const NOBODY = '00000000-0000-0000-0000-000000000000'
const DAY = 86_400_000

/**
 * Holds a sample of what is kept for figures against what it follows from: cases told again from their chain, and periods that are over counted
 * again from the cases, the doors and the visits. What changes nothing is not found by looking at changes: a row that somebody altered by hand is found only like this.
 * The sample moves with the day, so that in time everything is looked at. `weige figures` looks at all of it.
 * @param among whose share of the sample is looked at; left out: that of all communities
 */
export async function checkFigures(ctx: Context, among?: readonly string[]): Promise<readonly FigureCheck[]> {
  const isAsked = ({ communityId }: { communityId: string }) => among === undefined || among.includes(communityId)
  const since = await firstReport(ctx.sql, ctx.tenant)
  const sample = since ? await sampleCases(ctx.sql, ctx.tenant, momentsBetween(since, ctx.now), EACH) : []
  const cases = sample.filter(isAsked)
  const suspected = await casesThatDiffer(
    ctx,
    cases.map((one) => one.caseId),
  )
  // Between two statements more of a chain may have been read; what truly differs does so twice.
  const wrong = await casesThatDiffer(ctx, [...suspected])
  const counted = (await countedSince(ctx.sql, ctx.tenant)).filter(isAsked)
  const countedAt = new Map(counted.map((one) => [one.communityId, one.at]))
  const visits = await checkVisits(ctx, periodsOver, among)
  const found: FigureCheck[] = []
  for (const communityId of new Set([...countedAt.keys(), ...cases.map((one) => one.communityId)])) {
    const at = countedAt.get(communityId) ?? null
    const mine = cases.filter((one) => one.communityId === communityId).map((one) => one.caseId)
    let { counts, countsWrong } = visits.get(communityId) ?? NOTHING
    for (const period of at && since ? PERIODS : []) {
      const again = at && since ? periodsOver(period, since, at, ctx.now) : []
      counts += again.length
      if (again.length > 0)
        countsWrong += (await differingPeriods(ctx.sql, ctx.tenant, communityId, period, again)).length
    }
    found.push({
      communityId,
      cases: mine.length,
      counts,
      countsWrong,
      wrongCaseIds: mine.filter((id) => wrong.has(id)),
    })
  }
  return found
}

/** All of it: every case of the tenant, and every period that is over. For the operator; it takes minutes for a city. */
export async function checkAllFigures(ctx: Context) {
  const wrong: string[] = []
  let cases = 0
  for (let after = NOBODY; ; ) {
    const ids = await caseIdsAfter(ctx.sql, ctx.tenant, after, BATCH)
    const suspected = await casesThatDiffer(ctx, ids)
    wrong.push(...(await casesThatDiffer(ctx, [...suspected])))
    cases += ids.length
    if (ids.length < BATCH) break
    after = ids[ids.length - 1]
  }
  const since = await firstReport(ctx.sql, ctx.tenant)
  const visits = [...(await checkVisits(ctx, allOver)).values()]
  let counts = visits.reduce((sum, one) => sum + one.counts, 0)
  let countsWrong = visits.reduce((sum, one) => sum + one.countsWrong, 0)
  for (const { communityId, at } of await countedSince(ctx.sql, ctx.tenant))
    for (const period of at && since ? PERIODS : []) {
      const countings = at && since ? allOver(period, since, at) : []
      counts += countings.length
      countsWrong += (await differingPeriods(ctx.sql, ctx.tenant, communityId, period, countings)).length
    }
  return { cases, wrongCaseIds: wrong, counts, countsWrong }
}

type Found = Pick<FigureCheck, 'counts' | 'countsWrong'>
const NOTHING: Found = { counts: 0, countsWrong: 0 }

/**
 * Counts doors and visits again over some periods that are over, per community. They are read where they are written: what was said meanwhile, and
 * has not been counted yet, is no fault of what is kept.
 */
async function checkVisits(
  { sql, tenant, now }: Context,
  chosen: (period: Period, since: Date, countedAt: Date, now: Date) => Counting[],
  among?: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const since = await firstGrid(sql, tenant)
  const counted = (await visitsCountedSince(sql, tenant)).flatMap(({ communityId, at }) =>
    at !== null && (among === undefined || among.includes(communityId)) ? [{ communityId, at }] : [],
  )
  if (since === null || counted.length === 0) return new Map()
  const versions = await gridVersionsSince(sql, tenant, since)
  const found: { communityId: string; at: Date; counts: number; countsWrong: number }[] = []
  for (const { communityId, at } of counted) {
    let [counts, countsWrong] = [0, 0]
    for (const period of PERIODS) {
      const again = chosen(period, since, at, now)
      counts += again.length
      countsWrong += (await differingVisits(sql, tenant, communityId, period, again, versions)).length
    }
    found.push({ communityId, at, counts, countsWrong })
  }
  const isSame = found.every((one) => one.countsWrong === 0)
  const after = new Map(
    isSame ? [] : (await visitsCountedSince(sql, tenant)).map((one) => [one.communityId, one.at?.getTime()]),
  )
  return new Map(
    found.map(({ communityId, at, counts, countsWrong }) => [
      communityId,
      countsWrong === 0 || after.get(communityId) === at.getTime() ? { counts, countsWrong } : NOTHING,
    ]),
  )
}

/** Those of some cases whose kept versions are not what their chain tells. */
export async function casesThatDiffer(ctx: Context, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const facts = await factsOf(ctx.sql, ctx.tenant, caseIds, FACTS_READ)
  const told = groupBy(await replayed(ctx, facts, new Map()), (one) => one.caseId)
  const kept = groupBy(await keptVersions(ctx.sql, ctx.tenant, caseIds), (one) => one.caseId)
  return new Set(
    caseIds.filter((id) => {
      const own = kept.get(id) ?? []
      const now = told.get(id) ?? []
      const follows = own.every((one, i) => {
        const next = own[i + 1]
        return one.isRepeat === one.isRepeatNow && (one.untilAt?.getTime() ?? null) === (next?.fromAt.getTime() ?? null)
      })
      return !follows || JSON.stringify(own.map(compared)) !== JSON.stringify(now.map(compared))
    }),
  )
}

function compared(version: Version): unknown[] {
  return Object.entries(version)
    .filter(([key]) => key !== 'untilAt' && key !== 'isRepeat' && key !== 'isRepeatNow')
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Moments evenly between two, moved on a little every day. */
function momentsBetween(from: Date, until: Date): Date[] {
  const step = (until.getTime() - from.getTime()) / MOMENTS
  const golden = (Math.floor(until.getTime() / DAY) * 0.618034) % 1
  return Array.from({ length: MOMENTS }, (_, i) => new Date(from.getTime() + (i + golden) * step))
}

/** Some periods that were over when a community was counted last: the last one, and others further back, other ones every day. */
function periodsOver(period: Period, since: Date, countedAt: Date, now: Date): Counting[] {
  const dates = datesOver(period, since, countedAt)
  const turn = Math.floor(now.getTime() / DAY)
  const chosen = new Set(dates.slice(0, 1))
  for (let i = 1; i < PERIODS_AGAIN && dates.length > 0; i++) chosen.add(dates[(turn * (2 * i + 1)) % dates.length])
  return [...chosen].map((date) => counting(period, date))
}

function allOver(period: Period, since: Date, countedAt: Date): Counting[] {
  return datesOver(period, since, countedAt).map((date) => counting(period, date))
}

/** The first days of all periods that were over when a community was counted last, the newest first. */
function datesOver(period: Period, since: Date, countedAt: Date): string[] {
  const first = firstDay(period, since)
  const dates: string[] = []
  for (let date = stepped(period, firstDay(period, countedAt), -1); date >= first; date = stepped(period, date, -1))
    dates.push(date)
  return dates
}

function counting(period: Period, fromDate: string): Counting {
  const { from, to } = spanOf(period, fromDate)
  return { fromDate, fromAt: from, endAt: to }
}
