import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { countAnew } from '../../../platform/db/statistics.ts'
import type { ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Invalid, Refusal } from '../../../platform/pure/refusals.ts'
import { RegisterBuildings } from '../contract.ts'
import { communityInSight, gridInSight, permit } from '../permit.ts'
import { checkTakesBuilding, checkTakesHousehold } from '../rules.ts'
import { namesOfBuildings } from '../store/buildings.ts'
import { holdTree } from '../store/tree.ts'
import type { GridNode, GridTree } from '../tree.ts'
import { PLACE_TABLES, type PlaceToRegister, registerPlaces } from './register-places.ts'

type Input = ParsedOf<typeof RegisterBuildings>
/** Households of one command: more are sent in several. */
const MOST_HOUSEHOLDS = 20_000

/** Registers buildings with their entrances and households. Registering what is there changes nothing. */
export const registerBuildings = command(RegisterBuildings, {
  run: async (ctx, input) => {
    const tree = await holdTree(ctx)
    const community = communityInSight(ctx, tree, input.communityId)
    const count = input.buildings.reduce(
      (sum, { entrances }) => sum + entrances.reduce((all, one) => all + one.households.length, 0),
      0,
    )
    if (count > MOST_HOUSEHOLDS) throw new Invalid([{ path: 'buildings', message: 'too_big' }])
    checkGrids(ctx, tree, input)
    const places = input.buildings.map(placesOf)
    const done = await registerPlaces(ctx, community, places.flat(), input.isSynthetic)
    await countAnew(ctx.sql, PLACE_TABLES, done.addedHouseholds.size)
    const starts = places.map((_, i) => places.slice(0, i).reduce((sum, one) => sum + one.length, 0))
    const buildingIds = starts.map((start) => done.buildingIds[start] ?? '')
    return { buildingIds, households: done.addedHouseholds.size }
  },
  reply: async (ctx, { buildingIds, households }) => {
    const names = await namesOfBuildings(ctx.sql, ctx.tenant, buildingIds)
    return { buildings: buildingIds.map((id) => ({ id, name: names.get(id) ?? '' })), households }
  },
})

/** Every grid named is in sight, the actor's to fill, the community's, and of a level that takes buildings or households. */
function checkGrids(ctx: WriteContext, tree: GridTree, input: Input): void {
  const checked = new Map<string, GridNode>()
  const gridOf = (gridId: string): GridNode => {
    const known = checked.get(gridId)
    if (known) return known
    const grid = gridInSight(ctx, tree, gridId)
    permit(ctx, 'registerBuildings', tree.pathOf(grid.id))
    ensure(grid.communityId === input.communityId, () => new Refusal('building.other_community'))
    checked.set(gridId, grid)
    return grid
  }
  for (const building of input.buildings) {
    checkTakesBuilding(gridOf(building.gridId))
    for (const { households } of building.entrances) {
      for (const household of households) checkTakesHousehold(gridOf(household.gridId ?? building.gridId))
    }
  }
}

/** A place for every household, and one for every entrance without any, and one for a building without any. */
function placesOf(building: Input['buildings'][number]): PlaceToRegister[] {
  const { compound, name, gridId, lng, lat, entrances } = building
  const common = { compound, building: name, buildingGridId: gridId, lng, lat }
  const places = entrances.flatMap((entrance): PlaceToRegister[] =>
    entrance.households.length === 0
      ? [{ ...common, entrance: entrance.name, household: null }]
      : entrance.households.map(({ floor, room, gridId: own }) => ({
          ...common,
          entrance: entrance.name,
          household: { floor, room, gridId: own ?? gridId },
        })),
  )
  return places.length > 0 ? places : [{ ...common, entrance: null, household: null }]
}
