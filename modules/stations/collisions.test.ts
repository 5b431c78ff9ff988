import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { Book, CancelBooking } from './contract.ts'
import { offer, openStation, resident } from './testing.ts'

/** The wound of other houses (calcom/cal.diy#5820): many want one slot at once. `WEIGE_LONG` makes it 200 at once, a hundred times. */
const [ROUNDS, CLIENTS] = process.env.WEIGE_LONG ? [100, 200] : [10, 50]

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

test('many want one place at the same moment, again and again: one gets it, the others are told', {
  timeout: 3_600_000,
}, async () => {
  const on = { house, here }
  const people: PersonActor[] = []
  for (let n = 0; n < CLIENTS; n++) people.push(await resident(on))
  const stationId = await openStation(on)
  for (let round = 0; round < ROUNDS; round++) {
    const offeringId = await offer(on, stationId)
    const wish = { offeringId, startsAt: '2026-11-17T01:00:00.000Z' }
    const outcomes = await Promise.all(
      people.map((as) => outcomeOf(house.run(Book, wish, { as, tenant: here.tenant }))),
    )
    const counts = new Map<string, number>()
    for (const one of outcomes) counts.set(one, (counts.get(one) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({ ok: 1, 'refused:booking.full': CLIENTS - 1 })
    const { rows } = await house.db.pool.query<{ id: string; person_id: string }>(
      "SELECT id, person_id FROM bookings WHERE tenant_id = $1 AND offering_id = $2 AND state = 'booked'",
      [here.tenant, offeringId],
    )
    expect(rows).toHaveLength(1)
    // Free again for the next round: nobody may be at two places at once.
    const as = people.find((one) => one.personId === rows[0].person_id)
    if (!as) throw new Error('somebody else has it')
    await house.run(CancelBooking, { bookingId: rows[0].id }, { as, tenant: here.tenant })
  }
})

test('as many as there are places get one each while others cancel; the queue never overtakes nor doubles', {
  timeout: 600_000,
}, async () => {
  const on = { house, here }
  const offeringId = await offer(on, await openStation(on), { seats: 5 })
  const wish = { offeringId, startsAt: '2026-11-17T02:00:00.000Z', waits: true }
  const people: PersonActor[] = []
  for (let n = 0; n < 20; n++) people.push(await resident(on))
  const made = await Promise.all(people.map((as) => house.run(Book, wish, { as, tenant: here.tenant })))
  expect(made.filter((one) => one.state === 'booked')).toHaveLength(5)
  const leaving = made.filter((one) => one.state === 'booked').slice(0, 3)
  await Promise.all(
    leaving.map((one) =>
      house.run(CancelBooking, { bookingId: one.id }, { as: people[made.indexOf(one)], tenant: here.tenant }),
    ),
  )
  const { rows } = await house.db.pool.query<{ state: string; seats: number[]; n: number }>(
    `SELECT state, array_agg(seat ORDER BY seat) FILTER (WHERE seat IS NOT NULL) AS seats, count(*)::int AS n FROM bookings
     WHERE tenant_id = $1 AND offering_id = $2 GROUP BY state ORDER BY state`,
    [here.tenant, offeringId],
  )
  expect(rows).toEqual([
    { state: 'booked', seats: [1, 2, 3, 4, 5], n: 5 },
    { state: 'cancelled', seats: null, n: 3 },
    { state: 'waiting', seats: null, n: 12 },
  ])
})
