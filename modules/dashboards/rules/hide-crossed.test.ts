import { expect, test } from 'vitest'
import { hideCrossed } from './hide-crossed.ts'

test('what is small in one street is not the rest of a sum', () => {
  const shown = hideCrossed({ a: { '01': 20, '03': 30 }, b: { '01': 2, '03': 40 }, c: { '01': 9, '03': 50 } }, 5)
  // Beside the small one its row and its column give up their next smallest, and these the cell where they cross.
  expect(shown.cells).toEqual({
    a: { '01': 20, '03': 30 },
    b: { '01': null, '03': null },
    c: { '01': null, '03': null },
  })
  expect(shown.columnSums).toEqual({ '01': 31, '03': 120 })
  expect(shown.rowSums).toEqual({ a: 50, b: 42, c: 59 })
  expect(shown.sum).toBe(151)
})

test('nothing is hidden where nothing is small, and zero is no secret', () => {
  expect(hideCrossed({ a: { '01': 5, '03': 0 }, b: { '01': 0, '03': 8 } }, 5)).toMatchObject({
    cells: { a: { '01': 5, '03': 0 }, b: { '01': 0, '03': 8 } },
    sum: 13,
  })
})

test('a place with nothing else gives up its sum too', () => {
  const shown = hideCrossed({ a: { '01': 2, '03': 0 }, b: { '01': 0, '03': 30 }, c: { '01': 7, '03': 8 } }, 5)
  expect(shown.cells.a['01']).toBeNull()
  expect(shown.rowSums.a).toBeNull()
  expect(Object.values(shown.rowSums).filter((one) => one === null).length).toBeGreaterThan(1)
})

test('of one kind a place is as small as its sum', () => {
  const shown = hideCrossed({ a: { open: 3 }, b: { open: 9 }, c: { open: 40 } }, 5, true)
  expect(shown.rowSums).toEqual({ a: null, b: null, c: 40 })
  expect(shown.sum).toBe(52)
})

test('of a place that is of few nothing is told, and nothing that it is the rest of', () => {
  const shown = hideCrossed({ a: { walks: 0 }, b: { walks: 9 }, c: { walks: 40 } }, 5, true, (row) => row === 'a')
  expect(shown.rowSums).toEqual({ a: null, b: null, c: 40 })
  expect(shown.sum).toBe(49)
})

test('no hidden number of 200 random tables can be worked out from what is shown', () => {
  let seed = 7
  const random = (n: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % n
  }
  for (let round = 0; round < 200; round++) {
    const [rows, columns] = [2 + random(5), 2 + random(6)]
    const table = Object.fromEntries(
      Array.from({ length: rows }, (_, r) => [
        `r${r}`,
        Object.fromEntries(
          Array.from({ length: columns }, (_, c) => [`c${c}`, random(3) === 0 ? random(6) : random(60)]),
        ),
      ]),
    )
    const shown = hideCrossed(table, 5)
    for (const row of Object.keys(table))
      for (const [column, n] of Object.entries(table[row])) {
        const isShown = shown.cells[row][column] !== null
        if (isShown) expect(n === 0 || n >= 5, JSON.stringify(table)).toBe(true)
        else expect(isTold(shown, row, column), `${row} ${column} of ${JSON.stringify(table)}`).toBe(false)
      }
  }
})

/** Whether the sums that are shown leave only one value for a hidden cell: its unit vector lies in the space of their equations. */
function isTold(shown: ReturnType<typeof hideCrossed>, row: string, column: string): boolean {
  const rows = Object.keys(shown.cells)
  const columns = Object.keys(shown.columnSums)
  const unknown = new Map<string, number>()
  const at = (r: string, c: string) => {
    const value =
      r === '*' ? (c === '*' ? shown.sum : shown.columnSums[c]) : c === '*' ? shown.rowSums[r] : shown.cells[r][c]
    if (value === null && !unknown.has(`${r} ${c}`)) unknown.set(`${r} ${c}`, unknown.size)
    return value === null ? unknown.get(`${r} ${c}`) : undefined
  }
  const lines = [
    ...[...rows, '*'].map((r) => [...columns, '*'].map((c) => at(r, c))),
    ...[...columns, '*'].map((c) => [...rows, '*'].map((r) => at(r, c))),
  ]
  const equations = lines.map((line) => {
    const equation = Array.from({ length: unknown.size }, () => 0)
    line.forEach((i, place) => {
      if (i !== undefined) equation[i] = place === line.length - 1 ? -1 : 1
    })
    return equation
  })
  const wanted = Array.from({ length: unknown.size }, (_, i) => (i === unknown.get(`${row} ${column}`) ? 1 : 0))
  return rank(equations) === rank([...equations, wanted])
}

function rank(of: readonly (readonly number[])[]): number {
  const left = of.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column]) > 1e-9)
    if (pivot < 0) continue
    ;[left[found], left[pivot]] = [left[pivot], left[found]]
    for (let i = found + 1; i < left.length; i++) {
      const factor = left[i][column] / left[found][column]
      left[i] = left[i].map((value, k) => value - factor * left[found][k])
    }
    found++
  }
  return found
}
