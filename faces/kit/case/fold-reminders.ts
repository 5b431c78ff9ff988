import type { TimelineEntry } from '../../../modules/cases/contract.ts'

/** An entry of a timeline, with the reminders before it that it stands for. */
export type ToldEntry = { readonly entry: TimelineEntry; readonly earlier: readonly TimelineEntry[] }

const REMINDERS: readonly string[] = ['case.reminded', 'case.raised']
/** Fewer are quicker read than opened. */
const FOLDED_FROM = 3

/**
 * A case that stays late is reminded of day after day. Of reminders with nothing between them the newest stands for all, and the
 * earlier ones are folded behind it.
 * @param entries newest first
 */
export function foldReminders(entries: readonly TimelineEntry[]): ToldEntry[] {
  const told: ToldEntry[] = []
  for (let i = 0; i < entries.length; ) {
    let end = i
    while (end < entries.length && REMINDERS.includes(entries[end].event)) end++
    const earlier = end - i >= FOLDED_FROM ? entries.slice(i + 1, end) : []
    told.push({ entry: entries[i], earlier })
    i += 1 + earlier.length
  }
  return told
}
