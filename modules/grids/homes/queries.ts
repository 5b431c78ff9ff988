import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { initialsOf, initialsOfBuilding } from '../initials.ts'
import { gridInSight, permit } from '../permit.ts'
import { locateHouseholds } from '../queries/locate.ts'
import { byName, findPlaces, nameOfDoor, sayPlace } from '../rules.ts'
import { type BuildingRow, findHouseholdPlace, listBuildings, listEntrances } from '../store/places.ts'
import { treeOf } from '../store/tree.ts'
import {
  GetHousehold,
  HOUSEHOLD_FIELDS,
  type Home,
  type HouseholdCorrection,
  ListHouseholdCorrections,
  type Provenance,
  SearchHouseholds,
} from './contract.ts'
import { type KnownField, latest, undoUntil } from './rules.ts'
import { buildingsWithRooms, findHome, type HomeRow, homesIn, type Looked, namesOfEntrances } from './store.ts'
import { type CorrectionRow, correctionsIn, correctionsOf } from './store-corrections.ts'
import { knownOf } from './write.ts'

/** A page ends with the building that fills it. */
const PAGE = 60
/** At most so many buildings a page, where a search finds one room in each. */
const PAGE_BUILDINGS = 60
const RECENT_DAYS = 30
const MOST_CORRECTIONS = 200
const DAY = 86_400_000

/** The register, a few buildings a page: pages are cut between buildings, which stand in the order people count. */
export const searchHouseholds = query(SearchHouseholds, async (ctx, input) => {
  const { gridId, search, buildingId, afterBuildingId } = input
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const under = tree.under(gridInSight(ctx, tree, gridId).id)
  permit(ctx, 'homes', tree.pathOf(gridId))
  const grids = sight.grids === undefined ? under : under.filter((id) => sight.grids?.includes(id))
  const all = (await listBuildings(ctx.sql, ctx.tenant, grids, sight))
    .map((one) => ({
      ...one,
      shownName: sayPlace({ compound: one.compoundName, building: one.name, entrance: null, room: null }),
    }))
    .sort((a, b) => byName(a.compoundName ?? '', b.compoundName ?? '') || byName(a.name, b.name))
  const among = all.filter((one) => buildingId === undefined || one.id === buildingId)
  const looked = await lookFor(ctx, search, among)
  const named = looked ? among.filter((one) => looked.buildings.has(one.id)) : among
  const withRooms =
    looked && looked.rooms.length > 0
      ? new Set(await buildingsWithRooms(ctx.sql, ctx.tenant, grids, looked.entrances, looked.rooms))
      : null
  const wanted = withRooms === null ? named : named.filter((one) => withRooms.has(one.id))
  const rest = wanted.slice(wanted.findIndex((one) => one.id === afterBuildingId) + 1)
  const page = pageOf(rest, withRooms !== null)
  const rows = await homesIn(
    ctx.sql,
    ctx.tenant,
    page.map((one) => one.id),
    grids,
    looked,
  )
  const order = new Map(page.map((one, index) => [one.id, index]))
  const place = (id: string) => order.get(id) ?? 0
  const names = new Map(page.map((one) => [one.id, one.shownName]))
  return {
    households: rows
      .sort(
        (a, b) =>
          place(a.buildingId) - place(b.buildingId) ||
          byName(a.entranceName, b.entranceName) ||
          a.floor - b.floor ||
          byName(a.room, b.room),
      )
      .map((row) => shown(row, names.get(row.buildingId) ?? '')),
    nextBuildingId: page.length < rest.length ? (page.at(-1)?.id ?? null) : null,
  }
})

export const getHousehold = query(GetHousehold, async (ctx, { householdId }) => {
  const tree = await treeOf(ctx)
  const row = await findHome(ctx.sql, ctx.tenant, householdId, visibleTo(ctx.actor))
  permit(ctx, 'homes', tree.pathOf(row.gridId))
  const place = await findHouseholdPlace(ctx.sql, ctx.tenant, row.id)
  const entrances = await listEntrances(ctx.sql, ctx.tenant, [row.buildingId])
  const known = (field: (typeof HOUSEHOLD_FIELDS)[number]) => provenance(knownOf(row, field))
  if (!place) throw new NotFound('household')
  return {
    household: shown(row, sayPlace({ ...place, entrance: null, room: null })),
    placeName: sayPlace(place),
    gridName: tree.get(row.gridId)?.name ?? '',
    known: {
      room: known('room'),
      entrance: known('entrance'),
      use: known('use'),
      people: known('people'),
      lift: known('lift'),
    },
    entrances: entrances.map(({ id, name }) => ({ id, name })).sort((a, b) => byName(a.name, b.name)),
  }
})

export const listCorrections = query(ListHouseholdCorrections, async (ctx, { householdId, gridId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  if (householdId !== undefined) {
    const home = await findHome(ctx.sql, ctx.tenant, householdId, sight)
    permit(ctx, 'homes', tree.pathOf(home.gridId))
    return { corrections: await told(ctx, await correctionsOf(ctx.sql, ctx.tenant, home.id, sight, MOST_CORRECTIONS)) }
  }
  if (gridId === undefined) return { corrections: [] }
  const grid = gridInSight(ctx, tree, gridId)
  permit(ctx, 'homes', tree.pathOf(grid.id))
  const since = new Date(ctx.now.getTime() - RECENT_DAYS * DAY)
  const rows = await correctionsIn(ctx.sql, ctx.tenant, tree.under(grid.id), sight, since, MOST_CORRECTIONS)
  return { corrections: await told(ctx, rows) }
})

/** The stair entrances that a search names, by name or first letters, and the rooms that it leaves; null: all. */
async function lookFor(
  ctx: Context,
  search: string,
  among: readonly BuildingRow[],
): Promise<(Looked & { readonly buildings: ReadonlySet<string> }) | null> {
  if (search === '') return null
  const byId = new Map(among.map((one) => [one.id, { ...one, initials: initialsOfBuilding(one) }]))
  const entrances = await listEntrances(ctx.sql, ctx.tenant, [...byId.keys()])
  const doors = entrances.flatMap((one) => {
    const building = byId.get(one.buildingId)
    return building ? [{ ...one, named: nameOfDoor(building, { ...one, initials: initialsOf(one.name) }) }] : []
  })
  const { found, rest } = findPlaces(search, doors)
  return {
    buildings: new Set(found.map((one) => one.buildingId)),
    entrances: found.map((one) => one.id),
    rooms: rest,
  }
}

/** As many buildings as fill a page; where only some rooms are looked for, a fixed number. */
function pageOf<B extends { households: number }>(buildings: readonly B[], isOfRooms: boolean): B[] {
  if (isOfRooms) return buildings.slice(0, PAGE_BUILDINGS)
  let count = 0
  const page: B[] = []
  for (const one of buildings) {
    if (count >= PAGE) break
    page.push(one)
    count += one.households
  }
  return page
}

/** A flat as it is shown. */
export function shown(row: HomeRow, buildingName: string): Home {
  const { id, buildingId, entranceId, entranceName, floor, room, gridId, use, people, lift } = row
  const verifiedAt = latest(HOUSEHOLD_FIELDS.map((field) => knownOf(row, field)))
  return { id, buildingId, buildingName, entranceId, entranceName, floor, room, gridId, use, people, lift, verifiedAt }
}

/** What stands beside a value, as it is shown. */
export function provenance({ source, at, version }: KnownField): Provenance {
  return { source, verifiedAt: at, version }
}

async function told(ctx: Context, rows: readonly CorrectionRow[]): Promise<HouseholdCorrection[]> {
  const places = await locateHouseholds(ctx, [...new Set(rows.map((row) => row.householdId))])
  const entrances = await namesOfEntrances(
    ctx.sql,
    ctx.tenant,
    rows.flatMap((row) => (row.field === 'entrance' ? [row.from, row.to].filter((one) => one !== null) : [])),
  )
  const say = (row: CorrectionRow, value: string | null) =>
    value !== null && row.field === 'entrance' ? (entrances.get(value) ?? value) : value
  return rows.map((row) => ({
    id: row.id,
    householdId: row.householdId,
    placeName: places.get(row.householdId)?.placeName ?? '',
    field: row.field,
    from: say(row, row.from),
    to: say(row, row.to),
    source: row.source,
    reason: row.reason,
    note: row.noteSealed === null ? '' : ctx.keys.open(row.noteSealed),
    madeAt: row.madeAt.toISOString(),
    at: row.at.toISOString(),
    byPersonId: row.byPersonId,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: row.field === 'added' ? null : (undoUntil(row, ctx.now)?.toISOString() ?? null),
  }))
}
