import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { Phone } from '../people/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
/** A local day. Years that no plan of a station reaches are refused at the door. */
const day = z.iso.date().refine((text) => /^20[2-9]\d-/.test(text))
const name = z.string().trim().min(1).max(40)
const note = z.string().trim().max(200)

export const STATION_KINDS = ['member_home', 'service', 'operations', 'post', 'kitchen'] as const
export const FACILITIES = [
  'step_free',
  'toilet',
  'drinking_water',
  'seats',
  'wifi',
  'charging',
  'nursing_room',
  'first_aid',
] as const
/** Who may book: everybody, who lives in the station's grid (confirmed), or who says that he works here and shows it at the counter. */
export const WHO_MAY_BOOK = ['everyone', 'residents', 'workers'] as const
export const BOOKING_STATES = ['booked', 'waiting', 'kept', 'missed', 'cancelled'] as const
export const ENDED_BY = ['self', 'counter', 'closing'] as const

/** Minutes after local midnight on a day of the week; 0 is Sunday. */
export const WeekWindow = z.object({
  weekday: z.int().min(0).max(6),
  from: z.int().min(0).max(1439),
  to: z.int().min(1).max(1440),
})
export type WeekWindow = z.infer<typeof WeekWindow>
export const DayWindow = WeekWindow.omit({ weekday: true })
export type DayWindow = z.infer<typeof DayWindow>
const week = z.array(WeekWindow).max(70)

export const Closing = z.object({ id, from: z.string(), until: z.string().nullable(), reason: z.string() })
export type Closing = z.infer<typeof Closing>

const offeringFields = {
  nameZh: name,
  nameEn: name,
  noteZh: note.default(''),
  noteEn: note.default(''),
  minutes: z.int().min(5).max(480),
  seats: z.int().min(1).max(200),
  who: z.enum(WHO_MAY_BOOK),
  /** Empty: free of charge. */
  priceZh: note.default(''),
  priceEn: note.default(''),
  opensDays: z.int().min(1).max(60),
  cancelHours: z.int().min(0).max(168),
  mostOpen: z.int().min(1).max(20),
  /** Empty: who comes is served, nothing is booked. */
  pattern: week,
  isOffered: z.boolean(),
}
export const Offering = z.object({ id, stationId: id, ...offeringFields })
export type Offering = z.infer<typeof Offering>

const stationFields = {
  kind: z.enum(STATION_KINDS),
  nameZh: name,
  nameEn: name,
  placeName: z.string().trim().min(1).max(80),
  hours: week,
  facilities: z.array(z.enum(FACILITIES)).max(FACILITIES.length),
  restsOnHolidays: z.boolean(),
}
export const Station = z.object({ id, gridId: id, gridName: z.string(), buildingId: id.nullable(), ...stationFields })
export type Station = z.infer<typeof Station>

const Slot = z.object({
  startsAt: moment,
  endsAt: moment,
  seats: z.int(),
  free: z.int(),
  waiting: z.int(),
  /** How the asking person stands to it. */
  mine: z.enum(['booked', 'waiting']).nullable(),
})
const Day = z.object({
  date: z.string(),
  /** Why there is nothing on that day; null when there is, or when the week simply has nothing then. */
  closed: z.object({ why: z.enum(['closing', 'holiday']), reason: z.string() }).nullable(),
  slots: z.array(Slot),
})

/** One's own booking, as it is shown and put into a calendar. */
export const OwnBooking = z.object({
  id,
  state: z.enum(BOOKING_STATES),
  endedBy: z.enum(ENDED_BY).nullable(),
  /** Place in the queue, from 1; null when one is not waiting. */
  position: z.int().nullable(),
  isPromoted: z.boolean(),
  startsAt: moment,
  endsAt: moment,
  /** Until when it can be cancelled. */
  cancelUntil: moment,
  offeringId: id,
  nameZh: z.string(),
  nameEn: z.string(),
  stationNameZh: z.string(),
  stationNameEn: z.string(),
  placeName: z.string(),
})
export type OwnBooking = z.infer<typeof OwnBooking>

/** The stations of a community, those near a grid first, with what they offer. Public knowledge. */
export const ListStationsNear = defineQuery('stations.near', {
  label: { zh: '附近的服务站', en: 'Stations near here' },
  audience: 'anyone',
  input: z.object({ gridId: id }),
  output: z.object({
    today: z.string(),
    stations: z.array(
      Station.omit({ buildingId: true }).extend({
        /** 0: in this very grid, higher: further up before both meet. */
        steps: z.int(),
        closings: z.array(Closing),
        offerings: z.array(Offering),
      }),
    ),
  }),
})

/** The days that can be booked and their slots. */
export const ListDays = defineQuery('stations.days', {
  label: { zh: '可预约的时段', en: 'Slots that can be booked' },
  audience: 'anyone',
  input: z.object({ offeringId: id }),
  output: z.object({
    offering: Offering,
    station: Station.omit({ buildingId: true }),
    days: z.array(Day),
  }),
})

export const ListMyBookings = defineQuery('stations.mine', {
  label: { zh: '我的预约', en: 'My bookings' },
  input: z.object({}),
  output: z.object({ coming: z.array(OwnBooking), past: z.array(OwnBooking) }),
})

/** Stations at whose counter the actor may serve, with all that is set. */
export const ListStations = defineQuery('stations.list', {
  label: { zh: '服务站', en: 'Stations' },
  input: z.object({}),
  output: z.object({
    today: z.string(),
    stations: z.array(
      Station.extend({
        mayKeep: z.boolean(),
        closings: z.array(Closing),
        offerings: z.array(
          Offering.extend({ days: z.array(z.object({ date: z.string(), windows: z.array(DayWindow) })) }),
        ),
      }),
    ),
  }),
})

const SheetBooking = z.object({
  id,
  state: z.enum(BOOKING_STATES),
  position: z.int().nullable(),
  name: z.string(),
  phoneMasked: z.string().nullable(),
  saysWorker: z.boolean(),
  isByStaff: z.boolean(),
})

/** The sheet of one day at the counter: who comes when, and how many came without a booking. */
export const GetDaySheet = defineQuery('stations.daySheet', {
  label: { zh: '当日安排', en: 'Sheet of the day' },
  input: z.object({ stationId: id, date: day }),
  output: z.object({
    date: z.string(),
    closed: z.object({ why: z.enum(['closing', 'holiday']), reason: z.string() }).nullable(),
    offerings: z.array(
      z.object({
        id,
        nameZh: z.string(),
        nameEn: z.string(),
        walkIns: z.int(),
        /** The last tap was the actor's own and can be taken back. */
        canUndo: z.boolean(),
        slots: z.array(z.object({ startsAt: moment, endsAt: moment, seats: z.int(), bookings: z.array(SheetBooking) })),
      }),
    ),
  }),
})

const counted = { walkIns: z.int(), kept: z.int(), missed: z.int(), cancelled: z.int(), visits: z.int() }
export const MonthLine = z.object({
  offeringId: id,
  nameZh: z.string(),
  nameEn: z.string(),
  date: z.string(),
  ...counted,
})
export type MonthLine = z.infer<typeof MonthLine>

/** Visits of a month: per offering and day. Visits = kept bookings + who came without one. */
export const GetMonth = defineQuery('stations.month', {
  label: { zh: '月度人次', en: 'Visits of a month' },
  input: z.object({ stationId: id, month: z.string().regex(/^20[2-9]\d-(0[1-9]|1[0-2])$/) }),
  output: z.object({ month: z.string(), lines: z.array(MonthLine), total: z.object(counted) }),
})

const saved = z.object({ stationId: id })

/** Opens a station, or changes it. It stays in its community. */
export const SaveStation = defineCommand('stations.saveStation', {
  label: { zh: '保存服务站', en: 'Save a station' },
  input: z.object({
    stationId: id,
    gridId: id,
    buildingId: id.nullable().default(null),
    ...stationFields,
    isSynthetic: z.boolean().default(false),
  }),
  output: saved,
})

/** Puts a service up, or changes it. What is booked stays booked. */
export const SaveOffering = defineCommand('stations.saveOffering', {
  label: { zh: '保存便民服务', en: 'Save a service' },
  input: z.object({ offeringId: id, stationId: id, ...offeringFields }),
  output: z.object({ offeringId: id }),
})

/** Other hours of a service on one day; null: as every week. */
export const SetDay = defineCommand('stations.setDay', {
  label: { zh: '另定某天的时段', en: 'Other hours on a day' },
  input: z.object({ offeringId: id, date: day, windows: z.array(DayWindow).max(10).nullable() }),
  output: z.object({ offeringId: id }),
})

/** A station does not open from one day to another (or until further notice); who is booked is moved or cancelled, and told. */
export const CloseStation = defineCommand('stations.close', {
  label: { zh: '停开', en: 'Close for some days' },
  input: z.object({
    closingId: id,
    stationId: id,
    from: day,
    until: day.nullable(),
    reason: z.string().trim().min(2).max(100),
    /** A single closed day can be held on another one, at the same times, as far as there are free places. */
    moveTo: day.nullable().default(null),
  }),
  output: z.object({ closingId: id, moved: z.int(), cancelled: z.int() }),
})

export const ReopenStation = defineCommand('stations.reopen', {
  label: { zh: '恢复开放', en: 'Open again' },
  input: z.object({ closingId: id }),
  output: z.object({ closingId: id }),
})

const wanted = {
  offeringId: id,
  startsAt: moment,
  /** When the slot is full: queue for it. */
  waits: z.boolean().default(false),
  saysWorker: z.boolean().default(false),
}

export const Book = defineCommand('stations.book', {
  label: { zh: '预约', en: 'Book' },
  input: z.object(wanted),
  output: OwnBooking,
})

/** At the counter, for somebody on the telephone or in front of it. */
export const BookFor = defineCommand('stations.bookFor', {
  label: { zh: '代为预约', en: 'Book for somebody' },
  input: z.object({ ...wanted, person: z.object({ name, phone: Phone.nullable() }) }),
  output: OwnBooking,
})

export const CancelBooking = defineCommand('stations.cancel', {
  label: { zh: '取消预约', en: 'Cancel a booking' },
  input: z.object({ bookingId: id }),
  output: z.object({ bookingId: id }),
})

/** Came or did not come; `booked` takes a slip back. A missed booking is counted and has no other consequence. */
export const MarkBooking = defineCommand('stations.mark', {
  label: { zh: '记到没到', en: 'Mark as kept or missed' },
  input: z.object({ bookingId: id, as: z.enum(['kept', 'missed', 'booked']) }),
  output: z.object({ bookingId: id }),
})

/** One more came without a booking. */
export const CountVisit = defineCommand('stations.countVisit', {
  label: { zh: '到站人次加一', en: 'Count one more' },
  input: z.object({ offeringId: id }),
  output: z.object({ walkIns: z.int() }),
})

/** Takes the last tap of today back: one's own, once. */
export const UncountVisit = defineCommand('stations.uncountVisit', {
  label: { zh: '撤回刚才的加一', en: 'Take the last one back' },
  input: z.object({ offeringId: id }),
  output: z.object({ walkIns: z.int() }),
})

export const stationsContract = [
  ListStationsNear,
  ListDays,
  ListMyBookings,
  ListStations,
  GetDaySheet,
  GetMonth,
  SaveStation,
  SaveOffering,
  SetDay,
  CloseStation,
  ReopenStation,
  Book,
  BookFor,
  CancelBooking,
  MarkBooking,
  CountVisit,
  UncountVisit,
] as const
