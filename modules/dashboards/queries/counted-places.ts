import { visibleTo } from '../../../platform/access.ts'
import { query } from '../../../platform/queries.ts'
import { linesInSight } from '../../cases/index.ts'
import { FEW_ON_MAP, ListCountedPlaces } from '../contract.ts'
import { casesPlaced, clusterPlaced, gridsAt, placedOf } from '../store.ts'
import { countedSpan } from './counted-span.ts'
import { scopeOf } from './figures.ts'
import { filterOf, groundOf } from './figures-over.ts'

/** Cases that lie in one spot are named up to so many. */
const MOST_NAMED = 50
/** Nearer than this they do not come apart on any map, in degrees (about 10 m). */
const ONE_SPOT = 0.0001

export const countedPlaces = query(ListCountedPlaces, async (ctx, { filter, span, count, within }) => {
  const scope = await scopeOf(ctx, filter)
  const counted = countedSpan(span, ctx.now)
  const hung = await gridsAt(ctx.sql, ctx.tenant, counted.endAt)
  const narrowed = { ...filterOf(filter), grids: groundOf(hung, scope, count) }
  const placed = placedOf(ctx.tenant, visibleTo(ctx.actor), narrowed, counted, count, within)
  const { clusters, unplaced, outside } = await clusterPlaced(ctx.sql, placed)
  const shown = clusters.reduce((sum, one) => sum + one.n, 0)
  const isOneSpot =
    clusters.length === 1 && clusters.every((one) => one.east - one.west < ONE_SPOT && one.north - one.south < ONE_SPOT)
  const named = shown > 0 && (isOneSpot || shown <= FEW_ON_MAP) ? await casesPlaced(ctx.sql, placed, MOST_NAMED) : []
  const lines = new Map((await linesInSight(ctx, named)).map((line) => [line.id, line]))
  return {
    clusters: clusters.map(({ lng, lat, n, gridId, west, south, east, north }) => ({
      lng,
      lat,
      n,
      gridName: hung.get(gridId)?.name ?? '',
      box: { west, south, east, north },
    })),
    unplaced,
    outside,
    cases: named.flatMap((id) => lines.get(id) ?? []),
  }
})
