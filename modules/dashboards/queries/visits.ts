import { type Sight, visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import type { OutputOf, ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { sayPlace } from '../../grids/rules.ts'
import { VISITS } from '../access.ts'
import { GetVisitFigures, ListVisitsCounted } from '../contract.ts'
import { type Period, summedVisits, VISIT_VOLUMES, type VisitCounts } from '../rules.ts'
import { type GridAt, gridsAt, listVisitRows, readVisitCounts, readVisitCourse } from '../store.ts'
import { countedSpan, said } from './counted-span.ts'
import { scopeOf } from './figures.ts'
import type { Looking } from './figures-over.ts'
import { isOfFew, rolledUpBy, within } from './ground.ts'

export const visits = query(GetVisitFigures, async (ctx, { filter, span }) =>
  visitsOver(
    ctx,
    { scope: await scopeOf(ctx, filter, VISITS, GetVisitFigures.name), sight: visibleTo(ctx.actor) },
    span,
  ),
)

/** Asks whether figures of visits over a grid (undefined: the whole street) may be read. @throws Forbidden */
export async function permitVisits(ctx: Context, scope: string | undefined): Promise<void> {
  await scopeOf(ctx, { gridId: scope ?? (await treeOf(ctx)).topId }, VISITS, GetVisitFigures.name)
}

/** Doors and visits of a grid for somebody who may read them: the screen's own, and those of reports and questions. */
export async function visitsOver(
  ctx: Context,
  { scope, sight }: Pick<Looking, 'scope' | 'sight'>,
  span: ParsedOf<typeof GetVisitFigures>['span'],
): Promise<OutputOf<typeof GetVisitFigures>> {
  const counted = countedSpan(span, ctx.now)
  const grids = await gridsAt(ctx.sql, ctx.tenant, counted.endAt)
  const found = await readVisitCounts(ctx.sql, ctx.tenant, seenGrids(sight, grids, scope), counted)
  const isVolumeOnly = isOfFew(grids, scope)
  const parts = [...found].map(([key, counts]) => ({ key, counts }))
  return {
    span: said(counted, ctx.now),
    isVolumeOnly,
    total: shown(summedVisits(parts.map((one) => one.counts)), isVolumeOnly),
    lines: rolledUpBy(parts, grids, scope, summedVisits).map(({ key, counts }) => {
      const isFew = isOfFew(grids, key)
      return { gridId: key, name: grids.get(key)?.name ?? '', isVolumeOnly: isFew, counts: shown(counts, isFew) }
    }),
  }
}

/** Doors and visits of a grid in each of some periods, over the ground of the last one, as the course of cases is. */
export async function visitsCourseOver(
  ctx: Context,
  { scope, sight }: Pick<Looking, 'scope' | 'sight'>,
  period: Period,
  days: readonly string[],
): Promise<readonly VisitCounts[]> {
  const spans = days.map((from) => countedSpan({ period, from }, ctx.now))
  const grids = await gridsAt(ctx.sql, ctx.tenant, spans[spans.length - 1].endAt)
  const found = await readVisitCourse(ctx.sql, ctx.tenant, seenGrids(sight, grids, scope), spans)
  const isVolumeOnly = isOfFew(grids, scope)
  return found.map((counts) => shown(counts, isVolumeOnly))
}

export const visitsCounted = query(ListVisitsCounted, async (ctx, { filter, span, count, after, limit }) => {
  const counted = countedSpan(span, ctx.now)
  const scope = await scopeOf(ctx, filter, VISITS, ListVisitsCounted.name)
  const grids = await gridsAt(ctx.sql, ctx.tenant, counted.endAt)
  ensure(!isOfFew(grids, scope) || VISIT_VOLUMES.includes(count), () => new Refusal('figures.volume_only'))
  const seen = seenGrids(visibleTo(ctx.actor), grids, scope)
  const rows = await listVisitRows(ctx.sql, ctx.tenant, seen, counted, count, after ?? null, limit)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      householdId: row.householdId,
      place: sayPlace(row),
      gridName: grids.get(row.gridId)?.name ?? '',
      at: row.at?.toISOString() ?? null,
      way: row.way,
      isReached: row.isReached,
    })),
    next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
  }
})

/** The grids of the place as they hung then, as far as the asker sees into them today. */
function seenGrids(sight: Sight, grids: ReadonlyMap<string, GridAt>, scope: string | undefined): string[] {
  const all = within(grids, scope) ?? [...grids.keys()]
  return all.filter((id) => sight.grids === undefined || sight.grids.includes(id))
}

function shown(counts: VisitCounts, isVolumeOnly: boolean): VisitCounts {
  return isVolumeOnly ? Object.fromEntries(VISIT_VOLUMES.map((count) => [count, counts[count] ?? 0])) : counts
}
