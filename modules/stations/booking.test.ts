import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { Book, BookFor, CancelBooking, GetDaySheet, ListDays, ListMyBookings } from './contract.ts'
import { offer, openStation, resident } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let stationId: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  stationId = await openStation(on())
})
afterAll(() => house.close())

const on = () => ({ house, here })
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const TOMORROW = '2026-11-17'
const slotAt = (n: number, day = TOMORROW) => new Date(Date.parse(`${day}T01:00:00Z`) + n * 1_800_000).toISOString()
const book = (as: ServerActor, offeringId: string, n = 0, more: object = {}) =>
  house.run(Book, { offeringId, startsAt: slotAt(n), ...more }, at(as))
const mine = (as: ServerActor) => house.ask(ListMyBookings, {}, at(as))
const texts = async () => {
  await house.settle()
  return (await house.db.pool.query('SELECT 1 FROM deliveries')).rowCount
}

describe('stations.book', () => {
  test('takes a place; it stands in one’s own list and on the sheet of the day, masked', async () => {
    const she = await resident(on())
    const offeringId = await offer(on(), stationId)
    const made = await book(she, offeringId, 1)
    expect(made).toMatchObject({ state: 'booked', startsAt: slotAt(1), cancelUntil: slotAt(-3), position: null })
    expect((await mine(she)).coming).toEqual([made])
    const { offerings } = await house.ask(GetDaySheet, { stationId, date: TOMORROW }, at(here.member))
    const slots = offerings.find((one) => one.id === offeringId)?.slots ?? []
    expect(slots[1].bookings).toMatchObject([{ id: made.id, state: 'booked', isByStaff: false }])
    expect(JSON.stringify(slots)).not.toMatch(/欧阳样例|154660/)
    const { days } = await house.ask(ListDays, { offeringId }, at(she))
    expect(days[1].slots[1]).toMatchObject({ free: 0, mine: 'booked' })
  })

  test('refused: full, twice, at two places at once, too many, too early, not planned', async () => {
    const [she, he] = [await resident(on()), await resident(on())]
    const offeringId = await offer(on(), stationId)
    const other = await offer(on(), stationId)
    await book(she, offeringId)
    expect(await outcomeOf(book(he, offeringId))).toBe('refused:booking.full')
    expect(await outcomeOf(book(she, offeringId))).toBe('refused:booking.twice')
    expect(await outcomeOf(book(she, other))).toBe('refused:booking.overlaps')
    await book(she, offeringId, 1)
    expect(await outcomeOf(book(she, offeringId, 2))).toBe('refused:booking.too_many')
    await book(she, other, 2)
    const early = { offeringId, startsAt: slotAt(0, '2026-11-25') }
    expect(await outcomeOf(house.run(Book, early, at(he)))).toBe('refused:booking.not_open_yet')
    const odd = { offeringId, startsAt: '2026-11-17T01:10:00.000Z' }
    expect(await outcomeOf(house.run(Book, odd, at(he)))).toBe('refused:booking.no_such_slot')
    const begun = { offeringId, startsAt: slotAt(0, '2026-11-16') }
    expect(await outcomeOf(house.run(Book, begun, at(he)))).toBe('refused:booking.too_late')
    const withdrawn = await offer(on(), stationId, { isOffered: false })
    expect(await outcomeOf(book(he, withdrawn))).toBe('refused:booking.no_such_slot')
  })

  test('not permitted: visitors; residents only where they live, workers when they say so', async () => {
    const offeringId = await offer(on(), stationId)
    expect(await outcomeOf(book({ kind: 'visitor' }, offeringId))).toBe('signed_out')
    const she = await resident(on())
    const forResidents = await offer(on(), stationId, { who: 'residents' })
    expect(await outcomeOf(book(she, forResidents))).toBe('refused:booking.residents_only')
    const forWorkers = await offer(on(), stationId, { who: 'workers' })
    expect(await outcomeOf(book(she, forWorkers))).toBe('refused:booking.workers_only')
    expect(await book(she, forWorkers, 0, { saysWorker: true })).toMatchObject({ state: 'booked' })
  })

  test('repeated it is one; raced by one person, two that overlap are one', async () => {
    const offeringId = await offer(on(), stationId, { mostOpen: 1 })
    const she = await resident(on())
    const how = { ...at(she), commandId: randomUUID() }
    const first = await house.run(Book, { offeringId, startsAt: slotAt(0) }, how)
    expect(await house.run(Book, { offeringId, startsAt: slotAt(0) }, how)).toEqual(first)
    expect((await mine(she)).coming).toHaveLength(1)
    const he = await resident(on())
    const others = await Promise.all([1, 2, 3].map(() => offer(on(), stationId)))
    const outcomes = await Promise.all(others.map((id) => outcomeOf(book(he, id, 3))))
    expect(outcomes.sort()).toEqual(['ok', 'refused:booking.overlaps', 'refused:booking.overlaps'])
    const slots = await Promise.all([1, 2, 3].map((n) => outcomeOf(book(he, offeringId, n === 3 ? 4 : n))))
    expect(slots.sort()).toEqual(['ok', 'refused:booking.too_many', 'refused:booking.too_many'])
  })
})

describe('the database itself', () => {
  test('lets nobody sit on another’s place, beyond the places of a slot, or at two places at once', async () => {
    const offeringId = await offer(on(), stationId)
    const other = await offer(on(), stationId)
    const [she, he] = [await resident(on()), await resident(on())]
    const one = await book(she, offeringId, 5)
    const two = await book(he, other, 5)
    await expect(
      house.db.pool.query(
        `UPDATE bookings b SET slot_id = o.slot_id FROM bookings o WHERE b.tenant_id = $1 AND o.tenant_id = $1 AND b.id = $2 AND o.id = $3`,
        [here.tenant, two.id, one.id],
      ),
    ).rejects.toMatchObject({ code: '23505' })
    await expect(
      house.db.pool.query('UPDATE bookings SET seat = 2 WHERE tenant_id = $1 AND id = $2', [here.tenant, one.id]),
    ).rejects.toMatchObject({ code: '23514' })
    await expect(
      house.db.pool.query('UPDATE bookings SET slot_seats = 9, seat = 9 WHERE tenant_id = $1 AND id = $2', [
        here.tenant,
        one.id,
      ]),
    ).rejects.toMatchObject({ code: '23503' })
    await expect(
      house.db.pool.query('UPDATE bookings SET person_id = $3 WHERE tenant_id = $1 AND id = $2', [
        here.tenant,
        two.id,
        she.personId,
      ]),
    ).rejects.toMatchObject({ code: '23P01' })
  })
})

describe('the queue', () => {
  test('moves up by itself when somebody cancels, in order; who moved up is told, and may cancel until it begins', async () => {
    const offeringId = await offer(on(), stationId, { cancelHours: 24 })
    const people = await Promise.all(Array.from({ length: 4 }, () => resident(on())))
    const [first, second, third, fourth] = people
    const made = await book(first, offeringId, 4)
    for (const [i, one] of [second, third, fourth].entries()) {
      house.clock.advance(1000)
      expect(await book(one, offeringId, 4, { waits: true })).toMatchObject({ state: 'waiting', position: i + 1 })
    }
    expect(await outcomeOf(book(second, offeringId, 4, { waits: true }))).toBe('refused:booking.twice')
    // Whoever is called away from the queue leaves no hole in it.
    const [waiting] = (await mine(second)).coming
    await house.run(CancelBooking, { bookingId: waiting.id }, at(second))
    expect((await mine(third)).coming).toMatchObject([{ position: 1 }])
    const before = await texts()
    await house.run(CancelBooking, { bookingId: made.id }, at(here.member))
    expect((await mine(third)).coming).toMatchObject([{ state: 'booked', isPromoted: true, position: null }])
    expect((await mine(fourth)).coming).toMatchObject([{ state: 'waiting', position: 1 }])
    // One who was cancelled at the counter, one who moved up.
    expect(await texts()).toBe((before ?? 0) + 2)
    const [promoted] = (await mine(third)).coming
    expect(promoted.cancelUntil).toBe(promoted.startsAt)
    await house.run(CancelBooking, { bookingId: promoted.id }, at(third))
    expect((await mine(fourth)).coming).toMatchObject([{ state: 'booked' }])
    const { rows } = await house.db.pool.query(
      "SELECT name, body::json->'data' AS data FROM events WHERE name = 'booking.promoted'",
    )
    expect(Object.keys(rows[0].data).sort()).toEqual(['from', 'offering', 'person', 'slot'])
  })

  test('has an end', async () => {
    const offeringId = await offer(on(), stationId)
    await book(await resident(on()), offeringId)
    for (let n = 0; n < 20; n++) await book(await resident(on()), offeringId, 0, { waits: true })
    expect(await outcomeOf(book(await resident(on()), offeringId, 0, { waits: true }))).toBe(
      'refused:booking.queue_full',
    )
  })
})

describe('stations.cancel', () => {
  test('one’s own in time, once; later only the counter can; nobody else’s', async () => {
    const offeringId = await offer(on(), stationId)
    const [she, he] = [await resident(on()), await resident(on())]
    const one = await book(she, offeringId)
    expect(await outcomeOf(house.run(CancelBooking, { bookingId: one.id }, at(he)))).toBe('not_found')
    expect(await outcomeOf(house.run(CancelBooking, { bookingId: one.id }, at(here.siblingMember)))).toBe('not_found')
    const how = { ...at(she), commandId: randomUUID() }
    await house.run(CancelBooking, { bookingId: one.id }, how)
    expect(await house.run(CancelBooking, { bookingId: one.id }, how)).toEqual({ bookingId: one.id })
    expect(await outcomeOf(house.run(CancelBooking, { bookingId: one.id }, at(she)))).toBe('refused:booking.over')
    const again = await book(she, offeringId)
    const late = await offer(on(), stationId, { cancelHours: 168 })
    const two = await book(he, late, 2)
    expect(await outcomeOf(house.run(CancelBooking, { bookingId: two.id }, at(he)))).toBe(
      'refused:booking.cancel_too_late',
    )
    await house.run(CancelBooking, { bookingId: two.id }, at(here.member))
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => outcomeOf(house.run(CancelBooking, { bookingId: again.id }, at(she)))),
    )
    expect(outcomes.sort()).toEqual(['ok', 'refused:booking.over', 'refused:booking.over'])
  })
})

describe('stations.bookFor', () => {
  test('the counter books for somebody by name and number, also for residents only; repeated it is one', async () => {
    const offeringId = await offer(on(), stationId, { who: 'residents' })
    const phone = '15466990001'
    const input = { offeringId, startsAt: slotAt(0), person: { name: '司马样例', phone } }
    const how = { ...at(here.member), commandId: randomUUID() }
    const made = await house.run(BookFor, input, how)
    expect(await house.run(BookFor, input, how)).toEqual(made)
    expect(await outcomeOf(house.run(BookFor, input, at(here.desk)))).toBe('refused:booking.twice')
    const { rows } = await house.db.pool.query(
      'SELECT person_id, made_by_person_id FROM bookings WHERE tenant_id = $1 AND id = $2',
      [here.tenant, made.id],
    )
    expect(rows[0].made_by_person_id).toBe(here.member.personId)
    expect(rows[0].person_id).not.toBe(here.member.personId)
  })

  test('not for residents, nor for members elsewhere; raced for the last place one gets it', async () => {
    const offeringId = await offer(on(), stationId)
    const input = (n: number) => ({ offeringId, startsAt: slotAt(1), person: { name: `来电者${n}`, phone: null } })
    expect(await outcomeOf(house.run(BookFor, input(1), at(await resident(on()))))).toBe('not_found')
    expect(await outcomeOf(house.run(BookFor, input(1), at(here.siblingLead)))).toBe('not_found')
    const outcomes = await Promise.all([1, 2, 3].map((n) => outcomeOf(house.run(BookFor, input(n), at(here.desk)))))
    expect(outcomes.sort()).toEqual(['ok', 'refused:booking.full', 'refused:booking.full'])
  })
})
