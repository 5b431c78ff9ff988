import type { Ground } from '../fixture.ts'

/** One way to try a contract: an input about the first micro grid, and what the answer shows of it. */
export type Probe = {
  input(ground: Ground): Promise<object> | object
  /** A successful answer in one word, where "ok" would hide whether anything was seen. */
  shows?(answer: unknown, ground: Ground): string
  /** Puts back what the attempts moved, so that no probe hangs on the order of the others. */
  after?(ground: Ground): Promise<void>
}

export const EMPTY: Probe = { input: () => ({}) }

export const ONE_GRID = Buffer.from(
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: {
          code: '510112002001001001',
          name: '第一微网格',
          level: 'micro',
          parentCode: '510112002001001',
          kind: 'residential',
        },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [104.21, 30.62],
              [104.212, 30.62],
              [104.212, 30.621],
              [104.21, 30.621],
              [104.21, 30.62],
            ],
          ],
        },
      },
    ],
  }),
).toString('base64')

/** What a probe makes once in a ground. Never in a variable of its file: files of one worker share it, each with a house of its own. */
export function onceIn<Made>(
  kept: WeakMap<Ground, Promise<Made>>,
  ground: Ground,
  make: (ground: Ground) => Promise<Made>,
): Promise<Made> {
  const known = kept.get(ground) ?? make(ground)
  kept.set(ground, known)
  return known
}

let counter = 0

export const fresh = () => ++counter

export const listed = (key: string) => (answer: unknown) => {
  const list = (answer as Record<string, unknown[]>)[key]
  return list.length === 0 ? 'empty' : 'sees'
}

export async function preview(house: Ground['house'], here: Ground['here']): Promise<{ id: string }> {
  const input = { communityId: here.communityId, kind: 'grids', fileName: 'g.geojson', content: ONE_GRID }
  return (await house.running.house.run(
    'grids.previewImport',
    { commandId: crypto.randomUUID(), tenant: here.tenant, input },
    { kind: 'system', name: 'test' },
  )) as { id: string }
}

/** The least that a set of rules is. */
export const CATCH_ALL = {
  position: 1,
  categoryPrefix: null,
  gridKind: null,
  tier: null,
  toRole: 'main_grid_lead',
  limit: null,
  note: '其余都由总网格长定',
} as const

/** The second household of the building, in the first micro grid wherever other probes have moved it. */
export async function householdRow({ house, here }: Ground) {
  await house.db.q
    .updateTable('household_grids')
    .set({ grid_id: here.micro[0] })
    .where('tenant_id', '=', here.tenant)
    .where('valid_until', 'is', null)
    .execute()
  return house.db.q
    .selectFrom('households')
    .select(['id', 'entrance_id', 'room'])
    .where('tenant_id', '=', here.tenant)
    .where('building_id', '=', here.buildingId)
    .where('room', '=', '102')
    .executeTakeFirstOrThrow()
}

export async function aHousehold(ground: Ground): Promise<string> {
  return (await householdRow(ground)).id
}
