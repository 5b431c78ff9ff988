import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../modules/tasks/rules.ts'
import { admitted, householdAt } from '../../modules/tasks/testing.ts'
import { openFileRoom } from '../../platform/files.ts'
import { localDate } from '../../platform/pure/time.ts'
import { buildCommunity, TENANT } from '../support/community.ts'
import { openTestHouse } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'
import { take } from './steps.ts'
import { type End, VECTORS } from './vectors.ts'
import { aWorld, type Ground, type World } from './world.ts'

let ground: Ground
beforeAll(async () => {
  const house = await openTestHouse()
  const here = await buildCommunity(house.running, `${TENANT}009`)
  const folder = await openTemporary('weige-vectors-')
  const today = localDate(house.clock.now())
  const errands = await admitted(
    { house, here },
    { kind: 'errand', gridIds: [...here.micro], frequency: { unit: 'on_demand', perMonth: 2 } },
    { from: today, until: addDays(today, 900) },
  )
  ground = { house, here, folder, room: await openFileRoom(join(folder, 'files')), errands }
})
afterAll(async () => {
  await ground?.house.close()
  await rm(ground.folder, { recursive: true, force: true })
})

test('every vector has a name of its own, and there are about forty', () => {
  expect(new Set(VECTORS.map((one) => one.name)).size).toBe(VECTORS.length)
  expect(VECTORS.length).toBeGreaterThanOrEqual(40)
})

test.each(VECTORS.map((one) => [one.name, one] as const))('%s', async (_, { steps, end }) => {
  const world = await aWorld(ground)
  for (const step of steps) await take(world, step)
  const wanted = Object.keys(end) as (keyof End)[]
  const found: Record<string, unknown> = {}
  for (const what of wanted) found[what] = await LOOK[what](world)
  expect(found).toEqual(end)
})

/** How each part of an end is looked up. */
const LOOK: { readonly [What in keyof End]-?: (world: World) => unknown } = {
  outbox: ({ outbox }) =>
    outbox.items().map(({ state, name, reason }) => {
      const why = reason === null ? '' : reason.kind === 'refused' ? reason.code : reason.kind
      return [state, name, why].filter(Boolean).join(' ')
    }),
  reports: async (world) => {
    const rows = await all<{ text: string }>(
      world,
      `SELECT r.text FROM reports r JOIN events e ON e.tenant_id = r.tenant_id AND e.subject_id = r.id AND e.name = 'report.received'
       WHERE r.tenant_id = $1 AND r.text LIKE $2 || '%' AND r.case_id <> $3 ORDER BY e.seq`,
      [world.tag, world.caseId],
    )
    return rows.map(({ text }) => text.slice(world.tag.length))
  },
  notes: async (world) =>
    (
      await all<{ text: string }>(
        world,
        `SELECT n.text FROM case_notes n JOIN events e ON e.tenant_id = n.tenant_id AND e.subject_id = n.case_id AND e.name = 'case.noted'
           AND e.body LIKE '%' || n.id || '%'
         WHERE n.tenant_id = $1 AND n.case_id = $2 ORDER BY e.seq`,
        [world.caseId],
      )
    ).map(({ text }) => text),
  state: async (world) =>
    (await all<{ state: string }>(world, 'SELECT state FROM cases WHERE tenant_id = $1 AND id = $2', [world.caseId]))[0]
      .state,
  photos: async (world) =>
    (
      await all<{ n: number }>(
        world,
        `SELECT count(*)::int AS n FROM files f WHERE f.tenant_id = $1 AND f.millis IS NULL AND (f.owner_id = $3
           OR f.owner_id IN (SELECT id FROM reports WHERE tenant_id = $1 AND text LIKE $2 || '%'))`,
        [world.tag, world.caseId],
      )
    )[0].n,
  rescued: async (world) =>
    (
      await all<{ name: string }>(
        world,
        'SELECT command_name AS name FROM rescues WHERE tenant_id = $1 AND device_id = $2 ORDER BY command_name',
        [world.device.deviceId],
      )
    ).map(({ name }) => name),
  errand: async (world) =>
    (
      await all<{ state: string }>(world, 'SELECT state FROM tasks WHERE tenant_id = $1 AND id = $2', [
        world.acts.get('order 101'),
      ])
    )[0].state,
  visits: async (world) =>
    (
      await all<{ n: number }>(
        world,
        'SELECT count(*)::int AS n FROM visits WHERE tenant_id = $1 AND by_person_id = $2',
        [world.me.personId],
      )
    )[0].n,
  heads: async (world) => {
    const [newest] = await all<{ value: Buffer }>(
      world,
      `SELECT value_sealed AS value FROM field_verifications
       WHERE tenant_id = $1 AND subject_id = $2 AND field = 'headcount' AND is_written ORDER BY verified_at DESC LIMIT 1`,
      [await householdAt(world.ground, '101')],
    )
    return JSON.parse(world.ground.house.keys.open(newest.value))
  },
  people: async (world) =>
    (
      await all<{ n: number | null }>(
        world,
        'SELECT people_count AS n FROM households WHERE tenant_id = $1 AND id = $2',
        [await householdAt(world.ground, '102')],
      )
    )[0].n,
  added: async (world) =>
    (
      await all<{ n: number }>(
        world,
        `SELECT count(*)::int AS n FROM households WHERE tenant_id = $1 AND building_id = $2 AND room = '901'`,
        [world.ground.here.buildingId],
      )
    )[0].n,
  voices: async (world) =>
    (
      await all<{ n: number }>(
        world,
        `SELECT count(*)::int AS n FROM files f WHERE f.tenant_id = $1 AND f.millis IS NOT NULL
           AND f.owner_id IN (SELECT id FROM reports WHERE tenant_id = $1 AND text LIKE $2 || '%')`,
        [world.tag],
      )
    )[0].n,
  holdsCase: ({ phone, caseId }) => phone.rows.of('case').has(caseId),
  holdsBuilding: ({ phone, ground: { here } }) => phone.rows.of('building').has(here.buildingId),
  skew: async (world) =>
    (
      await all<{ skew: number }>(world, 'SELECT skew_seconds AS skew FROM devices WHERE tenant_id = $1 AND id = $2', [
        world.device.deviceId,
      ])
    )[0].skew,
}

async function all<Row extends object>(world: World, text: string, values: readonly unknown[]): Promise<Row[]> {
  const { house, here } = world.ground
  return (await house.db.pool.query<Row>(text, [here.tenant, ...values])).rows
}
