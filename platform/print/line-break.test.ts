import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakPieces, fillLines } from './line-break.ts'

/** Every character is one wide, so that widths can be counted. */
const count = (text: string) => Array.from(text).length
const lines = (text: string, width: number) => fillLines(breakPieces(text), width, count)

describe('breaking lines', () => {
  test('Chinese breaks between any two characters', () => {
    expect(lines('扫一扫说一声件件有回音', 4)).toEqual(['扫一扫说', '一声件件', '有回音'])
  })

  test('closing punctuation never starts a line', () => {
    expect(lines('扫一扫，说一声。', 3)).toEqual(['扫一', '扫，说', '一声。'])
    expect(lines('他说“好”——走了', 5)).toEqual(['他说', '“好”——', '走了'])
  })

  test('opening punctuation never ends a line', () => {
    expect(lines('三期（东区）', 3)).toEqual(['三期', '（东', '区）'])
  })

  test('Latin words stay whole and spaces at line ends vanish', () => {
    expect(lines('No app, no account.', 8)).toEqual(['No app,', 'no', 'account.'])
  })

  test('a number keeps the measure word after it', () => {
    expect(lines('幸福里小区3幢12单元', 4)).toEqual(['幸福里小', '区3幢', '12单元'])
  })

  test('an address breaks after a slash, a date nowhere', () => {
    expect(breakPieces('host.cn/c/7K3M')).toEqual(['host.cn/', 'c/7K3M'])
    expect(breakPieces('2025-06-01')).toEqual(['2025-06-01'])
  })

  test('a word wider than the line is cut by characters, none lost', () => {
    expect(lines('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(lines('𠮷𠮷𠮷', 0.5)).toEqual(['𠮷', '𠮷', '𠮷'])
  })

  test('an empty paragraph is one empty line', () => {
    expect(lines('', 5)).toEqual([''])
  })

  test('for any text and width: nothing is lost, no line is too wide, punctuation keeps its place', () => {
    const alphabet = fc.constantFrom(...Array.from('幸福里小区𠮷㛃，。、？！（）「」“”…—3幢12 ab-/.'))
    const text = fc.array(alphabet, { maxLength: 60 }).map((characters) => characters.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (words, width) => {
        const pieces = breakPieces(words)
        const broken = lines(words, width)
        expect(pieces.join('')).toBe(words)
        expect(broken.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
        for (const line of broken) expect(count(line)).toBeLessThanOrEqual(width)
        for (const piece of pieces.slice(1)) expect(piece).not.toMatch(/^[，。、？！）」”…—]/)
        for (const piece of pieces.slice(0, -1)) expect(piece).not.toMatch(/[（「“]$/)
      }),
      { seed: 12, numRuns: 400 },
    )
  })
})
