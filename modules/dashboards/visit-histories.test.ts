import { randomInt as chance, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDate } from '../../platform/pure/time.ts'
import type { TestCommunity } from '../../tests/support/community.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { MoveBuilding, RedrawGrid } from '../grids/contract.ts'
import { CancelTask, OrderTask } from '../tasks/contract.ts'
import { admitted, sweep, visit } from '../tasks/testing.ts'
import { figuresSweep } from './keep-figures.ts'
import {
  bySystem,
  DAY,
  expectOneNumber,
  HOUR,
  householdsIn,
  keep,
  keptVisits,
  MINUTE,
  openWalked,
  register,
  type Walked,
} from './testing.ts'

/** Doors and visits kept for what lies above a street are those counted in it, whatever happened and however late it was told. */
let on: Walked
let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  on = await openWalked()
  ;({ house, here, beside } = on)
}, 300_000)
afterAll(() => house.close())

/** Other histories on every run; the number that is said with a fault tells the same one again. */
const SEED = Number(process.env.WEIGE_SEED ?? chance(1_000_000))
let turn = SEED
function randomInt(below: number): number {
  turn = (turn * 48_271 + 11) % 2_147_483_647
  return turn % below
}
const pick = <One>(from: readonly One[]): One => from[randomInt(from.length)]
const late = (most: number) => new Date(Math.max(on.began.getTime(), house.clock.now().getTime() - randomInt(most)))
const RESULTS = ['met', 'by_phone', 'not_home', 'vacant', 'refused'] as const

/** What may happen; most of it a visit, now or said late by a phone that had no network. */
const HAPPENINGS: Readonly<Record<string, () => Promise<unknown>>> = {
  visit: async () =>
    visit({ house, here }, pick(await householdsIn(on)), {
      as: SYSTEM,
      result: pick(RESULTS),
      way: pick(['at_door', 'at_door', 'phone']),
      at: late(HOUR).toISOString(),
    }),
  'late visit': async () =>
    visit({ house, here }, pick(await householdsIn(on)), {
      as: SYSTEM,
      result: pick(RESULTS),
      at: late(12 * DAY).toISOString(),
    }),
  cancel: async () => {
    const { rows } = await house.db.pool.query<{ id: string }>(
      `SELECT id FROM tasks WHERE tenant_id = $1 AND state IN ('planned', 'ready') ORDER BY due_at, id LIMIT 5`,
      [here.tenant],
    )
    if (rows.length > 0) await house.run(CancelTask, { taskId: pick(rows).id, reason: '重复了' }, bySystem(on))
  },
  order: async () => {
    const [community, templateId] = pick([...on.byHand])
    const own = await householdsIn(on, community)
    if (own.length === 0) return
    const now = house.clock.now().getTime()
    // Also one that was due when it was written down.
    await house.run(
      OrderTask,
      {
        taskId: randomUUID(),
        templateId,
        target: { type: 'household', id: pick(own) },
        readyAt: new Date(now - 30 * HOUR).toISOString(),
        dueAt: new Date(now + randomInt(60) * HOUR - 28 * HOUR).toISOString(),
        expiresAt: new Date(now + 40 * HOUR).toISOString(),
      },
      bySystem(on),
    )
  },
  register: async () => {
    const community = pick([here, beside])
    await register(on, community, pick(community.micro.slice(0, 2)), 1 + randomInt(3))
  },
  move: async () => {
    const { rows } = await house.db.pool.query<{ id: string }>(
      "SELECT id FROM buildings WHERE tenant_id = $1 AND name LIKE '新%' ORDER BY id",
      [here.tenant],
    )
    const toGridId = pick([...here.micro, ...beside.micro])
    await house.run(MoveBuilding, { buildingId: pick(rows).id, toGridId }, bySystem(on))
  },
  redraw: async () => {
    const gridId = pick([here, beside]).ordinary[1]
    const parentId = pick([here, beside]).mainGridId
    await house.run(RedrawGrid, { gridId, parentId, shape: null }, bySystem(on))
  },
  time: async () => {
    house.clock.advance(randomInt(48) * HOUR + randomInt(60) * MINUTE)
    await sweep({ house, here })
  },
  keep: async () => keep(on),
}
const ODDS = ['visit', 'visit', 'visit', 'late visit', 'late visit', 'time', 'time', 'keep', 'keep', 'cancel', 'order']
const SELDOM = ['register', 'move', 'redraw']

/** A visit to a door by hand, due so long from now. */
async function orderAt(householdId: string, dueIn: number): Promise<void> {
  const now = house.clock.now().getTime()
  const [readyAt, dueAt, expiresAt] = [-30 * HOUR, dueIn, 80 * HOUR].map((one) => new Date(now + one).toISOString())
  const target = { type: 'household', id: householdId } as const
  const input = { taskId: randomUUID(), templateId: on.byHand.get(here) ?? '', target, readyAt, dueAt, expiresAt }
  await house.run(OrderTask, input, bySystem(on))
}

/** The building that was registered last, with its doors. */
async function moveLast(toGridId: string): Promise<void> {
  const { rows } = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM buildings WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1',
    [here.tenant],
  )
  await house.run(MoveBuilding, { buildingId: rows[0].id, toGridId }, bySystem(on))
}

async function cancelAt(householdId: string): Promise<void> {
  const { rows } = await house.db.pool.query<{ id: string }>(
    "SELECT id FROM tasks WHERE tenant_id = $1 AND household_id = $2 AND state IN ('planned', 'ready') AND due_at < $3",
    [here.tenant, householdId, house.clock.now()],
  )
  for (const { id } of rows) await house.run(CancelTask, { taskId: id, reason: '重复了' }, bySystem(on))
}

test('is what the street counts, after whatever happened in whichever order', { timeout: 300_000 }, async () => {
  for (const community of [here, beside]) for (const grid of community.micro) await register(on, community, grid, 2)
  // So much happens in every history, whatever else does.
  for (const householdId of (await householdsIn(on, here)).slice(0, 4)) {
    await orderAt(householdId, HOUR)
    await visit({ house, here }, householdId, { as: SYSTEM, result: 'met', at: house.clock.now().toISOString() })
  }
  for (let round = 0; round < 4; round++) {
    const story: string[] = []
    for (let i = 0; i < 25; i++) {
      const what = pick(randomInt(6) === 0 ? SELDOM : ODDS)
      story.push(what)
      await HAPPENINGS[what]()
      house.clock.advance(MINUTE)
    }
    // Days end and tasks fall due by themselves: nothing announces it, and an hour later it is counted.
    await house.running.sweep(figuresSweep)
    house.clock.advance(61 * MINUTE)
    await keep(on)
    await expectOneNumber(on, `${SEED}: ${story.join(', ')}`)
  }
  const { rows } = await house.db.pool.query(
    'SELECT sum(doors_due)::int AS due, sum(doors_visited)::int AS visited, sum(visits_met)::int AS met FROM figure_visit_counts',
  )
  for (const n of Object.values(rows[0])) expect(n).toBeGreaterThan(3)
})

const untrue: readonly (readonly [string, (rooms: readonly string[]) => Promise<unknown>])[] = [
  ['a task that was due yesterday is cancelled', async ([room]) => cancelAt(room)],
  ['a task is written down that was due yesterday', async ([room]) => orderAt(room, -20 * HOUR)],
  ['a door is registered', async () => register(on, here, here.micro[0], 1)],
  ['doors move', async () => moveLast(beside.micro[0])],
  [
    'a grid is redrawn',
    async () =>
      house.run(RedrawGrid, { gridId: here.ordinary[1], parentId: beside.mainGridId, shape: null }, bySystem(on)),
  ],
  ['somebody is met', async ([room]) => visit({ house, here }, room, { as: SYSTEM, result: 'met' })],
  [
    'somebody was met before the door came here',
    async ([, , , , room]) => {
      const at = new Date(house.clock.now().getTime() - DAY).toISOString()
      await moveLast(beside.micro[0])
      await visit({ house, here }, room, { as: SYSTEM, result: 'met', at })
    },
  ],
  [
    'tasks of a day that is over are planned, because the house stood still',
    async () => {
      const [day, until] = [1, 9].map((days) => localDate(new Date(house.clock.now().getTime() + days * DAY)))
      const item = { frequency: { unit: 'once', on: day } as const, dueDays: 0, expiresDays: 8 }
      await admitted({ house, here }, { ...item, gridIds: [here.micro[1]] }, { from: day, until })
      house.clock.advance(2 * DAY)
      await keep(on)
      await sweep({ house, here })
    },
  ],
]

test.each(untrue)('changes within minutes when %s', async (what, act) => {
  // In the morning, when nothing falls due by itself; everything lies where it was drawn.
  for (const grid of here.ordinary)
    await house.run(RedrawGrid, { gridId: grid, parentId: here.mainGridId, shape: null }, bySystem(on))
  const rooms = await register(on, here, here.micro[0], 4)
  await register(on, here, here.micro[2], 2)
  const [last] = await register(on, here, here.micro[1], 2)
  await orderAt(rooms[0], 2 * HOUR)
  house.clock.set(new Date(new Date(`${localDate(house.clock.now())}T10:00:00+08:00`).getTime() + 2 * DAY))
  await keep(on)
  const before = JSON.stringify(
    [await keptVisits(on, 'day', here), await keptVisits(on, 'day', beside)].map((one) => [...one]),
  )
  await act([...rooms, last])
  house.clock.advance(6 * MINUTE)
  await keep(on)
  expect(
    JSON.stringify([await keptVisits(on, 'day', here), await keptVisits(on, 'day', beside)].map((one) => [...one])),
  ).not.toBe(before)
  await expectOneNumber(on, what)
})
