import type { WriteContext } from '../../../platform/context.ts'
import { NO_ENTRANCE } from '../rules.ts'
import { beginBelonging, gridsOfBuildings } from '../store/belonging.ts'
import {
  type Ensured,
  ensureBuildings,
  ensureCompounds,
  ensureEntrances,
  ensureHouseholds,
  keyOf,
} from '../store/register.ts'
import type { TreeCommunity } from '../tree.ts'

/** The tables that grow by it. */
export const PLACE_TABLES = [
  'compounds',
  'buildings',
  'building_grids',
  'entrances',
  'households',
  'household_grids',
  'household_corrections',
] as const

/** A household as it is registered, with all places above it. Checked already: the grids are the community's and may take it. */
export type PlaceToRegister = {
  readonly compound: { readonly name: string; readonly kind: string } | null
  readonly building: string
  /** Of the building; these three count when it is new. */
  readonly buildingGridId: string
  readonly lng: number
  readonly lat: number
  /** Null together with `household`: the building alone. */
  readonly entrance: string | null
  readonly household: { readonly floor: number; readonly room: string; readonly gridId: string } | null
}

/** What the register holds after it: ids in the order of the places given, and which rows were added. */
export type Registered = {
  readonly buildingIds: readonly string[]
  readonly householdIds: readonly (string | null)[]
  readonly addedHouseholds: ReadonlySet<string>
}

/**
 * Registers places by their natural keys – name of the compound, of the building, of the entrance, room – in a fixed number of
 * statements, however many they are. What is there stays as it is. Announces each building that is new or got new households.
 */
export async function registerPlaces(
  ctx: WriteContext,
  community: TreeCommunity,
  places: readonly PlaceToRegister[],
  isSynthetic: boolean,
): Promise<Registered> {
  const buildings = await registerBuildingRows(ctx, community.id, places, isSynthetic)
  const households = await registerHouseholdRows(ctx, places, buildings.ids)
  await announceBuildings(ctx, community.chainId, [...new Set(buildings.ids)], buildings.added, households.perBuilding)
  return { buildingIds: buildings.ids, householdIds: households.ids, addedHouseholds: households.added }
}

async function registerBuildingRows(
  ctx: WriteContext,
  communityId: string,
  places: readonly PlaceToRegister[],
  isSynthetic: boolean,
): Promise<{ ids: string[]; added: ReadonlySet<string> }> {
  const { sql, tenant } = ctx
  const named = firstOf(
    places.flatMap((one) => one.compound ?? []),
    (one) => keyOf(one.name),
  )
  const rows = named.map(({ name, kind }) => ({ id: ctx.newId(), name, kind, isSynthetic }))
  const compounds = await ensureCompounds(sql, tenant, communityId, rows)
  const compoundOf = (one: PlaceToRegister) => (one.compound ? idOf(compounds, keyOf(one.compound.name)) : null)
  const key = (one: PlaceToRegister) => keyOf(compoundOf(one), one.building)
  const distinct = firstOf(places, key)
  const wanted = distinct.map((one) => {
    const { building: name, lng, lat } = one
    return { id: ctx.newId(), compoundId: compoundOf(one), name, lng, lat, isSynthetic }
  })
  const buildings = await ensureBuildings(sql, tenant, communityId, wanted)
  const begun = distinct.map((one) => ({ id: idOf(buildings, key(one)), gridId: one.buildingGridId }))
  const added = begun.filter(({ id }) => buildings.added.has(id))
  await beginBelonging(sql, tenant, 'building', added, ctx.now)
  return { ids: places.map((one) => idOf(buildings, key(one))), added: buildings.added }
}

async function registerHouseholdRows(
  ctx: WriteContext,
  places: readonly PlaceToRegister[],
  buildingIds: readonly string[],
): Promise<{ ids: (string | null)[]; added: ReadonlySet<string>; perBuilding: ReadonlyMap<string, number> }> {
  const { sql, tenant } = ctx
  const doors = places.map((one, i) => ({
    buildingId: buildingIds[i] ?? '',
    name: one.entrance ?? NO_ENTRANCE,
    place: one,
  }))
  const doorKey = (door: { buildingId: string; name: string }) => keyOf(door.buildingId, door.name)
  const wantedDoors = doors.filter(({ place }) => place.entrance !== null || place.household !== null)
  const doorRows = firstOf(wantedDoors, doorKey).map(({ buildingId, name }) => ({ id: ctx.newId(), buildingId, name }))
  const entrances = await ensureEntrances(sql, tenant, doorRows)

  const homes = doors.map(({ buildingId, name, place }) =>
    place.household ? { ...place.household, buildingId, entranceId: idOf(entrances, keyOf(buildingId, name)) } : null,
  )
  const homeKey = (home: { entranceId: string; room: string }) => keyOf(home.entranceId, home.room)
  const distinct = firstOf(
    homes.flatMap((home) => home ?? []),
    homeKey,
  )
  const households = await ensureHouseholds(
    sql,
    tenant,
    distinct.map((home) => ({ ...home, id: ctx.newId() })),
  )
  const all = distinct.map((home) => ({ ...home, id: idOf(households, homeKey(home)) }))
  const added = all.filter(({ id }) => households.added.has(id))
  await beginBelonging(sql, tenant, 'household', added, ctx.now)
  const perBuilding = new Map<string, number>()
  for (const { buildingId } of added) perBuilding.set(buildingId, (perBuilding.get(buildingId) ?? 0) + 1)
  return { ids: homes.map((home) => home && idOf(households, homeKey(home))), added: households.added, perBuilding }
}

async function announceBuildings(
  ctx: WriteContext,
  chainId: number,
  buildingIds: readonly string[],
  added: ReadonlySet<string>,
  newHouseholds: ReadonlyMap<string, number>,
): Promise<void> {
  const changed = buildingIds.filter((id) => added.has(id) || newHouseholds.has(id))
  const grids = await gridsOfBuildings(ctx.sql, ctx.tenant, changed)
  for (const id of changed) {
    const grid = grids.get(id)
    if (grid === undefined) throw new Error(`building ${id} belongs to no grid`)
    const households = newHouseholds.get(id) ?? 0
    ctx.announce('building.registered', { type: 'building', id, gridId: grid, chainId }, { grid, households })
  }
}

/** The first item of each key, in order. */
function firstOf<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const firsts = new Map<string, Item>()
  for (const item of items) if (!firsts.has(key(item))) firsts.set(key(item), item)
  return [...firsts.values()]
}

/** The id of a row that has just been ensured. */
function idOf(rows: Ensured, key: string): string {
  const id = rows.idOf.get(key)
  if (id === undefined) throw new Error(`not in the register after it was ensured: ${key}`)
  return id
}
