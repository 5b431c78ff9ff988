import type { WeekWindow } from '../../../modules/stations/contract.ts'
import { localDate, localParts } from '../../../platform/pure/time.ts'

/** `9:05` on the wall clock of China. */
export function sayClock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** `9:00–9:30`, both on the wall clock of China. */
export function saySpanOf(slot: { startsAt: string; endsAt: string }): string {
  const [from, to] = [slot.startsAt, slot.endsAt].map((at) => sayClock(localParts(new Date(at)).minutes))
  return `${from}–${to}`
}

/** The noon of a local day: an instant that names the day. */
export function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00+08:00`)
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `11月30日` / `30 Nov`, short enough for a button. */
export function sayShortDay(date: string, language: 'zh' | 'en'): string {
  const [, month, day] = date.split('-').map(Number)
  return language === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`
}

/** The windows of one weekday as words: `9:00–12:00、14:00–18:00`; empty when there are none. */
export function sayHours(hours: readonly WeekWindow[], weekday: number, separator: string): string {
  return hours
    .filter((one) => one.weekday === weekday)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => `${sayClock(from)}–${sayClock(to)}`)
    .join(separator)
}

/** Slots by part of the day, in order; parts without any are left out. */
export function byPart<S extends { startsAt: string }>(slots: readonly S[]) {
  const parts: { key: 'morning' | 'afternoon' | 'evening'; slots: S[] }[] = [
    { key: 'morning', slots: [] },
    { key: 'afternoon', slots: [] },
    { key: 'evening', slots: [] },
  ]
  for (const slot of slots) {
    const { minutes } = localParts(new Date(slot.startsAt))
    parts[minutes < 720 ? 0 : minutes < 1080 ? 1 : 2].slots.push(slot)
  }
  return parts.filter((part) => part.slots.length > 0)
}

/** Whether a day is today or tomorrow. */
export function nearDay(date: string, now: Date): 'today' | 'tomorrow' | null {
  if (date === localDate(now)) return 'today'
  return date === localDate(new Date(now.getTime() + 86_400_000)) ? 'tomorrow' : null
}
