/** Counts of places (rows) by kind (columns), and what of them may be shown with their sums; null where hidden. */
export type Crossed = {
  readonly cells: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  readonly rowSums: Readonly<Record<string, number | null>>
  readonly columnSums: Readonly<Record<string, number | null>>
  readonly sum: number | null
}

type Cell = { readonly row: string; readonly column: string; readonly n: number; readonly isSum: boolean }
const SUM = '*'

/**
 * Hides the small numbers of a table so that none of them follows from the others: along each row and each column what is hidden is at least two
 * numbers and together no small one. Others are hidden with them, the smallest first, and a sum only where nothing else is left.
 * What all kinds of a place come to is about nobody and stays, unless it would give a hidden one away.
 * @param areSumsSmall whether the sum of a place is small as well when it is: where all of it is of one kind
 * @param isOfFew of which places nothing is told, however much it is: they belong to one or two people
 */
export function hideCrossed(
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
  smallest: number,
  areSumsSmall = false,
  isOfFew: (row: string) => boolean = () => false,
): Crossed {
  const rows = Object.keys(counts)
  const columns = [...new Set(rows.flatMap((row) => Object.keys(counts[row])))]
  const at = (row: string, column: string) => counts[row][column] ?? 0
  const sumOf = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0)
  const cell = (row: string, column: string): Cell => {
    const among = { rows: row === SUM ? rows : [row], columns: column === SUM ? columns : [column] }
    const n = sumOf(among.rows.flatMap((one) => among.columns.map((other) => at(one, other))))
    return { row, column, n, isSum: row === SUM || column === SUM }
  }
  const grid = new Map([...rows, SUM].map((row) => [row, [...columns, SUM].map((column) => cell(row, column))]))
  const lines = [
    ...[...columns, SUM].map((_, i) => [...grid.values()].map((line) => line[i])),
    ...grid.values(),
  ].filter((line) => line.length > 1)
  const hidden = new Set(
    [...grid.values()]
      .flat()
      .filter(
        ({ n, row, column }) =>
          (row !== SUM && isOfFew(row)) || ((areSumsSmall || column !== SUM) && n > 0 && n < smallest),
      ),
  )
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    for (const line of lines) cover(line, hidden, smallest)
    const told = hidden.size === before ? workedOut(hidden) : undefined
    if (told) hideBeside(told, lines, hidden)
  }
  const shown = (one: Cell) => (hidden.has(one) ? null : one.n)
  const lineOf = (row: string) => grid.get(row) ?? []
  const named = (line: readonly Cell[]) =>
    Object.fromEntries(line.filter((one) => one.column !== SUM).map((one) => [one.column, shown(one)]))
  const sumIn = (row: string) => lineOf(row).flatMap((one) => (one.column === SUM ? [shown(one)] : []))[0] ?? null
  return {
    cells: Object.fromEntries(rows.map((row) => [row, named(lineOf(row))])),
    rowSums: Object.fromEntries(rows.map((row) => [row, sumIn(row)])),
    columnSums: named(lineOf(SUM)),
    sum: sumIn(SUM),
  }
}

/** Hides more of one line, whose last cell is the sum of the others, until what is hidden in it cannot be told. */
function cover(line: readonly Cell[], hidden: Set<Cell>, smallest: number): void {
  const sum = line[line.length - 1]
  const parts = line.slice(0, -1)
  for (;;) {
    const secret = parts.filter((one) => hidden.has(one))
    const isSafe = hidden.has(sum)
      ? secret.length > 0
      : secret.length === 0 || (secret.length > 1 && secret.reduce((all, one) => all + one.n, 0) >= smallest)
    if (isSafe) return
    const next = nextToHide(parts, hidden)
    if (next === undefined && hidden.has(sum)) return
    hidden.add(next ?? sum)
  }
}

/** Inner cells before sums, those that make a pair across as well before others, small before large. */
function nextToHide(parts: readonly Cell[], hidden: ReadonlySet<Cell>): Cell | undefined {
  const isLone = (one: Cell) =>
    ![...hidden].some((other) => !parts.includes(other) && (other.row === one.row || other.column === one.column))
  return parts
    .filter((one) => !hidden.has(one) && one.n > 0)
    .sort((a, b) => Number(a.isSum) - Number(b.isSum) || Number(isLone(a)) - Number(isLone(b)) || a.n - b.n)[0]
}

/**
 * A hidden number that the sums still give away together. Rows and columns are the ends, hidden cells the ways between them: what lies on no ring
 * can be worked out from one end.
 */
function workedOut(hidden: ReadonlySet<Cell>): Cell | undefined {
  return [...hidden].find((bridge) => {
    const reached = new Set([`row ${bridge.row}`])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const one of hidden) {
        const ends = [`row ${one.row}`, `column ${one.column}`]
        if (one !== bridge && ends.some((end) => reached.has(end))) for (const end of ends) reached.add(end)
      }
    }
    return !reached.has(`column ${bridge.column}`)
  })
}

function hideBeside(told: Cell, lines: readonly (readonly Cell[])[], hidden: Set<Cell>): void {
  const beside = lines.filter((line) => line.includes(told))
  const next =
    nextToHide(
      beside.flatMap((line) => line.slice(0, -1)),
      hidden,
    ) ?? beside.map((line) => line[line.length - 1]).find((sum) => !hidden.has(sum))
  if (next) hidden.add(next)
}
