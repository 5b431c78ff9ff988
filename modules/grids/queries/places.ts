import { visibleTo } from '../../../platform/access.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { ListBuildings, ListHouseholds } from '../contract.ts'
import { initialsOf, initialsOfBuilding } from '../initials.ts'
import { gridInSight } from '../permit.ts'
import { byName } from '../rules.ts'
import {
  listBuildings as findBuildings,
  listHouseholds as findHouseholds,
  isBuildingInSight,
  listEntrances,
} from '../store/places.ts'
import { treeOf } from '../store/tree.ts'

/** Buildings of a grid and of all grids below it, in the order people count. */
export const listBuildings = query(ListBuildings, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  const grids = tree.under(gridInSight(ctx, tree, gridId).id)
  const buildings = await findBuildings(ctx.sql, ctx.tenant, grids, visibleTo(ctx.actor))
  const entrances = await listEntrances(
    ctx.sql,
    ctx.tenant,
    buildings.map((one) => one.id),
  )
  const byBuilding = groupBy(entrances, (one) => one.buildingId)
  const entrancesOf = (buildingId: string) =>
    (byBuilding.get(buildingId) ?? [])
      .map(({ id, name }) => ({ id, name, initials: initialsOf(name) }))
      .sort((a, b) => byName(a.name, b.name))
  return {
    buildings: buildings
      .map((one) => ({ ...one, initials: initialsOfBuilding(one), entrances: entrancesOf(one.id) }))
      .sort((a, b) => byName(a.compoundName ?? '', b.compoundName ?? '') || byName(a.name, b.name)),
  }
})

/** Households of a building, as far as they are in sight: by entrance, floor and room. */
export const listHouseholds = query(ListHouseholds, async (ctx, { buildingId }) => {
  const sight = visibleTo(ctx.actor)
  const households = await findHouseholds(ctx.sql, ctx.tenant, buildingId, sight)
  if (households.length === 0 && !(await isBuildingInSight(ctx.sql, ctx.tenant, buildingId, sight))) {
    throw new NotFound('building')
  }
  return {
    households: households.sort(
      (a, b) => byName(a.entranceName, b.entranceName) || a.floor - b.floor || byName(a.room, b.room),
    ),
  }
})
