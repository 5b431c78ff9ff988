import type { Verdict } from './plan.ts'
import type { RowFault } from './sheet.ts'

/** Faults that are listed; a sheet with more has one cause that shows in these. */
const MOST_FAULTS = 500
const MORE = 'import_note.more_faults'

/** In the order of rows, and no more than people read; the last entry then says how many more there are. */
export function listFaults(faults: readonly RowFault[]): RowFault[] {
  const before = faults.find((fault) => fault.code === MORE)?.facts.count
  const all = faults.filter((fault) => fault.code !== MORE).toSorted((a, b) => a.row - b.row)
  const hidden = Math.max(0, all.length - MOST_FAULTS) + (typeof before === 'number' ? before : 0)
  const shown = all.slice(0, MOST_FAULTS)
  return hidden === 0
    ? shown
    : [...shown, { row: shown.at(-1)?.row ?? 0, column: '', code: MORE, facts: { count: hidden } }]
}

/** How many rows each verdict has. */
export function countVerdicts(verdicts: readonly Verdict[]): { created: number; changed: number; unchanged: number } {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  return { created: count('created'), changed: count('changed'), unchanged: count('unchanged') }
}
