import { drawContent, drawDecoration, MM, PAPER, type Sheet } from '../../../platform/print/sheet.ts'
import { drawText, measureText, type TextStyle } from '../../../platform/print/text.ts'
import { type Language, say } from '../../../platform/pure/words.ts'
import { PRINT_WORDS, type Table } from '../rules.ts'

export const EDGE = 18 * MM
const WIDTH = PAPER.a4.width - 2 * EDGE
const BOTTOM = PAPER.a4.height - 22 * MM
const SMALL: TextStyle = { size: 8.5, lineHeight: 1.35 }
export const INK = '#1f2933'
export const PALE = '#5b6770'
const BAR = '#0b6e6e'

/** Where a document is being drawn. */
export type Page = { readonly sheet: Sheet; readonly foot: string; y: number; n: number }

/** A place over the whole width. */
export const at = (y: number) => ({ x: EDGE, y, width: WIDTH })

/** Begins another page when what comes next has no room on this one. */
function makeRoom(page: Page, height: number): void {
  if (page.y + height <= BOTTOM) return
  drawFoot(page)
  page.sheet.doc.addPage()
  page.n++
  page.y = EDGE
}

/** What stands under every page. */
export function drawFoot({ sheet, foot, n }: Page): void {
  drawText(sheet, `${foot} · ${n}`, at(PAPER.a4.height - 15 * MM), { size: 7.5, color: PALE })
}

/** A table on paper; `widths`: what share of the page each column has. */
export type PaperTable = Omit<Table, 'section'> & { readonly widths: readonly number[] | null }

/** A table with its heading, and its bars above it. */
export function drawTable(page: Page, table: PaperTable, language: Language): void {
  const hasBars = table.bars.some((bar) => bar.value > 0)
  // A heading stands above something: its bars, or its first rows.
  makeRoom(page, hasBars ? 40 + heightOf(table) : 70)
  const { sheet } = page
  page.y += drawText(sheet, table.title, at(page.y + 8), { size: 13, weight: 'bold', color: INK }, 'H2') + 12
  if (hasBars) drawBars(page, table, language)
  const widths = (table.widths ?? evenly(table.head.length)).map((share) => share * WIDTH)
  makeRoom(page, 40)
  drawRow(page, table.head, widths, true)
  for (const row of table.rows) {
    const before = page.n
    makeRoom(page, 30)
    // On the next page the columns say again what they are.
    if (page.n > before) drawRow(page, table.head, widths, true)
    drawRow(page, row, widths, false)
  }
  if (table.note) page.y += drawText(sheet, table.note, at(page.y + 3), { ...SMALL, color: PALE }) + 3
}

/** The first column is wide; numbers share the rest. */
function evenly(columns: number): number[] {
  const first = 0.3
  return Array.from({ length: columns }, (_, i) => (i === 0 ? first : (1 - first) / (columns - 1)))
}

function drawRow(page: Page, row: readonly string[], widths: readonly number[], isHead: boolean): void {
  const style: TextStyle = { ...SMALL, weight: isHead ? 'bold' : 'regular', color: INK }
  const inner = (i: number) => widths[i] - 6
  const height = Math.max(...row.map((cell, i) => measureText(page.sheet, cell || ' ', inner(i), style).height)) + 5
  makeRoom(page, height)
  let x = EDGE
  for (const [i, cell] of row.entries()) {
    if (cell) drawText(page.sheet, cell, { x: x + 3, y: page.y + 2.5, width: inner(i) }, style)
    x += widths[i]
  }
  page.y += height
  const y = page.y
  drawDecoration(page.sheet, (doc) => {
    doc
      .moveTo(EDGE, y)
      .lineTo(EDGE + WIDTH, y)
      .lineWidth(isHead ? 0.8 : 0.3)
      .stroke(isHead ? INK : '#c9d1d6')
  })
}

const ROW = 13

/** Points that the bars of a table take. */
const heightOf = ({ bars }: PaperTable) => bars.length * ROW + 20

/** Bars from left to right, each with its name and number: read without colours, and described to who cannot see. */
function drawBars(page: Page, { bars, title }: PaperTable, language: Language): void {
  const { sheet } = page
  const most = Math.max(...bars.map((bar) => bar.value), 1)
  const [nameWidth, numberWidth] = [WIDTH * 0.22, 40]
  const room = WIDTH - nameWidth - numberWidth
  const top = page.y
  drawContent(
    sheet,
    'Figure',
    () => {
      for (const [i, bar] of bars.entries())
        sheet.doc.rect(EDGE + nameWidth, top + i * ROW + 2, Math.max((bar.value / most) * room, 0.5), ROW - 4).fill(BAR)
    },
    say(PRINT_WORDS.chartAlt, language, { title }),
  )
  for (const [i, bar] of bars.entries()) {
    const y = top + i * ROW + 1
    drawText(
      sheet,
      bar.label,
      { x: EDGE, y, width: nameWidth - 6 },
      { size: 8, align: 'right', color: INK, lineHeight: 1.3 },
    )
    const x = EDGE + nameWidth + (bar.value / most) * room + 4
    drawText(sheet, String(bar.value), { x, y, width: numberWidth }, { size: 8, color: INK, lineHeight: 1.3 })
  }
  page.y = top + bars.length * ROW + 8
}
