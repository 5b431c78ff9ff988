import { describe, expect, test } from 'vitest'
import { type Corner, qrModules, qrOutlines } from './qr.ts'

const URL = 'https://weige.example.cn/c/7K3MPQ9XW2D'

describe('a QR code as outlines', () => {
  test.each([URL, 'A', `${URL}?x=${'0123456789'.repeat(12)}`])('filled, they give back every module of %s', (text) => {
    const modules = qrModules(text)
    const outlines = qrOutlines(modules)
    for (let row = -1; row <= modules.size; row++) {
      for (let column = -1; column <= modules.size; column++) {
        const turns = windingNumber(outlines, column + 0.5, row + 0.5)
        expect(turns).toBe(modules.dark(row, column) ? 1 : 0)
      }
    }
  })

  test('outlines turn at every corner after the first and close', () => {
    for (const outline of qrOutlines(qrModules(URL))) {
      expect(outline.length).toBeGreaterThanOrEqual(4)
      outline.forEach((corner, i) => {
        const next = outline[(i + 1) % outline.length]
        expect((corner.x === next.x) !== (corner.y === next.y)).toBe(true)
      })
    }
  })

  test('the code is of error correction Q, with finders in three corners', () => {
    const modules = qrModules(URL)
    const finder = (row: number, column: number) =>
      Array.from({ length: 7 }, (_, i) => modules.dark(row, column + i) && modules.dark(row + i, column)).every(Boolean)
    const last = modules.size - 7
    expect([finder(0, 0), finder(0, last), finder(last, 0), finder(last, last)]).toEqual([true, true, true, false])
    // Format information, the two bits at the left of row 8, before its mask 10: Q is 11 (ISO/IEC 18004, table of format bits).
    expect([modules.dark(8, 0), modules.dark(8, 1)].map(Number)).toEqual([1 ^ 1, 1 ^ 0])
  })

  test('a text too long for a QR code is refused', () => {
    expect(() => qrModules('x'.repeat(3000))).toThrow()
  })
})

/** How often the outlines run around a point, clockwise on the page (y down): crossings of the ray to the right. */
function windingNumber(outlines: Corner[][], x: number, y: number): number {
  let turns = 0
  for (const outline of outlines) {
    outline.forEach((from, i) => {
      const to = outline[(i + 1) % outline.length]
      if (from.x <= x || from.x !== to.x) return
      if (from.y < y && to.y > y) turns += 1
      if (from.y > y && to.y < y) turns -= 1
    })
  }
  return turns
}
