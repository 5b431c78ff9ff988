import type { Context } from '../../../platform/context.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { byName } from '../rules.ts'
import { doorsIn, householdOfRoom } from '../store/places.ts'

/** A building with its entrances. */
export type Doors = {
  readonly buildingId: string
  readonly buildingName: string
  readonly compoundName: string | null
  readonly entrances: { readonly id: string; readonly name: string }[]
}

/** The buildings of some grids with their entrances, in the order people count: what is written on the walls. */
export async function doorsOf(ctx: Context, gridIds: readonly string[]): Promise<Doors[]> {
  const rows = await doorsIn(ctx.sql, ctx.tenant, gridIds)
  return [...groupBy(rows, (row) => row.buildingId).values()]
    .map(([first, ...others]) => ({
      buildingId: first.buildingId,
      buildingName: first.buildingName,
      compoundName: first.compoundName,
      entrances: [first, ...others]
        .map((row) => ({ id: row.entranceId, name: row.entranceName }))
        .sort((a, b) => byName(a.name, b.name)),
    }))
    .sort((a, b) => byName(a.compoundName ?? '', b.compoundName ?? '') || byName(a.buildingName, b.buildingName))
}

/** The household behind an entrance with this number of a room, as people write it; undefined when there is none. */
export async function householdAt(ctx: Context, entranceId: string, room: string): Promise<string | undefined> {
  const number = room.normalize('NFKC').replace(/\s|室$|号$/gu, '')
  return (
    (await householdOfRoom(ctx.sql, ctx.tenant, entranceId, number)) ??
    (await householdOfRoom(ctx.sql, ctx.tenant, entranceId, room))
  )
}
