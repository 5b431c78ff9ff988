import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { locateByBuilding, locateByCode, locateByHousehold, locateByPoint, treeOf } from '../grids/index.ts'
import type { Place } from './contract.ts'

/** A place as a case needs it. */
export type ResolvedPlace = {
  gridId: string
  versionId: string
  buildingId: string | null
  householdId: string | null
  name: string
  lng: number | null
  lat: number | null
  accuracyMetres: number | null
  codeId: string | null
}

/**
 * Finds the grid of a place. A printed code wins over satellites; a point on a border or outside is asked about, never guessed.
 * @throws Refusal `report.code_unknown`, `report.code_revoked`, `report.place_ambiguous`, `report.place_outside`
 */
export async function resolvePlace(ctx: Context, place: Place): Promise<ResolvedPlace> {
  switch (place.by) {
    case 'code': {
      const found = await locateByCode(ctx, place.code)
      if (!found) throw new Refusal('report.code_unknown')
      if (found.state === 'revoked') throw new Refusal('report.code_revoked')
      return { ...found, name: withDetail(found.placeName, place.detail), accuracyMetres: null }
    }
    case 'household': {
      const found = await locateByHousehold(ctx, place.householdId)
      return { ...found, name: found.placeName, accuracyMetres: null, codeId: null }
    }
    case 'building': {
      const found = await locateByBuilding(ctx, place.buildingId)
      return {
        ...found,
        householdId: null,
        name: withDetail(found.placeName, place.detail),
        accuracyMetres: null,
        codeId: null,
      }
    }
    case 'grid': {
      const grid = (await treeOf(ctx)).get(place.gridId)
      if (!grid) throw new NotFound('grid')
      return {
        gridId: grid.id,
        versionId: grid.versionId,
        buildingId: null,
        householdId: null,
        name: withDetail(grid.name, place.detail),
        lng: null,
        lat: null,
        accuracyMetres: null,
        codeId: null,
      }
    }
    case 'point':
      return resolvePoint(ctx, place)
  }
}

async function resolvePoint(ctx: Context, place: Extract<Place, { by: 'point' }>): Promise<ResolvedPlace> {
  const { located, lng, lat } = await locateByPoint(ctx, place.point)
  const accuracyMetres = place.point.accuracyMetres ?? null
  const at = (grid: { id: string; versionId: string; name: string }): ResolvedPlace => ({
    gridId: grid.id,
    versionId: grid.versionId,
    buildingId: null,
    householdId: null,
    name: withDetail(grid.name, place.detail),
    lng,
    lat,
    accuracyMetres,
    codeId: null,
  })
  const chosen = place.gridId ? (await treeOf(ctx)).get(place.gridId) : undefined
  switch (located.kind) {
    case 'inside':
      return at({ id: located.gridId, versionId: located.versionId, name: located.gridName })
    case 'ambiguous':
      if (chosen && located.choices.some((choice) => choice.gridId === chosen.id)) return at(chosen)
      throw new Refusal('report.place_ambiguous', { choices: located.choices.map((choice) => choice.gridId).join(',') })
    case 'outside':
      if (chosen && located.nearest?.gridId === chosen.id) return at(chosen)
      if (located.nearest)
        throw new Refusal('report.place_outside', { nearest: located.nearest.gridName, gridId: located.nearest.gridId })
      throw new Refusal('report.place_outside_all')
  }
}

function withDetail(name: string, detail: string): string {
  return detail === '' ? name : `${name} ${detail}`
}
