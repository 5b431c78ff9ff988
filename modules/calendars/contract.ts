import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { OPEN_CASES } from './open-cases.ts'

export { OPEN_CASES } from './open-cases.ts'

export const DAY_KINDS = ['workday', 'rest', 'holiday', 'makeup'] as const
export const CalendarDay = z.object({
  date: z.iso.date(),
  kind: z.enum(DAY_KINDS),
  name: z.string().max(40),
  source: z.string().max(60),
})
export const Window = z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(1440) })
const windows = z.array(Window).min(1).max(8)
/** Hours of one date that differ from the ordinary ones: a shortened day. */
export const DayWindows = z.object({ date: z.iso.date(), windows })

/** A calendar as it is published: the days that differ from Monday to Friday, and the hours of service. */
export const Calendar = z.object({
  publishedThrough: z.iso.date(),
  days: z.array(CalendarDay).max(4000),
  windows,
  dayWindows: z.array(DayWindows).max(400).default([]),
})

export const GetCalendar = defineQuery('calendars.current', {
  label: { zh: '工作日历', en: 'Working calendar' },
  input: z.object({}),
  output: z.object({
    setId: z.uuid(),
    publishedThrough: z.iso.date(),
    days: z.array(CalendarDay),
    windows: z.array(Window),
    dayWindows: z.array(DayWindows),
    /** From 1 November on, next year is missing. */ isNextYearMissing: z.boolean(),
  }),
})

/** What is known beforehand of a year: its weekends need no rows, its holidays once the State Council has announced them. */
export const GetYearPlan = defineQuery('calendars.yearPlan', {
  label: { zh: '年度放假安排', en: 'Plan of a year' },
  input: z.object({ year: z.number().int().min(2004).max(2100) }),
  output: z.object({ isKnown: z.boolean(), days: z.array(CalendarDay) }),
})

/** Published calendars, newest first, each with what it changed. */
export const ListCalendarSets = defineQuery('calendars.history', {
  label: { zh: '历次发布', en: 'Publications' },
  input: z.object({}),
  output: z.object({
    sets: z.array(
      z.object({
        setId: z.uuid(),
        publishedAt: z.iso.datetime(),
        publishedThrough: z.iso.date(),
        openCases: z.enum(OPEN_CASES),
        note: z.string(),
        isCurrent: z.boolean(),
        /** Null for the first one. */
        changes: z
          .object({
            days: z.array(
              z.object({
                date: z.iso.date(),
                from: z.enum(DAY_KINDS).nullable(),
                to: z.enum(DAY_KINDS).nullable(),
              }),
            ),
            shortened: z.array(z.iso.date()),
            hasOtherHours: z.boolean(),
            publishedThrough: z.iso.date().nullable(),
          })
          .nullable(),
      }),
    ),
  }),
})

export const PublishCalendar = defineCommand('calendars.publish', {
  label: { zh: '发布工作日历', en: 'Publish the calendar' },
  input: Calendar.extend({
    openCases: z.enum(OPEN_CASES).default('freeze'),
    /** By which order, for the history. */
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ setId: z.uuid() }),
})

export const calendarsContract = [GetCalendar, GetYearPlan, ListCalendarSets, PublishCalendar] as const
