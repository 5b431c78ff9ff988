import type { DayKind, ServiceWindow } from './service-hours.ts'

/** A calendar as two of them are compared. */
type Comparable = {
  readonly publishedThrough: string
  readonly days: readonly { readonly date: string; readonly kind: DayKind; readonly name: string }[]
  readonly windows: readonly ServiceWindow[]
  readonly dayWindows: readonly { readonly date: string; readonly windows: readonly ServiceWindow[] }[]
}

/** What one published calendar changed against the one before. */
export type CalendarChanges = {
  /** Dates of another kind, in order; `null` is what the weekday says. */
  readonly days: readonly { readonly date: string; readonly from: DayKind | null; readonly to: DayKind | null }[]
  /** Dates whose own hours are others, in order. */
  readonly shortened: readonly string[]
  readonly hasOtherHours: boolean
  /** The last date that is planned now, where it was another. */
  readonly publishedThrough: string | null
}

/** Compares two calendars; another name for the same kind of day is no change of deadlines and not listed. */
export function compareCalendars(before: Comparable, after: Comparable): CalendarChanges {
  const [old, now] = [before, after].map(({ days }) => new Map(days.map(({ date, kind }) => [date, kind])))
  const [oldHours, hours] = [before, after].map(
    ({ dayWindows }) => new Map(dayWindows.map(({ date, windows }) => [date, said(windows)])),
  )
  return {
    days: changed(old, now).map((date) => ({ date, from: old.get(date) ?? null, to: now.get(date) ?? null })),
    shortened: changed(oldHours, hours),
    hasOtherHours: said(before.windows) !== said(after.windows),
    publishedThrough: before.publishedThrough === after.publishedThrough ? null : after.publishedThrough,
  }
}

/** Whether anything at all was changed. */
export function isSame({ days, shortened, hasOtherHours, publishedThrough }: CalendarChanges): boolean {
  return days.length === 0 && shortened.length === 0 && !hasOtherHours && publishedThrough === null
}

function changed<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((date) => before.get(date) !== after.get(date)).sort()
}

function said(windows: readonly ServiceWindow[]): string {
  return windows.map(({ from, to }) => `${from}-${to}`).join()
}
