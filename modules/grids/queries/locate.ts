import type { Context } from '../../../platform/context.ts'
import { directoryKey } from '../../../platform/directory.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { PLACE_CODE, readCode } from '../codes.ts'
import { type Located, LocatePoint, type Point } from '../contract.ts'
import { toWgs84 } from '../geo/coordinates.ts'
import { buildLocator, type Located as Found, type Locator } from '../geo/locate.ts'
import type { GridShape } from '../geo/polygon.ts'
import { sayPlace } from '../rules.ts'
import { findScanned, issuedIn } from '../store/codes.ts'
import { shapesOf } from '../store/grids.ts'
import { findBuildingPlace, findHouseholdPlace, findHouseholdPlaces, type PlaceRow } from '../store/places.ts'
import { treeOf } from '../store/tree.ts'
import type { GridTree } from '../tree.ts'

/** A place in words, with the grid that looks after it today and the version of that grid. Position: of the building, WGS84 degrees. */
export type LocatedPlace = {
  readonly gridId: string
  readonly versionId: string
  readonly gridName: string
  readonly placeName: string
  readonly buildingId: string | null
  readonly householdId: string | null
  readonly lng: number | null
  readonly lat: number | null
}

/** What a printed code stands for. `replacedBy`: the code that took its place, when it was revoked for another. */
export type LocatedCode = LocatedPlace & {
  readonly tenant: number
  readonly codeId: string
  readonly code: string
  readonly kind: string
  readonly state: 'active' | 'revoked'
  readonly replacedBy: string | null
  readonly isSynthetic: boolean
}

/** The place of a printed code, as people type it, in whichever subdistrict it was issued; undefined when nobody issued it. */
export async function locateByCode(ctx: Context, typed: string): Promise<LocatedCode | undefined> {
  const read = readCode(PLACE_CODE, typed)
  if (!read.ok) return undefined
  return (await locateCodeIn(ctx, read.code)) ?? locateCodeElsewhere(ctx, read.code)
}

/** The envelope of a scan names the tenant already: only a code that was typed by hand is looked for in others. */
async function locateCodeElsewhere(ctx: Context, code: string): Promise<LocatedCode | undefined> {
  const tenant = await issuedIn(ctx.sql, directoryKey(ctx.keys, 'place_code', code))
  return tenant === undefined || tenant === ctx.tenant ? undefined : locateCodeIn({ ...ctx, tenant }, code)
}

async function locateCodeIn(there: Context, code: string): Promise<LocatedCode | undefined> {
  const row = await findScanned(there.sql, there.tenant, code)
  const grid = row && (await treeOf(there)).get(row.gridId)
  if (!row || !grid) return undefined
  return {
    tenant: there.tenant,
    codeId: row.id,
    code: row.code,
    kind: row.kind,
    state: row.revokedAt === null ? 'active' : 'revoked',
    replacedBy: row.successor,
    isSynthetic: grid.isSynthetic,
    gridId: grid.id,
    versionId: grid.versionId,
    gridName: grid.name,
    placeName: row.placeName,
    buildingId: row.buildingId,
    householdId: row.householdId,
    lng: row.lng,
    lat: row.lat,
  }
}

/** The place of a household. Throws NotFound. */
export async function locateByHousehold(ctx: Context, householdId: string): Promise<LocatedPlace> {
  return placed(ctx, await findHouseholdPlace(ctx.sql, ctx.tenant, householdId), 'household')
}

/** Where some households are, in words, by their ids; who is absent is left out. */
export async function locateHouseholds(
  ctx: Context,
  householdIds: readonly string[],
): Promise<Map<string, { gridId: string; buildingId: string; placeName: string }>> {
  if (householdIds.length === 0) return new Map()
  const rows = await findHouseholdPlaces(ctx.sql, ctx.tenant, householdIds)
  return new Map(
    rows.map((row) => [row.householdId, { gridId: row.gridId, buildingId: row.buildingId, placeName: sayPlace(row) }]),
  )
}

/** The place of a building. Throws NotFound. */
export async function locateByBuilding(ctx: Context, buildingId: string): Promise<LocatedPlace> {
  return placed(ctx, await findBuildingPlace(ctx.sql, ctx.tenant, buildingId), 'building')
}

/**
 * Where a point lies among the smallest grids, by its accuracy (nothing said = exact): in one, on a border of several, or outside all. Also the point
 * itself in WGS84 degrees.
 */
export async function locateByPoint(
  ctx: Context,
  point: Point,
): Promise<{ located: Located; lng: number; lat: number }> {
  const tree = await treeOf(ctx)
  const at = toWgs84(point)
  const locator = await locatorOf(ctx, tree)
  return { located: named(tree, locator.locateWithAccuracy(at, point.accuracyMetres ?? 0)), lng: at.lng, lat: at.lat }
}

/** Where a point lies, for whoever asks. */
export const locatePoint = query(LocatePoint, async (ctx, { point }) => (await locateByPoint(ctx, point)).located)

async function placed(ctx: Context, row: PlaceRow | undefined, what: string): Promise<LocatedPlace> {
  const grid = row && (await treeOf(ctx)).get(row.gridId)
  if (!grid) throw new NotFound(what)
  const { buildingId, householdId, lng, lat } = row
  const names = { gridId: grid.id, versionId: grid.versionId, gridName: grid.name, placeName: sayPlace(row) }
  return { ...names, buildingId, householdId, lng, lat }
}

function named(tree: GridTree, found: Found): Located {
  const name = (gridId: string) => tree.get(gridId)?.name ?? ''
  switch (found.kind) {
    case 'inside':
      return {
        kind: 'inside',
        gridId: found.gridId,
        gridName: name(found.gridId),
        versionId: tree.get(found.gridId)?.versionId ?? '',
      }
    case 'ambiguous':
      return { kind: 'ambiguous', choices: found.gridIds.map((gridId) => ({ gridId, gridName: name(gridId) })) }
    case 'outside':
      return {
        kind: 'outside',
        nearest: found.nearest
          ? {
              gridId: found.nearest.gridId,
              gridName: name(found.nearest.gridId),
              metres: Math.round(found.nearest.metres),
            }
          : null,
      }
  }
}

const locators = new WeakMap<GridTree, Locator>()

/** The locator over the tenant's smallest grids: those with a shape and no grid with a shape below. Kept as long as the tree. */
async function locatorOf(ctx: Context, tree: GridTree): Promise<Locator> {
  const kept = locators.get(tree)
  if (kept) return kept
  const leaves = tree.all().filter((grid) => grid.hasShape && !tree.childrenOf(grid.id).some((child) => child.hasShape))
  const shapes = await shapesOf(
    ctx.sql,
    ctx.tenant,
    leaves.map((grid) => grid.versionId),
  )
  const entries = leaves.flatMap((grid): GridShape[] => {
    const shape = shapes.get(grid.versionId)
    return shape ? [{ gridId: grid.id, shape }] : []
  })
  const locator = buildLocator(entries)
  // A transaction older than the tree does not see its newest shapes: such a locator is good for that transaction only.
  if (entries.length === leaves.length) locators.set(tree, locator)
  return locator
}
