import { localDate } from '../../platform/pure/time.ts'
import type { ContactResult, Grade } from './contract/names.ts'

const DAY = 86_400_000

/** The rhythm of a grade in days (domain.md §6.2): weekly, fortnightly, monthly, quarterly. */
export const EVERY_DAYS = { red: 7, yellow: 14, blue: 30, watch: 90 } as const satisfies Record<Grade, number>

/** The slowest that a rhythm may be set for a grade: whoever is in difficulty is reached every month (民政部 2022). */
export const SLOWEST_DAYS = { red: 14, yellow: 30, blue: 31, watch: 92 } as const satisfies Record<Grade, number>

/** A grade is looked at again after so many months. */
export const REVIEW_MONTHS = 6
/** A contact that is written down later than this is no contact any more, but a memory. */
export const OLDEST_CONTACT_DAYS = 60
/** Due "soon": so many days ahead stand in the list of what is due. */
export const SOON_DAYS = 3
/** Figures of fewer people would tell of them. */
export const LEAST_CELL = 5

/** Results in which somebody was reached: herself, by whatever way, or her family for her. */
const REACHED: readonly ContactResult[] = ['met', 'spoke', 'family', 'needs_help']

/** Whether a contact counts: the others are tries. */
export function isReached(result: ContactResult): boolean {
  return REACHED.includes(result)
}

/** The day by which the next contact is due (local date): a rhythm after the last one, or after the beginning of the care. */
export function dueOn(lastContactAt: Date | null, sinceOn: string, everyDays: number): string {
  return addDays(lastContactAt === null ? sinceOn : localDate(lastContactAt), everyDays)
}

/** Days from one local date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** A local date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}

/** The day of the next review: the same day of the month, or the last one of a shorter month. */
export function nextReview(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + REVIEW_MONTHS + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + REVIEW_MONTHS, Math.min(day, last))).toISOString().slice(0, 10)
}

/**
 * Hides what would tell of single people: cells of one to four; where only one is hidden, the smallest other one too, since the sum would tell
 * it. @returns the cells, null where hidden, and the sum, null where it is small itself
 */
export function hideSmall(cells: readonly number[]): { total: number | null; cells: (number | null)[] } {
  const isSmall = (count: number) => count > 0 && count < LEAST_CELL
  const total = cells.reduce((sum, count) => sum + count, 0)
  if (isSmall(total)) return { total: null, cells: cells.map((count) => (count === 0 ? 0 : null)) }
  const hidden = new Set(cells.flatMap((count, index) => (isSmall(count) ? [index] : [])))
  if (hidden.size === 1) {
    const rest = cells.flatMap((count, index) => (count > 0 && !hidden.has(index) ? [index] : []))
    const smallest = rest.sort((a, b) => cells[a] - cells[b])[0]
    if (smallest !== undefined) hidden.add(smallest)
  }
  return { total, cells: cells.map((count, index) => (hidden.has(index) ? null : count)) }
}

/** A figure of a part of a whole: hidden when it, or the rest, is small. */
export function hidePart(part: number, whole: number): number | null {
  const [shown] = hideSmall([part, whole - part]).cells
  return shown ?? null
}
