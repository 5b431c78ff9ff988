import type { Context } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { districtTenant } from '../../../platform/pure/ids.ts'
import { ensure, Forbidden } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { LEVELS_ABOVE } from '../access.ts'
import { GetLevels, type LevelAbove } from '../contract.ts'
import type { Named, Tenants } from '../store.ts'

export type Place = { readonly level: LevelAbove; readonly code: string; readonly tenants: Tenants }

/** What the lines of a picture are. */
export const BELOW = { city: 'district', district: 'subdistrict', subdistrict: 'community' } as const
export type Below = (typeof BELOW)[LevelAbove]

/** A city, district or street by its code of six or nine digits (GB/T 2260: a city's own ends with 00). */
export function placeOf(code: string): Place {
  if (code.length === 9) return { level: 'subdistrict', code, tenants: { first: Number(code), last: Number(code) } }
  const start = Number(code) * 1000
  const isCity = code.endsWith('00')
  return { level: isCity ? 'city' : 'district', code, tenants: { first: start, last: start + (isCity ? 99_999 : 999) } }
}

/**
 * What the asker looks over in this tenant, and what its own row is called.
 * @throws Forbidden for who has no post over a whole street, district or city
 */
export async function ownPlace(ctx: Context): Promise<{ own: Place; ownName: string | undefined }> {
  const { tenant, actor } = ctx
  const tree = await treeOf(ctx)
  const top = tree.topId
  const gridPath = top === undefined ? [] : tree.pathOf(top)
  ensure(may(actor, LEVELS_ABOVE, { gridPath, relations: [] }), () => new Forbidden(GetLevels.name))
  const own = placeOf(tenant === districtTenant(tenant) ? String(tenant / 1000) : String(tenant))
  return { own, ownName: top === undefined ? undefined : tree.communityOf(top).name }
}

export function contains(own: Place, place: Place): boolean {
  return own.tenants.first <= place.tenants.first && place.tenants.last <= own.tenants.last
}

/** A place and those above it down from the asker's own, each with its name. A city is called as its own row is. */
export function namedPath(own: Place, ownName: string | undefined, place: Place, one: Named) {
  const nameOf = ({ level, code }: Place) => {
    if (level === 'subdistrict') return one.subdistrictName
    return level === 'district' ? one.districtName : (ownName ?? code)
  }
  const above = [`${place.code.slice(0, 4)}00`, place.code.slice(0, 6)]
    .map(placeOf)
    .filter((step) => step.code !== place.code && contains(own, step))
  return { name: nameOf(place), above: above.map((step) => ({ code: step.code, name: nameOf(step) })) }
}

/** A line of a picture before anything is counted in it. */
export type Line = { readonly code: string; readonly name: string; readonly communities: readonly Named[] }

/** The lines of a picture by code. A street, district or city is a row of its own among its communities: it is shown when something lies in it. */
export function linesOf(communities: readonly Named[], by: Below, hasAny: (code: string) => boolean): Line[] {
  const digits = { district: 6, subdistrict: 9, community: 12 }[by]
  const lines = new Map<string, { code: string; name: string; communities: Named[] }>()
  for (const one of communities) {
    const code = one.code.slice(0, digits)
    const name = { district: one.districtName, subdistrict: one.subdistrictName, community: one.name }[by]
    const line = lines.get(code) ?? { code, name, communities: [] }
    if (isCommunity(one)) line.communities.push(one)
    lines.set(code, line)
  }
  return [...lines.values()].filter((line) => line.communities.length > 0 || hasAny(line.code))
}

/** Whether it is a community, and not the row of a street, district or city. */
export function isCommunity({ code }: Pick<Named, 'code'>): boolean {
  return !code.endsWith('000')
}
