import { type Sight, visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import type { OutputOf, ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { linesInSight, type RegisterLine, registerLinesInSight } from '../../cases/index.ts'
import { treeOf } from '../../grids/index.ts'
import {
  type FigureFilter,
  type FigureLine,
  type GetCourse,
  type GetFigures,
  type GroupKey,
  HOT_SPOT,
  type ListCounted,
  type ListHotSpots,
} from '../contract.ts'
import { COUNTS, type Count, type Counts, firstDay, hotSpots, spanOf, stepped, summed } from '../rules.ts'
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
import { categoryNames, labelsOf } from './group-labels.ts'

/** All that is counted of a place which belongs to one or two people: what lies there, never how they did. */
const VOLUMES: readonly Count[] = ['received', 'open', 'open_late', 'open_urgent', 'open_unheard']
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
  const lines = groupBy === 'grid' ? rolledUp(parts, grids, scope) : parts
  return {
    span: said(counted, ctx.now),
    total: summed(parts.map((one) => one.counts)),
    lines: groupBy === 'all' ? [] : lines.map((one) => lineOf(one, labels(one.key), grids, groupBy)),
    times: await readTimes(ctx.sql, ctx.tenant, sight, narrowed, counted),
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
  const grids = within(await gridsAt(ctx.sql, ctx.tenant, spans[spans.length - 1].endAt), scope)
  const narrowed = { ...filterOf(filter), isOfNobody, grids }
  const counts = await readCourse(ctx.sql, ctx.tenant, sight, narrowed, spans, COUNTS)
  return {
    asOf: ctx.now.toISOString(),
    lines: spans.map((one, i) => ({ from: one.from, isRunning: one.endAt < one.to, counts: counts[i] })),
  }
}

/** A page of the cases behind a count, for somebody who may read it. */
export async function countedOver(
  ctx: Context,
  { scope, sight }: Looking,
  { filter, span, count, after, limit }: ParsedOf<typeof ListCounted>,
): Promise<OutputOf<typeof ListCounted>> {
  const spanned = countedSpan(span, ctx.now)
  const grids = within(await gridsAt(ctx.sql, ctx.tenant, spanned.endAt), scope)
  const rows = await listCounted(
    ctx.sql,
    ctx.tenant,
    sight,
    { ...filterOf(filter), grids },
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
    rows: rows.flatMap(({ caseId, seq, at }) => {
      const line = lines.get(caseId)
      return line ? [{ case: line, seq, at: at.toISOString() }] : []
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
  const grids = within(await gridsAt(ctx.sql, ctx.tenant, spanned.endAt), scope)
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

/** Where the same comes up again within a grid, in the sight of who asks. */
export async function hotSpotsOver(ctx: Context, scope: string | undefined): Promise<OutputOf<typeof ListHotSpots>> {
  const tree = await treeOf(ctx)
  const since = new Date(ctx.now.getTime() - HOT_SPOT.days * DAY)
  const spots = await listSpots(
    ctx.sql,
    ctx.tenant,
    visibleTo(ctx.actor),
    scope === undefined ? undefined : tree.under(scope),
    since,
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

function filterOf({ categoryPrefix, channel, tier, priority }: FigureFilter) {
  return { grids: undefined, categoryPrefix, channel, tier, priority, isOfNobody: undefined }
}

/** The grid and all that hung below it then; undefined stays the whole street. */
function within(grids: ReadonlyMap<string, GridAt>, scope: string | undefined): string[] | undefined {
  if (scope === undefined) return undefined
  return [...grids.values()].filter((one) => lineUp(grids, one.id).includes(scope)).map((one) => one.id)
}

function lineUp(grids: ReadonlyMap<string, GridAt>, id: string): string[] {
  const path: string[] = []
  for (let one = grids.get(id); one; one = one.parentId === null ? undefined : grids.get(one.parentId))
    path.push(one.id)
  return path
}

/** Counts of grids gathered under the grids directly below the scope; what lies in the scope itself has its own line. */
function rolledUp(
  parts: readonly { key: string; counts: Counts }[],
  grids: ReadonlyMap<string, GridAt>,
  scope: string | undefined,
): { key: string; counts: Counts }[] {
  const root = scope ?? [...grids.values()].find((one) => one.parentId === null)?.id
  const gathered = new Map<string, Counts[]>()
  for (const one of grids.values()) if (one.parentId === root && one.id !== root) gathered.set(one.id, [])
  for (const { key, counts } of parts) {
    const path = lineUp(grids, key)
    const at = root === undefined ? -1 : path.indexOf(root)
    const child = at > 0 ? path[at - 1] : key
    gathered.set(child, [...(gathered.get(child) ?? []), counts])
  }
  return [...gathered].map(([key, all]) => ({ key, counts: summed(all) }))
}

function lineOf(
  { key, counts }: { key: string; counts: Counts },
  label: { zh: string; en: string },
  grids: ReadonlyMap<string, GridAt>,
  groupBy: GroupKey,
): FigureLine {
  const isVolumeOnly = groupBy === 'grid' && grids.get(key)?.level === 'micro'
  const shown = isVolumeOnly ? Object.fromEntries(VOLUMES.map((count) => [count, counts[count] ?? 0])) : counts
  return { key, label, isVolumeOnly, counts: shown }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}
