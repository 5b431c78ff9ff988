import type { Context } from '../../../platform/context.ts'
import { metresBetween } from '../geo/coordinates.ts'
import { shapesOf } from '../store/grids.ts'
import { treeOf } from '../store/tree.ts'

/**
 * How far grids lie from one, in metres between the middles of their shapes; one without a shape lies where the nearest grid above it
 * does. A grid of which nothing is drawn has no distance and is left out.
 */
export async function metresFrom(ctx: Context, from: string, gridIds: readonly string[]): Promise<Map<string, number>> {
  const tree = await treeOf(ctx)
  const shown = (id: string) =>
    tree
      .pathOf(id)
      .flatMap((one) => tree.get(one) ?? [])
      .find((grid) => grid.hasShape)?.versionId
  const versions = new Map([from, ...gridIds].map((id) => [id, shown(id)]))
  const shapes = await shapesOf(
    ctx.sql,
    ctx.tenant,
    [...new Set(versions.values())].flatMap((id) => id ?? []),
  )
  const middle = (id: string) => {
    const points = shapes.get(versions.get(id) ?? '')?.flatMap((polygon) => polygon[0] ?? []) ?? []
    if (points.length === 0) return undefined
    const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
    const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
    return { crs: 'WGS84' as const, lng: half(lngs), lat: half(lats) }
  }
  const origin = middle(from)
  const found = new Map<string, number>()
  if (!origin) return found
  for (const id of gridIds) {
    const other = middle(id)
    if (other) found.set(id, Math.round(metresBetween(origin, other)))
  }
  return found
}
