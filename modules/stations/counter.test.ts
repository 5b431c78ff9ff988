import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  Book,
  CancelBooking,
  CountVisit,
  GetDaySheet,
  GetMonth,
  ListMyBookings,
  MarkBooking,
  UncountVisit,
} from './contract.ts'
import { monthCsv } from './rules/month-csv.ts'
import { offer, openStation, resident } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let stationId: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  stationId = await openStation({ house, here })
})
afterAll(() => house.close())

const on = () => ({ house, here })
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const slotAt = (n: number) => new Date(Date.parse('2026-11-17T01:00:00Z') + n * 1_800_000).toISOString()
const mark = (bookingId: string, as: 'kept' | 'missed' | 'booked', who: ServerActor = here.member) =>
  house.run(MarkBooking, { bookingId, as }, at(who))
const tap = (offeringId: string, who: ServerActor = here.member) => house.run(CountVisit, { offeringId }, at(who))

describe('stations.mark', () => {
  test('came or did not come, a slip taken back; it has no consequence for the person', async () => {
    house.clock.set(MONDAY)
    const offeringId = await offer(on(), stationId, { mostOpen: 1 })
    const she = await resident(on())
    const one = await house.run(Book, { offeringId, startsAt: slotAt(0) }, at(she))
    expect(await outcomeOf(mark(one.id, 'kept'))).toBe('refused:booking.not_yet')
    house.clock.set(new Date(slotAt(0)))
    expect(await outcomeOf(mark(one.id, 'kept', here.siblingMember))).toBe('not_found')
    expect(await outcomeOf(mark(one.id, 'kept', she))).toBe('not_found')
    const how = { ...at(here.member), commandId: randomUUID() }
    await house.run(MarkBooking, { bookingId: one.id, as: 'missed' }, how)
    expect(await house.run(MarkBooking, { bookingId: one.id, as: 'missed' }, how)).toEqual({ bookingId: one.id })
    expect((await house.ask(ListMyBookings, {}, at(she))).past).toMatchObject([{ state: 'missed' }])
    await house.run(Book, { offeringId, startsAt: slotAt(1) }, at(she))
    await mark(one.id, 'booked')
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(mark(one.id, 'kept'))))
    expect(outcomes.sort()).toEqual(['ok', 'refused:booking.not_markable', 'refused:booking.not_markable'])
    expect(await outcomeOf(house.run(CancelBooking, { bookingId: one.id }, at(she)))).toBe('refused:booking.over')
  })
})

describe('stations.countVisit and stations.uncountVisit', () => {
  test('each tap is one; the same tap sent again is not; taps at once are all counted; nobody is named', async () => {
    house.clock.set(MONDAY)
    const offeringId = await offer(on(), stationId)
    const how = { ...at(here.member), commandId: randomUUID() }
    expect(await house.run(CountVisit, { offeringId }, how)).toEqual({ walkIns: 1 })
    await house.run(CountVisit, { offeringId }, how)
    await Promise.all(Array.from({ length: 20 }, (_, i) => tap(offeringId, i % 2 ? here.desk : here.member)))
    const seen = async (as: ServerActor) =>
      (await house.ask(GetDaySheet, { stationId, date: '2026-11-16' }, at(as))).offerings.find(
        (one) => one.id === offeringId,
      )
    expect(await seen(here.desk)).toMatchObject({ walkIns: 21 })
    expect(await outcomeOf(tap(offeringId, here.siblingMember))).toBe('not_found')
    expect(await outcomeOf(tap(offeringId, await resident(on())))).toBe('not_found')
  })

  test('the last tap is taken back once, by whoever made it, within ten minutes', async () => {
    house.clock.set(MONDAY)
    const offeringId = await offer(on(), stationId)
    const back = (as: ServerActor = here.member) => house.run(UncountVisit, { offeringId }, at(as))
    expect(await outcomeOf(back())).toBe('refused:visit.nothing_to_undo')
    await tap(offeringId)
    await tap(offeringId)
    expect(await outcomeOf(back(here.desk))).toBe('refused:visit.nothing_to_undo')
    expect(await outcomeOf(back(here.siblingMember))).toBe('not_found')
    const how = { ...at(here.member), commandId: randomUUID() }
    expect(await house.run(UncountVisit, { offeringId }, how)).toEqual({ walkIns: 1 })
    expect(await house.run(UncountVisit, { offeringId }, how)).toEqual({ walkIns: 1 })
    expect(await outcomeOf(back())).toBe('refused:visit.nothing_to_undo')
    await tap(offeringId)
    house.clock.advance(11 * 60_000)
    expect(await outcomeOf(back())).toBe('refused:visit.nothing_to_undo')
    await tap(offeringId)
    const outcomes = await Promise.all([1, 2].map(() => outcomeOf(back())))
    expect(outcomes.sort()).toEqual(['ok', 'refused:visit.nothing_to_undo'])
  })
})

test('a month: visits are kept bookings and who came without; as a file no name becomes a formula', async () => {
  house.clock.set(MONDAY)
  const other = await openStation(on())
  const nameZh = '=HYPERLINK("x")'
  const offeringId = await offer(on(), other, { nameZh, mostOpen: 5 })
  const she = await resident(on())
  const ids = []
  for (const n of [0, 1, 2]) ids.push((await house.run(Book, { offeringId, startsAt: slotAt(n) }, at(she))).id)
  await house.run(CancelBooking, { bookingId: ids[2] }, at(she))
  house.clock.set(new Date(slotAt(2)))
  await mark(ids[0], 'kept')
  await mark(ids[1], 'missed')
  await tap(offeringId)
  await tap(offeringId)
  const month = await house.ask(GetMonth, { stationId: other, month: '2026-11' }, at(here.member))
  const counts = { walkIns: 2, kept: 1, missed: 1, cancelled: 1, visits: 3 }
  expect(month.lines).toEqual([{ offeringId, nameZh, nameEn: 'Haircut', date: '2026-11-17', ...counts }])
  expect(month.total).toEqual(counts)
  expect(monthCsv(month.lines, month.total, 'zh')).toBe(
    '\uFEFF"日期","便民服务","人次","直接来的","预约到了的","预约没到的","取消的"\r\n' +
      `"2026-11-17","'=HYPERLINK(""x"")","3","2","1","1","1"\r\n"合计","","3","2","1","1","1"\r\n`,
  )
  expect(await house.ask(GetMonth, { stationId: other, month: '2026-12' }, at(here.member))).toMatchObject({
    lines: [],
  })
  expect(await outcomeOf(house.ask(GetMonth, { stationId: other, month: '2026-11' }, at(she)))).toBe('not_found')
})
