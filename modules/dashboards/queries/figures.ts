import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { linesInSight } from '../../cases/index.ts'
import { CHANNEL_WORDS, TIER_WORDS } from '../../cases/words.ts'
import { treeOf } from '../../grids/index.ts'
import { currentSets } from '../../routing/index.ts'
import { PRIORITY_WORDS } from '../../routing/words.ts'
import { FIGURES } from '../access.ts'
import {
  type FigureFilter,
  type FigureLine,
  type FigureSpan,
  GetCourse,
  GetFigures,
  type GroupKey,
  HOT_SPOT,
  ListCounted,
  ListHotSpots,
  MOST_DAYS,
} from '../contract.ts'
import { COUNTS, type Count, type Counts, daysIn, firstDay, hotSpots, spanOf, spanOfDays, stepped } from '../rules.ts'
import { type GridAt, gridsAt, keptUntil, listCounted, listSpots, readCounts, readCourse, readTimes } from '../store.ts'

/** All that is counted of a place which belongs to one or two people: what lies there, never how they did. */
const VOLUMES: readonly Count[] = ['received', 'open', 'open_late', 'open_urgent', 'open_unheard']
const DAY = 86_400_000

export const figures = query(GetFigures, async (ctx, { filter, span, groupBy }) => {
  const scope = await scopeOf(ctx, filter)
  const counted = countedSpan(span, ctx.now)
  const sight = visibleTo(ctx.actor)
  const grids = await gridsAt(ctx.sql, ctx.tenant, counted.endAt)
  const narrowed = { ...filterOf(filter), grids: within(grids, scope) }
  const base = groupBy === 'grid' ? 'grid' : groupBy
  const parts = await readCounts(ctx.sql, ctx.tenant, sight, narrowed, counted, COUNTS, base)
  const labels = await labelsOf(ctx, groupBy, grids)
  const lines = groupBy === 'grid' ? rolledUp(parts, grids, scope) : parts
  return {
    span: said(counted, ctx.now),
    total: summed(parts.map((one) => one.counts)),
    lines: groupBy === 'all' ? [] : lines.map((one) => lineOf(one, labels(one.key), grids, groupBy)),
    times: await readTimes(ctx.sql, ctx.tenant, sight, narrowed, counted),
    keptUntil: (await keptUntil(ctx.sql, ctx.tenant, ctx.now))?.toISOString() ?? null,
  }
})

export const course = query(GetCourse, async (ctx, { filter, period, last, periods }) => {
  const scope = await scopeOf(ctx, filter)
  ensure(firstDay(period, spanOf(period, last).from) === last, () => new Refusal('figures.no_first_day'))
  const dates = Array.from({ length: periods }, (_, i) => stepped(period, last, i - periods + 1))
  const spans = dates.map((from) => countedSpan({ period, from }, ctx.now))
  const grids = within(await gridsAt(ctx.sql, ctx.tenant, spans[spans.length - 1].endAt), scope)
  const counts = await readCourse(
    ctx.sql,
    ctx.tenant,
    visibleTo(ctx.actor),
    { ...filterOf(filter), grids },
    spans,
    COUNTS,
  )
  return {
    asOf: ctx.now.toISOString(),
    lines: spans.map((one, i) => ({ from: one.from, isRunning: one.endAt < one.to, counts: counts[i] })),
  }
})

export const counted = query(ListCounted, async (ctx, { filter, span, count, after, limit }) => {
  const scope = await scopeOf(ctx, filter)
  const spanned = countedSpan(span, ctx.now)
  const grids = within(await gridsAt(ctx.sql, ctx.tenant, spanned.endAt), scope)
  const rows = await listCounted(
    ctx.sql,
    ctx.tenant,
    visibleTo(ctx.actor),
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
})

export const hotSpotsNow = query(ListHotSpots, async (ctx, { gridId }) => {
  const scope = await scopeOf(ctx, { gridId })
  const tree = await treeOf(ctx)
  const since = new Date(ctx.now.getTime() - HOT_SPOT.days * DAY)
  const spots = await listSpots(
    ctx.sql,
    ctx.tenant,
    visibleTo(ctx.actor),
    scope === undefined ? undefined : tree.under(scope),
    since,
  )
  const { categories } = await currentSets(ctx)
  return {
    asOf: ctx.now.toISOString(),
    spots: hotSpots(spots, HOT_SPOT.cases, HOT_SPOT.metres).map((cases) => {
      const [middle] = cases
      const category = categories.get(middle.categoryCode)
      return {
        categoryCode: middle.categoryCode,
        category: { zh: category?.nameZh ?? middle.categoryCode, en: category?.nameEn ?? middle.categoryCode },
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
})

/**
 * The grid to which figures are narrowed; undefined: the whole street.
 * @throws Forbidden for who has no post from which figures are read, or none over that grid
 */
export async function scopeOf(ctx: Context, filter: Pick<FigureFilter, 'gridId'>): Promise<string | undefined> {
  const tree = await treeOf(ctx)
  const own = ctx.actor.kind === 'person' ? ctx.actor.grants.map((grant) => grant.gridId) : []
  const mine = own.filter((gridId) => may(ctx.actor, FIGURES, { gridPath: tree.pathOf(gridId), relations: [] }))
  const wanted = filter.gridId ?? mine[0]
  const allowed = wanted !== undefined && may(ctx.actor, FIGURES, { gridPath: tree.pathOf(wanted), relations: [] })
  ensure(allowed, () => new Forbidden(GetFigures.name))
  return wanted === undefined || tree.isTop(wanted) ? undefined : wanted
}

type Counting = {
  readonly from: string
  readonly until: string
  readonly fromAt: Date
  readonly endAt: Date
  readonly to: Date
}

/** @throws Refusal for days in the wrong order, or too many */
function countedSpan(span: FigureSpan, now: Date): Counting {
  const whole = 'period' in span ? spanOf(span.period, span.from) : spanOfDays(span.from, span.until)
  ensure(whole.to > whole.from && daysIn(whole) <= MOST_DAYS, () => new Refusal('figures.span', { days: MOST_DAYS }))
  const justAfter = new Date(now.getTime() + 1)
  return {
    from: span.from,
    until: 'period' in span ? stepped('day', stepped(span.period, span.from, 1), -1) : span.until,
    fromAt: whole.from,
    endAt: whole.to < justAfter ? whole.to : justAfter,
    to: whole.to,
  }
}

function said({ from, until, endAt, to }: Counting, now: Date) {
  const isRunning = endAt < to
  return { from, until, isRunning, asOf: (isRunning ? now : to).toISOString() }
}

function filterOf({ categoryPrefix, channel, tier, priority }: FigureFilter) {
  return { grids: undefined, categoryPrefix, channel, tier, priority }
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

function summed(all: readonly Counts[]): Counts {
  return Object.fromEntries(COUNTS.map((count) => [count, all.reduce((sum, one) => sum + (one[count] ?? 0), 0)]))
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

async function labelsOf(
  ctx: Context,
  groupBy: GroupKey,
  grids: ReadonlyMap<string, GridAt>,
): Promise<(key: string) => { zh: string; en: string }> {
  const own = (text: string) => ({ zh: text, en: text })
  if (groupBy === 'grid') return (key) => own(grids.get(key)?.name ?? key)
  if (groupBy === 'community') {
    const tree = await treeOf(ctx)
    return (key) => own(tree.community(key)?.name ?? key)
  }
  if (groupBy === 'class' || groupBy === 'category') {
    const { categories } = await currentSets(ctx)
    return (key) => {
      const category = categories.get(key)
      return category ? { zh: category.nameZh, en: category.nameEn } : { zh: '未分类', en: 'Not sorted yet' }
    }
  }
  const words: Record<string, { zh: string; en: string }> = {
    ...(groupBy === 'channel' ? CHANNEL_WORDS : {}),
    ...(groupBy === 'tier' ? TIER_WORDS : {}),
    ...(groupBy === 'priority' ? PRIORITY_WORDS : {}),
  }
  return (key) => words[key] ?? own(key)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}
