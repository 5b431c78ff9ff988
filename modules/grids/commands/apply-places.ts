import { visibleTo } from '../../../platform/access.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { followRenamed, importKnown, renamedHomes } from '../homes/import.ts'
import { homesNamed } from '../homes/store.ts'
import { buildingKey, householdKey, type PlaceLine } from '../import/places-xlsx.ts'
import type { Verdict } from '../import/plan-grids.ts'
import type { ImportFault } from '../import/sheet.ts'
import { takesHousehold } from '../rules.ts'
import { gridsOfBuildings } from '../store/belonging.ts'
import { buildingsNamed, saveBuildingPoints } from '../store/buildings.ts'
import { lockHouseholds } from '../store/places.ts'
import { holdTree } from '../store/tree.ts'
import type { GridTree, TreeCommunity } from '../tree.ts'
import type { Applied } from './apply-grids.ts'
import { moveHouseholds } from './move-building.ts'
import { gridOfCommunity } from './preview-import.ts'
import { type PlaceToRegister, type Registered, registerPlaces } from './register-places.ts'

/** Compounds of an import: the sheet does not tell their kind. */
const KIND_UNKNOWN = '未分类'

type Placed = { readonly line: PlaceLine; readonly gridId: string }

/**
 * Applies lines of a places' import: adds what is missing, puts households into the grid of their line, and buildings where the lines have
 * them. Applying a line again changes nothing.
 */
export async function applyPlaces(
  ctx: WriteContext,
  community: TreeCommunity,
  lines: readonly PlaceLine[],
): Promise<Applied> {
  const tree = await holdTree(ctx)
  const { lines: followed } = await followDoors(ctx, community, lines)
  const { placed, faults } = await findGrids(ctx, tree, community, followed)
  if (placed.length === 0) return { verdicts: [], faults }
  const done = await registerPlaces(ctx, community, placed.map(placeOf), community.isSynthetic)
  const moved = await moveToGrids(ctx, tree, placed, done)
  const shifted = await shiftBuildings(ctx, community, placed, done)
  const told = await importKnown(
    ctx,
    placed.flatMap(({ line }, i) => {
      const householdId = done.householdIds[i]
      return householdId ? [{ householdId, line }] : []
    }),
  )
  const verdicts = placed.map((_, i): Verdict => {
    const householdId = done.householdIds[i] ?? ''
    if (done.addedHouseholds.has(householdId)) return 'created'
    const isChanged = moved.has(householdId) || shifted.has(done.buildingIds[i] ?? '') || told.changed.has(householdId)
    return isChanged ? 'changed' : 'unchanged'
  })
  return { verdicts, faults: [...faults, ...told.faults] }
}

/** Lines with the entrance or room that a flat had before it was corrected at the door, also since the preview, stand for that flat. */
async function followDoors(ctx: WriteContext, community: TreeCommunity, lines: readonly PlaceLine[]) {
  const renamed = await renamedHomes(ctx, community.id)
  const met = lines.filter((line) => renamed.has(householdKey(line)))
  if (met.length === 0) return { lines }
  const standing = await homesNamed(
    ctx.sql,
    ctx.tenant,
    community.id,
    met.map((line) => line.building),
    met.map((line) => line.room),
  )
  const taken = new Set(standing.map(householdKey))
  return followRenamed(lines, renamed, (key) => taken.has(key))
}

/** Lines whose grid has gone since the preview, or whose building has and that do not say where it stands, are left out. */
async function findGrids(
  ctx: WriteContext,
  tree: GridTree,
  community: TreeCommunity,
  lines: readonly PlaceLine[],
): Promise<{ placed: Placed[]; faults: ImportFault[] }> {
  const unplaced = lines.filter((line) => line.point === null)
  const known = await buildingsNamed(ctx.sql, ctx.tenant, community.id, [
    ...new Set(unplaced.map((line) => line.building)),
  ])
  const keys = new Set(known.map(buildingKey))
  const faults: ImportFault[] = []
  const placed = lines.flatMap((line): Placed[] => {
    const grid = gridOfCommunity(tree, community, line.gridCode)
    if (grid && takesHousehold(grid) && (line.point !== null || keys.has(buildingKey(line))))
      return [{ line, gridId: grid.id }]
    faults.push({ row: line.row, column: '网格编码', code: 'import.changed_meanwhile', facts: {} })
    return []
  })
  return { placed, faults }
}

function placeOf({ line, gridId }: Placed): PlaceToRegister {
  const { compound, building, entrance, floor, room, point } = line
  return {
    compound: compound === null ? null : { name: compound, kind: KIND_UNKNOWN },
    building,
    buildingGridId: gridId,
    lng: point?.lng ?? 0,
    lat: point?.lat ?? 0,
    entrance,
    household: { floor, room, gridId },
  }
}

/** Moves households that were there into the grids of their lines; answers which ones moved. */
async function moveToGrids(
  ctx: WriteContext,
  tree: GridTree,
  placed: readonly Placed[],
  done: Registered,
): Promise<Set<string>> {
  const wanted = new Map<string, string>()
  for (const [i, { gridId }] of placed.entries()) {
    const id = done.householdIds[i]
    if (id && !done.addedHouseholds.has(id)) wanted.set(id, gridId)
  }
  const locked = await lockHouseholds(ctx.sql, ctx.tenant, [...wanted.keys()], visibleTo(ctx.actor))
  const moving = locked.filter((one) => wanted.get(one.id) !== one.gridId)
  for (const [gridId, households] of groupBy(moving, (one) => wanted.get(one.id) ?? '')) {
    await moveHouseholds(ctx, tree, households, gridId)
  }
  return new Set(moving.map((one) => one.id))
}

/** Puts buildings that were there where the lines have them; answers which ones were put elsewhere. */
async function shiftBuildings(
  ctx: WriteContext,
  community: TreeCommunity,
  placed: readonly Placed[],
  done: Registered,
): Promise<Set<string>> {
  const points = new Map<string, { id: string; lng: number; lat: number }>()
  for (const [i, { line }] of placed.entries()) {
    const id = done.buildingIds[i]
    if (id !== undefined && line.point) points.set(id, { id, ...line.point })
  }
  const shifted = await saveBuildingPoints(ctx.sql, ctx.tenant, [...points.values()])
  const grids = await gridsOfBuildings(ctx.sql, ctx.tenant, shifted)
  for (const [id, grid] of grids) {
    ctx.announce(
      'building.registered',
      { type: 'building', id, gridId: grid, chainId: community.chainId },
      { grid, households: 0 },
    )
  }
  return new Set(shifted)
}
