import type { Verdict } from './plan-grids.ts'
import type { ImportFault } from './sheet.ts'

/** Faults that a preview lists; a file with more has one cause that shows in these. */
const MOST_FAULTS = 500
const MORE = 'import_note.more_faults'

/** Whether an entry is a fault, for which its row is left out; notes (`import_note.…`) are not. */
export function isFault(entry: ImportFault): boolean {
  return !entry.code.startsWith('import_note.')
}

/** In the order of rows, and no more than people read; the last entry then says how many more there are. */
export function listFaults(faults: readonly ImportFault[]): ImportFault[] {
  const before = faults.find((entry) => entry.code === MORE)?.facts.count
  const entries = faults.filter((entry) => entry.code !== MORE).sort((a, b) => a.row - b.row)
  const hidden = Math.max(0, entries.length - MOST_FAULTS) + (typeof before === 'number' ? before : 0)
  const shown = entries.slice(0, MOST_FAULTS)
  return hidden === 0
    ? shown
    : [...shown, { row: shown.at(-1)?.row ?? 0, column: '', code: MORE, facts: { count: hidden } }]
}

/** How many rows each verdict has. */
export function countVerdicts(verdicts: readonly Verdict[]): { created: number; changed: number; unchanged: number } {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  return { created: count('created'), changed: count('changed'), unchanged: count('unchanged') }
}
