import { type Sight, visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import type { OutputOf, ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { linesInSight, type RegisterLine, registerLinesInSight } from '../../cases/index.ts'
import { treeOf } from '../../grids/index.ts'
import {
  type FigureFilter,
  type GetCourse,
  type GetFigures,
  HOT_SPOT,
  type ListCounted,
  type ListHotSpots,
} from '../contract.ts'
import {
  COUNTS,
  type Count,
  type Counts,
  countsSteps,
  firstDay,
  hotSpots,
  type Span,
  spanOf,
  stepped,
  summed,
  VOLUMES,
} from '../rules.ts'
import {
  type GridAt,
  gridsAt,
  keptUntil,
  listCounted,
  listSpots,
  openCounted,
  readCounts,
  readCourse,
  readTimes,
  takeCounted,
} from '../store.ts'
import { countedSpan, said } from './counted-span.ts'
import { isOfFew, rolledUpBy, within } from './ground.ts'
import { categoryNames, labelsOf } from './group-labels.ts'

const DAY = 86_400_000

/** For whom figures are read: over which grid (undefined: the whole street), and what of it is counted. */
export type Looking = { readonly scope: string | undefined; readonly sight: Sight; readonly isOfNobody?: boolean }

/** The figures of a grid for somebody who may read them: the screen's own, and those of reports. */
export async function figuresOver(
  ctx: Context,
  { scope, sight, isOfNobody }: Looking,
  { filter, span, groupBy }: ParsedOf<typeof GetFigures>,
): Promise<OutputOf<typeof GetFigures>> {
  const counted = countedSpan(span, ctx.now)
  const grids = await gridsAt(ctx.sql, ctx.tenant, counted.endAt)
  const narrowed = { ...filterOf(filter), isOfNobody, grids: within(grids, scope) }
  const parts = await readCounts(ctx.sql, ctx.tenant, sight, narrowed, counted, COUNTS, groupBy)
  const labels = await labelsOf(ctx, groupBy, grids)
  const lines = groupBy === 'grid' ? rolledUpBy(parts, grids, scope, summed) : parts
  const isVolumeOnly = isOfFew(grids, scope)
  return {
    span: said(counted, ctx.now),
    isVolumeOnly,
    total: shown(summed(parts.map((one) => one.counts)), isVolumeOnly),
    lines:
      groupBy === 'all'
        ? []
        : lines.map(({ key, counts }) => {
            const isFew = isVolumeOnly || (groupBy === 'grid' && isOfFew(grids, key))
            return { key, label: labels(key), isVolumeOnly: isFew, counts: shown(counts, isFew) }
          }),
    times: isVolumeOnly
      ? { response: null, handling: null }
      : await readTimes(ctx.sql, ctx.tenant, sight, narrowed, counted),
    keptUntil: (await keptUntil(ctx.sql, ctx.tenant, ctx.now))?.toISOString() ?? null,
  }
}

/** The counts of a grid over the last periods, for somebody who may read them. */
export async function courseOver(
  ctx: Context,
  { scope, sight, isOfNobody }: Looking,
  { filter, period, last, periods }: ParsedOf<typeof GetCourse>,
): Promise<OutputOf<typeof GetCourse>> {
  ensure(firstDay(period, spanOf(period, last).from) === last, () => new Refusal('figures.no_first_day'))
  const dates = Array.from({ length: periods }, (_, i) => stepped(period, last, i - periods + 1))
  const spans = dates.map((from) => countedSpan({ period, from }, ctx.now))
  const grids = await gridsAt(ctx.sql, ctx.tenant, spans[spans.length - 1].endAt)
  const narrowed = { ...filterOf(filter), isOfNobody, grids: within(grids, scope) }
  const counts = await readCourse(ctx.sql, ctx.tenant, sight, narrowed, spans, COUNTS)
  const isVolumeOnly = isOfFew(grids, scope)
  return {
    asOf: ctx.now.toISOString(),
    isVolumeOnly,
    lines: spans.map((one, i) => ({
      from: one.from,
      isRunning: one.endAt < one.to,
      counts: shown(counts[i], isVolumeOnly),
    })),
  }
}

/** A page of the cases behind a count, for somebody who may read it. */
export async function countedOver(
  ctx: Context,
  { scope, sight, isOfNobody }: Looking,
  { filter, span, count, after, limit }: ParsedOf<typeof ListCounted>,
): Promise<OutputOf<typeof ListCounted>> {
  const spanned = countedSpan(span, ctx.now)
  const hung = await gridsAt(ctx.sql, ctx.tenant, spanned.endAt)
  const grids = groundOf(hung, scope, count)
  const rows = await listCounted(
    ctx.sql,
    ctx.tenant,
    sight,
    { ...filterOf(filter), isOfNobody, grids },
    spanned,
    count,
    after && { ...after, at: new Date(after.at) },
    limit,
  )
  const lines = new Map(
    (await linesInSight(ctx, [...new Set(rows.map((row) => row.caseId))])).map((one) => [one.id, one]),
  )
  const last = rows.at(-1)
  return {
    rows: rows.flatMap((row) => {
      const line = lines.get(row.caseId)
      // A step is counted when it was taken, what is open and what a case came to at the end of the span.
      const moment = countsSteps(count) ? row.at : spanned.endAt
      const stood = {
        state: row.state,
        gridName: hung.get(row.gridId)?.name ?? '',
        dueAt: row.dueAt?.toISOString() ?? null,
        isLate: row.endedAt === null && row.dueAt !== null && row.dueAt < moment,
        days: Math.floor((moment.getTime() - row.reportedAt.getTime()) / DAY),
      }
      return line ? [{ case: line, seq: row.seq, at: row.at.toISOString(), stood }] : []
    }),
    next: rows.length === limit && last ? { at: last.at.toISOString(), caseId: last.caseId, seq: last.seq } : null,
  }
}

/** The rows behind a count as they leave the house, some at a time, in one snapshot: for exports, however many there are. */
export async function* countedBatches(
  ctx: Context,
  { scope, sight }: Looking,
  { filter, span, count }: Pick<ParsedOf<typeof ListCounted>, 'filter' | 'span' | 'count'>,
  batch: number,
): AsyncGenerator<readonly { line: RegisterLine; at: Date }[]> {
  const spanned = countedSpan(span, ctx.now)
  const grids = groundOf(await gridsAt(ctx.sql, ctx.tenant, spanned.endAt), scope, count)
  const narrowed = { ...filterOf(filter), grids }
  await openCounted(ctx.sql, ctx.tenant, sight, narrowed, spanned, count)
  for (;;) {
    const rows = await takeCounted(ctx.sql, batch)
    if (rows.length === 0) return
    const ids = [...new Set(rows.map((row) => row.caseId))]
    const lines = new Map((await registerLinesInSight(ctx, ids)).map((one) => [one.id, one]))
    yield rows.flatMap(({ caseId, at }) => {
      const line = lines.get(caseId)
      return line ? [{ line, at }] : []
    })
  }
}

/** Where the same comes up again within a grid, in the sight of who asks: in the last days, or in those that are given. */
export async function hotSpotsOver(
  ctx: Context,
  scope: string | undefined,
  among?: Span & { readonly isOfNobody: boolean },
): Promise<OutputOf<typeof ListHotSpots>> {
  const tree = await treeOf(ctx)
  const days = among ?? { from: new Date(ctx.now.getTime() - HOT_SPOT.days * DAY), to: undefined, isOfNobody: false }
  const spots = await listSpots(
    ctx.sql,
    ctx.tenant,
    visibleTo(ctx.actor),
    scope === undefined ? undefined : tree.under(scope),
    days,
  )
  const categoryName = await categoryNames(ctx)
  return {
    asOf: ctx.now.toISOString(),
    spots: hotSpots(spots, HOT_SPOT.cases, HOT_SPOT.metres).map((cases) => {
      const [middle] = cases
      return {
        categoryCode: middle.categoryCode,
        category: categoryName(middle.categoryCode),
        lng: mean(cases.map((one) => one.lng)),
        lat: mean(cases.map((one) => one.lat)),
        gridId: middle.gridId,
        gridName: tree.get(middle.gridId)?.name ?? '',
        cases: cases.map((one) => ({
          id: one.id,
          number: one.number,
          isOpen: one.isOpen,
          reportedAt: one.reportedAt.toISOString(),
        })),
      }
    }),
  }
}

/** A filter as the store reads it, without its grid: that is resolved to the grids of the time. */
export function filterOf({ categoryPrefix, channel, tier, priority }: FigureFilter) {
  return { grids: undefined, categoryPrefix, channel, tier, priority, isOfNobody: undefined }
}

/**
 * The grids in which the cases behind a count lie.
 * @throws Refusal for a count that is not read of a place which belongs to one or two people
 */
export function groundOf(grids: ReadonlyMap<string, GridAt>, scope: string | undefined, count: Count) {
  ensure(!isOfFew(grids, scope) || VOLUMES.includes(count), () => new Refusal('figures.volume_only'))
  return within(grids, scope)
}

function shown(counts: Counts, isVolumeOnly: boolean): Counts {
  return isVolumeOnly ? Object.fromEntries(VOLUMES.map((count) => [count, counts[count] ?? 0])) : counts
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}
