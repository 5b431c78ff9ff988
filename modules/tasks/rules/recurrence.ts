import type { Frequency } from '../contract/register.ts'

const DAY = 86_400_000
/** Average days of a month, of the Gregorian calendar. */
const MONTH_DAYS = 365.2425 / 12

/** A day so many days later; negative: earlier. Days are texts `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return textOf(numberOf(day) + count)
}

/** The instant at which a local day begins (UTC+8). */
export function beginOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`))
}

/**
 * The first occurrence of a frequency after a day (exclusive; null: from the beginning), counted from the first day of validity and not
 * after its last. Days and weeks are counted from the first occurrence on; a day that a month lacks is its last day (31 → 28, 29, 30).
 * @returns null when there is none any more
 */
export function nextOccurrence(
  frequency: Frequency,
  valid: { readonly from: string; readonly until: string },
  after: string | null,
): string | null {
  const least = after === null || after < valid.from ? valid.from : addDays(after, 1)
  const found = occurrenceFrom(frequency, valid.from, least)
  return found !== null && found <= valid.until ? found : null
}

function occurrenceFrom(frequency: Frequency, from: string, least: string): string | null {
  switch (frequency.unit) {
    case 'on_demand':
      return null
    case 'once':
      return frequency.on >= least ? frequency.on : null
    case 'day':
      return stepped(from, frequency.every, least)
    case 'week': {
      const weekday = new Date(numberOf(from) * DAY).getUTCDay() || 7
      return stepped(addDays(from, (frequency.weekday - weekday + 7) % 7), frequency.every * 7, least)
    }
    case 'month': {
      const first = dayOfMonth(from, 0, frequency.day) >= from ? 0 : 1
      for (let months = first; ; months += frequency.every) {
        const day = dayOfMonth(from, months, frequency.day)
        if (day >= least) return day
      }
    }
  }
}

/** About how often a month it comes: what the minutes of a month rest on. Once counts whole in the month in which it is. */
export function perMonth(frequency: Frequency): number {
  switch (frequency.unit) {
    case 'once':
      return 1
    case 'day':
      return MONTH_DAYS / frequency.every
    case 'week':
      return MONTH_DAYS / (7 * frequency.every)
    case 'month':
      return 1 / frequency.every
    case 'on_demand':
      return frequency.perMonth
  }
}

/** From when until when a task of an occurrence can be done: ready at the start of its day, due and expired at the end of theirs, never after validity. */
export function windowOf(
  occurrence: string,
  days: { readonly dueDays: number; readonly expiresDays: number },
  validUntil: string,
): { readyAt: Date; dueAt: Date; expiresAt: Date } {
  const last = (day: string) => beginOf(addDays(day < validUntil ? day : validUntil, 1))
  return {
    readyAt: beginOf(occurrence),
    dueAt: last(addDays(occurrence, days.dueDays)),
    expiresAt: last(addDays(occurrence, days.expiresDays)),
  }
}

function stepped(first: string, step: number, least: string): string {
  if (least <= first) return first
  return addDays(first, Math.ceil((numberOf(least) - numberOf(first)) / step) * step)
}

function dayOfMonth(from: string, months: number, day: number): string {
  const [year, month] = from.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return textOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / DAY)
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

function textOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10)
}
