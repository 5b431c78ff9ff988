import { beforeAll, describe, expect, test } from 'vitest'
import { type FontSet, loadFonts } from './fonts.ts'
import { type PrintedText, readPdfText } from './read-pdf.ts'
import { finishSheet, openSheet, type Sheet } from './sheet.ts'
import { drawText, fitText, measureText, type TextStyle } from './text.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await loadFonts()
})

const BOX = { x: 30, y: 40, width: 200 }
const PAGE_HEIGHT = 419.53
const open = () => openSheet(fonts, { paper: 'a6', title: '试', author: '某社区', printedOn: '2025-06-01' })

async function printed(text: string, style: TextStyle): Promise<PrintedText[]> {
  const sheet = open()
  drawText(sheet, text, BOX, style)
  return readPdfText((await finishSheet(sheet)).pdf)
}

describe('drawing text', () => {
  test('runs of two faces stand on one baseline, one after the other, with real glyphs', async () => {
    const runs = await printed('欧阳𠮷㛃', { size: 20, weight: 'bold' })
    expect(runs.map((run) => [run.font, run.text])).toEqual([
      ['NotoSansSC-Bold', '欧阳'],
      ['NotoSansJP-Bold', '𠮷'],
      ['NotoSansSC-Bold', '㛃'],
    ])
    expect(runs.map((run) => run.x)).toEqual([30, 70, 90])
    expect(new Set(runs.map((run) => run.y)).size).toBe(1)
    expect(runs.flatMap((run) => run.glyphs)).not.toContain(0)
  })

  test('the em square stands in the middle of its line', async () => {
    const [run] = await printed('回', { size: 20, lineHeight: 2 })
    // 40 to the box, 10 to the square, 0.88 of 20 to the baseline.
    expect(PAGE_HEIGHT - run.y).toBeCloseTo(40 + 10 + 17.6, 2)
  })

  test.each([
    ['left', 30],
    ['center', 30 + 80],
    ['right', 30 + 160],
  ] as const)('%s: a text of 40 points starts at %d', async (align, x) => {
    expect((await printed('回音', { size: 20, align }))[0].x).toBeCloseTo(x, 2)
  })

  test('tracking stands between characters only, across runs too', async () => {
    const style = { size: 20, tracking: 4, align: 'right' } as const
    const runs = await printed('吉𠮷吉', style)
    expect(runs.map((run) => run.x)).toEqual([230 - 68, 230 - 44, 230 - 20])
    expect(measureText(open(), '吉𠮷吉', 200, style).width).toBeCloseTo(68, 6)
  })

  test('lines are as wide as the box allows and the height is theirs', async () => {
    const block = measureText(open(), '扫一扫说一声件件有回音', 200, { size: 50, lineHeight: 1.2 })
    expect(block.lines).toEqual(['扫一扫说', '一声件件', '有回音'])
    expect(block).toMatchObject({ width: 200, height: 180 })
    const lines = await printed('一\n\n二', { size: 10, lineHeight: 1 })
    expect(lines.map(({ text, y }) => [text, (PAGE_HEIGHT - y).toFixed(2)])).toEqual([
      ['一', '48.80'],
      ['二', '68.80'],
    ])
  })

  test('balanced lines are about equal', () => {
    const text = '扫一扫说一声件件有'
    expect(measureText(open(), text, 80, { size: 10 }).lines).toEqual(['扫一扫说一声件件', '有'])
    expect(measureText(open(), text, 80, { size: 10, balance: true }).lines).toEqual(['扫一扫说一', '声件件有'])
  })

  test('a long text becomes smaller, but never below its limit, and is never cut', () => {
    const sheet = open()
    const fitted = fitText(sheet, '幸福里小区'.repeat(4), 200, { size: 20 }, { maxLines: 1, minSize: 8 })
    expect(fitted.size).toBe(10)
    const smallest = fitText(sheet, '幸福里小区'.repeat(12), 200, { size: 20 }, { maxLines: 1, minSize: 8 })
    expect(smallest.size).toBe(8)
    expect(measureText(sheet, '幸福里小区'.repeat(12), 200, smallest).lines.join('')).toBe('幸福里小区'.repeat(12))
  })

  test('what no font has is printed as 〓 and reported by the sheet', async () => {
    const sheet: Sheet = open()
    drawText(sheet, '王\u{1f600}', BOX, { size: 12 })
    drawText(sheet, '\u{1f600}\ue000', BOX, { size: 12, weight: 'bold' })
    const { pdf, missing } = await finishSheet(sheet)
    expect(missing).toEqual(['\u{1f600}', '\ue000'])
    expect(readPdfText(pdf).map((run) => run.text)).toEqual(['王〓', '〓〓'])
  })
})

describe('a sheet', () => {
  test('a date that is none is refused', () => {
    const options = { paper: 'a6', title: '试', author: '某社区' } as const
    expect(() => openSheet(fonts, { ...options, printedOn: 'tomorrow' })).toThrow('not a date')
  })

  test('is tagged, in Chinese, and dated from its input', async () => {
    const sheet = open()
    drawText(sheet, '回音', BOX, { size: 12 }, 'H1')
    const source = Buffer.from((await finishSheet(sheet)).pdf).toString('latin1')
    expect(source).toContain('/S /H1')
    expect(source).toContain('/Lang (zh-CN)')
    expect(source).toContain('/Marked true')
    expect(source).toContain('(D:20250531160000Z)')
  })
})
