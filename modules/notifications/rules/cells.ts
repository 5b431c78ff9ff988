import { SMALLEST_CELL } from '../contract/notices.ts'

/**
 * Figures of readers without those that would point at somebody: a cell of fewer than five households, or in which one to four have read, is
 * hidden; when it is the only one, the smallest other too, or the total would tell it.
 */
export function hideSmall<Cell extends { households: number; read: number }>(
  cells: readonly Cell[],
): (Omit<Cell, 'read'> & { read: number | null })[] {
  const isSmall = (cell: Cell) => cell.households < SMALLEST_CELL || (cell.read > 0 && cell.read < SMALLEST_CELL)
  const hidden = new Set(cells.filter(isSmall))
  if (hidden.size === 1) {
    const others = cells.filter((cell) => !hidden.has(cell)).toSorted((a, b) => a.read - b.read)
    if (others[0]) hidden.add(others[0])
  }
  return cells.map((cell) => ({ ...cell, read: hidden.has(cell) ? null : cell.read }))
}

/** The sum over all cells; hidden when it would point at somebody itself. */
export function totalRead(cells: readonly { households: number; read: number }[]): number | null {
  const households = cells.reduce((sum, cell) => sum + cell.households, 0)
  const read = cells.reduce((sum, cell) => sum + cell.read, 0)
  return households < SMALLEST_CELL || (read > 0 && read < SMALLEST_CELL) ? null : read
}
