import type { DayWindow, WeekWindow } from '../../../modules/stations/contract.ts'
import { windowDefect } from '../../../modules/stations/rules.ts'

/** The hours of one day as they are typed: `9:00-12:00 14:00-18:00`. */
export function textOf(windows: readonly DayWindow[]): string {
  return [...windows]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => `${clock(from)}-${clock(to)}`)
    .join(' ')
}

/** Reads typed hours, also in full width and with 至 or ～ between; null when they are none. Empty: no hours. */
export function readHours(text: string): DayWindow[] | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[–—~〜至到]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .trim()
  if (plain === '') return []
  const windows = plain.split(/[\s,;、]+/).map((part) => {
    const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part) ?? []
    const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)]
    const isTime = Number(fromMinute) < 60 && Number(toMinute) < 60 && from < 1440 && to <= 1440
    return isTime ? { from, to } : null
  })
  const read = windows.flatMap((one) => one ?? [])
  return read.length < windows.length || windowDefect(read, 1) ? null : read
}

/** The seven texts of a week, Sunday first. */
export function weekTexts(week: readonly WeekWindow[]): string[] {
  return Array.from({ length: 7 }, (_, weekday) => textOf(week.filter((one) => one.weekday === weekday)))
}

/** The week of seven texts; null when one of them cannot be read. */
export function readWeek(texts: readonly string[]): WeekWindow[] | null {
  const days = texts.map(readHours)
  if (days.includes(null)) return null
  return days.flatMap((windows, weekday) => (windows ?? []).map((one) => ({ weekday, ...one })))
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
