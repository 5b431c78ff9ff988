import type { Context } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { byWalk } from '../printing/walking.ts'
import { sayPlace } from '../rules.ts'
import { buildingsOfGrids } from '../store/places.ts'
import { treeOf } from '../store/tree.ts'

/** A grid as a stranger picks it, with the names of its buildings in walking order. */
export type PublicGrid = {
  readonly id: string
  readonly name: string
  readonly buildings: readonly { readonly id: string; readonly name: string }[]
}

/** Where one can be in a community, without a map and without a code: micro and dedicated grids, and the buildings in them. No homes. */
export async function publicPlaces(ctx: Context, communityId: string): Promise<readonly PublicGrid[]> {
  const tree = await treeOf(ctx)
  if (!tree.community(communityId)) throw new NotFound('community')
  const own = tree.all().filter((grid) => grid.communityId === communityId)
  const rows = await buildingsOfGrids(
    ctx.sql,
    ctx.tenant,
    own.map((grid) => grid.id),
  )
  const walked = rows.map((row) => ({
    ...row,
    grid: '',
    entrance: null,
    floor: null,
    room: null,
    placeName: row.building,
  }))
  walked.sort(byWalk)
  const byGrid = new Map<string, typeof walked>()
  for (const row of walked) byGrid.set(row.gridId, [...(byGrid.get(row.gridId) ?? []), row])
  return own
    .filter((grid) => grid.level === 'micro' || grid.kind === 'dedicated' || byGrid.has(grid.id))
    .sort((one, other) => one.code.localeCompare(other.code))
    .map(({ id, name }) => ({
      id,
      name,
      buildings: (byGrid.get(id) ?? []).map((row) => ({
        id: row.id,
        name: sayPlace({ compound: row.compound, building: row.building, entrance: null, room: null }),
      })),
    }))
}
