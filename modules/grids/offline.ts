import { carriedBy } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { type OfflineKind, WrittenRow } from '../../platform/module.ts'
import type { CarriedBuilding, CarriedGrid } from './contract.ts'
import { initialsOf, initialsOfBuilding } from './initials.ts'
import { showCommunity, showShape } from './queries/tree.ts'
import { buildingsOfHouseholds, listCarriedBuildings } from './store/carried.ts'
import { shapesOf } from './store/grids.ts'
import { treeOf } from './store/tree.ts'
import { type GridNode, visibleGrids } from './tree.ts'

/** The grids that a phone carries: those in its holder's reach with their shapes, and those above them, which give them their place. */
export const carriedGrids: OfflineKind = {
  kind: 'grid',
  subjects: { grid: 'own' },
  all: async (ctx, after, limit) => {
    const grids = (await inPocket(ctx)).filter((grid) => after === null || grid.id > after)
    return show(ctx, grids.slice(0, limit))
  },
  of: async (ctx, ids) => {
    const wanted = new Set(ids)
    return show(
      ctx,
      (await inPocket(ctx)).filter((grid) => wanted.has(grid.id)),
    )
  },
}

/** The buildings that have something in its holder's grids, with their entrances and the households there. */
export const carriedBuildings: OfflineKind = {
  kind: 'building',
  subjects: {
    building: 'own',
    household: (ctx, householdIds) => buildingsOfHouseholds(ctx.sql, ctx.tenant, householdIds),
  },
  all: (ctx, after, limit) => buildings(ctx, { after, limit }),
  of: (ctx, ids) => buildings(ctx, { ids }),
}

async function inPocket(ctx: Context): Promise<GridNode[]> {
  const grids = visibleGrids(await treeOf(ctx), carriedBy(ctx.actor))
  return grids.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function show(ctx: Context, grids: readonly GridNode[]): Promise<CarriedGrid[]> {
  const tree = await treeOf(ctx)
  const reach = new Set(carriedBy(ctx.actor).grids)
  const drawn = grids.filter((grid) => grid.hasShape && reach.has(grid.id)).map((grid) => grid.versionId)
  const shapes = drawn.length === 0 ? new Map() : await shapesOf(ctx.sql, ctx.tenant, drawn)
  return grids.map(({ id, versionId, communityId, level, kind, dedicatedKind, code, name, parentId, isSynthetic }) => ({
    id,
    versionId,
    communityId,
    level,
    kind,
    dedicatedKind,
    code,
    name,
    parentId,
    isSynthetic,
    shape: showShape(shapes.get(versionId)),
    community: showCommunity(tree.communityOf(id)),
  }))
}

async function buildings(
  ctx: Context,
  wanted: Parameters<typeof listCarriedBuildings>[3],
): Promise<WrittenRow<CarriedBuilding>[]> {
  const grids = carriedBy(ctx.actor).grids ?? []
  if (grids.length === 0) return []
  const rows = await listCarriedBuildings(ctx.sql, ctx.tenant, grids, wanted)
  return rows.map(({ id, name, compoundName, gridId, lng, lat, households, entrances }) => {
    const initials = initialsOfBuilding({ compoundName, name })
    const doors = entrances.map((one) =>
      andLast({ id: one.id, name: one.name, initials: initialsOf(one.name) }, 'homes', one.homes),
    )
    const known = { id, name, compoundName, initials, gridId, lng, lat, households }
    return new WrittenRow<CarriedBuilding>(id, andLast(known, 'entrances', doors.join()))
  })
}

/** The JSON of something with a last list, whose items are written already. */
function andLast(one: object, name: string, items: string): string {
  return `${JSON.stringify(one).slice(0, -1)},"${name}":[${items}]}`
}
