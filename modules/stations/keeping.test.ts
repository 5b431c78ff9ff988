import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  Book,
  BookFor,
  CloseStation,
  ListDays,
  ListMyBookings,
  ListStations,
  ListStationsNear,
  ReopenStation,
  SaveOffering,
  SaveStation,
  SetDay,
} from './contract.ts'
import { MORNINGS, offer, openStation, resident } from './testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const on = () => ({ house, here })
const days = async (offeringId: string, as: ServerActor = { kind: 'visitor' }) =>
  (await house.ask(ListDays, { offeringId }, at(as))).days
/** Tomorrow (the clock stands on Monday 16 November 2026, half past nine). */
const TOMORROW = '2026-11-17'
const NINE = '2026-11-17T01:00:00.000Z'
const station = (more: object = {}) => ({
  stationId: randomUUID(),
  gridId: here.micro[0],
  kind: 'member_home' as const,
  nameZh: `站${randomUUID().slice(0, 8)}`,
  nameEn: 'Station',
  placeName: '幸福里1幢底楼',
  hours: MORNINGS,
  facilities: ['toilet' as const],
  restsOnHolidays: true,
  ...more,
})

describe('stations.saveStation', () => {
  test('is there for everybody near by, the nearest first; saved again it is changed', async () => {
    const one = station()
    await house.run(SaveStation, one, at(here.ordinaryLead))
    await house.run(SaveStation, station({ gridId: here.micro[2], nameZh: '近站' }), at(here.lead))
    await house.run(SaveStation, { ...one, placeName: '活动室' }, at(here.ordinaryLead))
    const seen = (gridId: string) => house.ask(ListStationsNear, { gridId }, at({ kind: 'visitor' }))
    expect((await seen(here.micro[0])).stations[0]).toMatchObject({ id: one.stationId, steps: 0, placeName: '活动室' })
    expect((await seen(here.micro[2])).stations[0]).toMatchObject({ nameZh: '近站', steps: 0 })
    expect((await seen(here.micro[3])).stations[0]).toMatchObject({ nameZh: '近站', steps: 1 })
  })

  test('repeated it is one, raced for one name it is one', async () => {
    const how = { ...at(here.officer), commandId: randomUUID() }
    const one = station()
    await house.run(SaveStation, one, how)
    expect(await house.run(SaveStation, one, how)).toEqual({ stationId: one.stationId })
    const nameZh = '同名站'
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => outcomeOf(house.run(SaveStation, station({ nameZh }), at(here.lead)))),
    )
    expect(outcomes.sort()).toEqual(['ok', 'refused:station.name_taken', 'refused:station.name_taken'])
  })

  test('refused: hours that overlap, a building elsewhere; not permitted: members, other grids', async () => {
    const hours = [...MORNINGS, { weekday: 1, from: 700, to: 800 }]
    expect(await outcomeOf(house.run(SaveStation, station({ hours }), at(here.lead)))).toBe(
      'refused:station.hours_wrong',
    )
    const elsewhere = station({ gridId: here.micro[2], buildingId: here.buildingId })
    expect(await outcomeOf(house.run(SaveStation, elsewhere, at(here.lead)))).toBe('refused:station.building_elsewhere')
    expect(await outcomeOf(house.run(SaveStation, station(), at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.run(SaveStation, station(), at(here.siblingLead)))).toBe('not_found')
  })
})

describe('stations.saveOffering', () => {
  const offering = (stationId: string, more: object = {}) => ({
    offeringId: randomUUID(),
    stationId,
    nameZh: '理发',
    nameEn: 'Haircut',
    minutes: 30,
    seats: 2,
    who: 'everyone' as const,
    opensDays: 3,
    cancelHours: 2,
    mostOpen: 2,
    pattern: MORNINGS,
    isOffered: true,
    ...more,
  })

  test('its slots are there for as many days as it opens ahead; what was booked keeps its places', async () => {
    const one = offering(await openStation(on()))
    await house.run(SaveOffering, one, at(here.lead))
    const before = await days(one.offeringId)
    expect(before.map(({ date, slots }) => [date, slots.length])).toEqual([
      ['2026-11-16', 4],
      [TOMORROW, 6],
      ['2026-11-18', 6],
    ])
    await house.run(Book, { offeringId: one.offeringId, startsAt: NINE }, at(await resident(on())))
    const shorter = MORNINGS.map((window) => ({ ...window, from: 600 }))
    await house.run(SaveOffering, { ...one, seats: 1, pattern: shorter }, at(here.lead))
    const him = await resident(on())
    expect(await outcomeOf(house.run(Book, { offeringId: one.offeringId, startsAt: NINE }, at(him)))).toBe(
      'refused:booking.no_such_slot',
    )
    await house.run(SaveOffering, { ...one, seats: 1 }, at(here.lead))
    expect((await days(one.offeringId))[1].slots.map(({ seats, free }) => `${free}/${seats}`)).toEqual([
      '1/2',
      ...Array(5).fill('1/1'),
    ])
  })

  test('repeated, raced for a name, refused, not permitted', async () => {
    const stationId = await openStation(on())
    const one = offering(stationId)
    const how = { ...at(here.lead), commandId: randomUUID() }
    await house.run(SaveOffering, one, how)
    expect(await house.run(SaveOffering, one, how)).toEqual({ offeringId: one.offeringId })
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => outcomeOf(house.run(SaveOffering, offering(stationId, { nameZh: '洗衣' }), at(here.lead)))),
    )
    expect(outcomes.sort()).toEqual(['ok', 'refused:offering.name_taken', 'refused:offering.name_taken'])
    const short = offering(stationId, { nameZh: '短', minutes: 200 })
    expect(await outcomeOf(house.run(SaveOffering, short, at(here.lead)))).toBe('refused:offering.window_short')
    const moved = { ...one, stationId: await openStation(on()) }
    expect(await outcomeOf(house.run(SaveOffering, moved, at(here.lead)))).toBe('refused:offering.stays')
    expect(await outcomeOf(house.run(SaveOffering, one, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.run(SaveOffering, one, at(here.siblingLead)))).toBe('not_found')
  })
})

describe('stations.setDay', () => {
  test('other hours on a day, none, and as every week again; a holiday rests unless it has hours', async () => {
    const offeringId = await offer(on(), await openStation(on()))
    const slots = async () => (await days(offeringId))[1].slots.length
    const how = { ...at(here.lead), commandId: randomUUID() }
    const noon = { offeringId, date: TOMORROW, windows: [{ from: 720, to: 780 }] }
    await house.run(SetDay, noon, how)
    await house.run(SetDay, noon, how)
    expect(await slots()).toBe(2)
    await house.run(SetDay, { ...noon, windows: [] }, at(here.lead))
    expect(await slots()).toBe(0)
    await Promise.all([1, 2].map(() => house.run(SetDay, { ...noon, windows: null }, at(here.lead))))
    expect(await slots()).toBe(6)
    const wrong = { ...noon, windows: [{ from: 720, to: 725 }] }
    expect(await outcomeOf(house.run(SetDay, wrong, at(here.lead)))).toBe('refused:offering.window_short')
    expect(await outcomeOf(house.run(SetDay, noon, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.run(SetDay, { ...noon, date: '0001-01-01' }, at(here.lead)))).toBe('invalid:date')
  })
})

describe('stations.close', () => {
  test('who is booked is cancelled and told, who waits too; reopened it can be booked again', async () => {
    const stationId = await openStation(on())
    const offeringId = await offer(on(), stationId)
    const [she, he] = [await resident(on()), await resident(on())]
    await house.run(Book, { offeringId, startsAt: NINE }, at(she))
    await house.run(Book, { offeringId, startsAt: NINE, waits: true }, at(he))
    const closing = { closingId: randomUUID(), stationId, from: TOMORROW, until: TOMORROW, reason: '停水检修' }
    expect(await outcomeOf(house.run(CloseStation, closing, at(here.member)))).toBe('forbidden')
    const how = { ...at(here.lead), commandId: randomUUID() }
    expect(await house.run(CloseStation, closing, how)).toMatchObject({ moved: 0, cancelled: 2 })
    expect(await house.run(CloseStation, closing, how)).toMatchObject({ moved: 0, cancelled: 2 })
    const closed = (await days(offeringId))[1]
    expect(closed).toMatchObject({ closed: { why: 'closing', reason: '停水检修' }, slots: [] })
    expect(await outcomeOf(house.run(Book, { offeringId, startsAt: NINE }, at(she)))).toBe(
      'refused:booking.no_such_slot',
    )
    expect((await house.ask(ListMyBookings, {}, at(she))).past).toMatchObject([
      { state: 'cancelled', endedBy: 'closing' },
    ])
    await house.settle()
    expect((await house.db.pool.query('SELECT 1 FROM deliveries')).rowCount).toBe(2)
    await house.run(ReopenStation, { closingId: closing.closingId }, at(here.lead))
    expect((await days(offeringId))[1]).toMatchObject({ closed: null })
    expect(await outcomeOf(house.run(ReopenStation, { closingId: closing.closingId }, at(here.lead)))).toBe(
      'refused:closing.ended',
    )
    expect(await outcomeOf(house.run(ReopenStation, { closingId: closing.closingId }, at(here.member)))).toBe(
      'forbidden',
    )
    await house.run(Book, { offeringId, startsAt: NINE }, at(she))
  })

  test('a day is moved to another as far as there is room and the person is free; word goes to all', async () => {
    const stationId = await openStation(on())
    const offeringId = await offer(on(), stationId, { mostOpen: 5 })
    const other = await offer(on(), await openStation(on()))
    const [moved, full, busy] = [await resident(on()), await resident(on()), await resident(on())]
    const on18 = (time: string) => `2026-11-18T${time}:00.000Z`
    await house.run(Book, { offeringId, startsAt: NINE }, at(moved))
    await house.run(Book, { offeringId, startsAt: '2026-11-17T01:30:00.000Z' }, at(full))
    await house.run(Book, { offeringId, startsAt: on18('01:30') }, at(await resident(on())))
    await house.run(Book, { offeringId, startsAt: '2026-11-17T02:00:00.000Z' }, at(busy))
    await house.run(Book, { offeringId: other, startsAt: on18('02:00') }, at(busy))
    const closing = { closingId: randomUUID(), stationId, from: TOMORROW, until: TOMORROW, reason: '停电' }
    const wrong = { ...closing, closingId: randomUUID(), until: '2026-11-18', moveTo: '2026-11-19' }
    expect(await outcomeOf(house.run(CloseStation, wrong, at(here.lead)))).toBe('refused:closing.move_one_day')
    expect(await house.run(CloseStation, { ...closing, moveTo: '2026-11-18' }, at(here.lead))).toMatchObject({
      moved: 1,
      cancelled: 2,
    })
    expect((await house.ask(ListMyBookings, {}, at(moved))).coming).toMatchObject([
      { state: 'booked', startsAt: on18('01:00') },
    ])
    expect((await house.ask(ListMyBookings, {}, at(busy))).coming).toMatchObject([{ offeringId: other }])
  })

  test('refused: over, the wrong way round; a booking that races a closing is cancelled by it or refused', async () => {
    const stationId = await openStation(on())
    const offeringId = await offer(on(), stationId)
    const closing = { closingId: randomUUID(), stationId, from: TOMORROW, until: TOMORROW, reason: '停电' }
    const refused = (more: object) =>
      outcomeOf(house.run(CloseStation, { ...closing, closingId: randomUUID(), ...more }, at(here.lead)))
    expect(await refused({ from: '2026-11-10', until: '2026-11-11' })).toBe('refused:closing.in_the_past')
    expect(await refused({ until: '2026-11-16' })).toBe('refused:closing.dates_wrong')
    const people = await Promise.all(Array.from({ length: 6 }, () => resident(on())))
    await Promise.all([
      ...people.map((one, i) =>
        outcomeOf(
          house.run(Book, { offeringId, startsAt: new Date(Date.parse(NINE) + i * 1_800_000).toISOString() }, at(one)),
        ),
      ),
      house.run(CloseStation, closing, at(here.lead)),
    ])
    const { rows } = await house.db.pool.query(
      "SELECT 1 FROM bookings WHERE offering_id = $1 AND state IN ('booked', 'waiting')",
      [offeringId],
    )
    expect(rows).toEqual([])
  })
})

test('the counter sees its stations, a keeper may change them, and a resident is turned away', async () => {
  const stationId = await openStation(on())
  const seen = async (as: ServerActor) =>
    (await house.ask(ListStations, {}, at(as))).stations.find((one) => one.id === stationId)?.mayKeep
  expect(await seen(here.lead)).toBe(true)
  expect(await seen(here.member)).toBe(false)
  expect(await seen(here.siblingMember)).toBeUndefined()
  expect(await outcomeOf(house.ask(ListStations, {}, at(await resident(on()))))).toBe('forbidden')
  expect(
    await outcomeOf(
      house.run(
        BookFor,
        {
          offeringId: await offer(on(), stationId),
          startsAt: NINE,
          person: { name: '某人', phone: null },
        },
        at(here.siblingMember),
      ),
    ),
  ).toBe('not_found')
})

test('the history verifies and holds no words', async () => {
  const { rows } = await house.db.pool.query(
    "SELECT body FROM events WHERE name LIKE 'station.%' OR name LIKE 'booking.%'",
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/停水|停电|欧阳|154660/)
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  expect(SYSTEM.kind).toBe('system')
})
