import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'

export const DAY_KINDS = ['workday', 'rest', 'holiday', 'makeup'] as const
export const CalendarDay = z.object({
  date: z.iso.date(),
  kind: z.enum(DAY_KINDS),
  name: z.string().max(40),
  source: z.string().max(60),
})
export const Window = z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(1440) })

export const GetCalendar = defineQuery('calendars.current', {
  label: { zh: '工作日历', en: 'Working calendar' },
  input: z.object({}),
  output: z.object({
    setId: z.uuid(),
    publishedThrough: z.iso.date(),
    days: z.array(CalendarDay),
    windows: z.array(Window),
    /** From 1 November on, next year is missing. */ isNextYearMissing: z.boolean(),
  }),
})

export const PublishCalendar = defineCommand('calendars.publish', {
  label: { zh: '发布工作日历', en: 'Publish the calendar' },
  input: z.object({
    publishedThrough: z.iso.date(),
    days: z.array(CalendarDay).max(4000),
    windows: z.array(Window).min(1).max(8),
  }),
  output: z.object({ setId: z.uuid() }),
})

export const calendarsContract = [GetCalendar, PublishCalendar] as const
