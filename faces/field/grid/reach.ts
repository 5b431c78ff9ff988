import type { Grid } from '../../../modules/grids/contract.ts'

type Node = Pick<Grid, 'id' | 'parentId'>

/** The grids that are one of `tops` or lie below one, in the order given. */
export function reachOf<G extends Node>(grids: readonly G[], tops: readonly string[]): G[] {
  const parents = new Map(grids.map((grid) => [grid.id, grid.parentId]))
  const isWithin = (id: string | null): boolean =>
    id !== null && (tops.includes(id) || isWithin(parents.get(id) ?? null))
  return grids.filter((grid) => isWithin(grid.id))
}
