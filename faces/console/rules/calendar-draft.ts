import type { Queries } from '../../../modules/api.ts'
import {
  type CalendarDefect,
  calendarDefects,
  calendarValue,
  type DayKind,
  type ServiceWindow,
  yearWithoutHolidays,
} from '../../../modules/calendars/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'

type Current = OutputOf<Queries['calendars.current']>
type Day = Current['days'][number]

/** A calendar that somebody changes before it is published. */
export type Draft = Pick<Current, 'publishedThrough' | 'days' | 'windows' | 'dayWindows'>

/** What a day that is pressed becomes: its kind where it is a day off, its name and order. */
export type Brush = { readonly off: 'holiday' | 'rest'; readonly name: string; readonly source: string }

/** The calendar in force, to be changed. */
export function draftOf({ publishedThrough, days, windows, dayWindows }: Current): Draft {
  return { publishedThrough, days, windows, dayWindows }
}

/** The kind of a date: as the draft says, else as its weekday does. */
export function kindIn(draft: Draft, date: string): DayKind {
  return draft.days.find((day) => day.date === date)?.kind ?? (isWeekend(date) ? 'rest' : 'workday')
}

/** A day pressed: a working day becomes a day off, a day off a working one; what the weekday says anyway needs no row. */
export function pressed(draft: Draft, date: string, { off, name, source }: Brush): Draft {
  const kind = kindIn(draft, date)
  const works = kind === 'workday' || kind === 'makeup'
  const others = draft.days.filter((day) => day.date !== date)
  const weekend = isWeekend(date)
  if (works && weekend) return { ...draft, days: others }
  if (!works && !weekend) return { ...draft, days: others }
  const row: Day = { date, kind: works ? off : 'makeup', name, source }
  return { ...draft, days: [...others, row].sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** The draft with a year begun: its known days, and the calendar reaching to its end. */
export function withYear(draft: Draft, year: number, known: readonly Day[]): Draft {
  const others = draft.days.filter((day) => !day.date.startsWith(`${year}-`))
  return {
    ...draft,
    publishedThrough: `${year}-12-31`,
    days: [...others, ...known].sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

/** What keeps the draft from being published. */
export function faultsIn(draft: Draft): { defects: CalendarDefect[]; emptyYear: number | undefined; twice?: string } {
  const dates = draft.dayWindows.map(({ date }) => date)
  return {
    defects: calendarDefects(calendarValue('draft', draft)),
    emptyYear: yearWithoutHolidays(draft),
    twice: dates.find((date, i) => dates.indexOf(date) !== i),
  }
}

/** One window after the last, for whoever adds a shift. */
export function nextWindow(windows: readonly ServiceWindow[]): ServiceWindow {
  const from = Math.min((windows.at(-1)?.to ?? 510) + 30, 1380)
  return { from, to: from + 60 }
}

/** The days of a month in weeks from Monday on; undefined before its first. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const before = (first.getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, i) => {
    const day = i - before + 1
    return day >= 1 && day <= length ? `${year}-${two(month)}-${two(day)}` : undefined
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The date so many days later, kept within its year. */
export function stepped(date: string, days: number): string {
  const moved = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
  return moved.slice(0, 4) === date.slice(0, 4) ? moved : date
}

function isWeekend(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday === 0 || weekday === 6
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
