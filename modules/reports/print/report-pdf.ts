import { type FontSet, loadFonts } from '../../../platform/print/fonts.ts'
import {
  drawContent,
  drawDecoration,
  finishSheet,
  MM,
  openSheet,
  PAPER,
  type Printed,
  type Sheet,
} from '../../../platform/print/sheet.ts'
import { drawText, measureText, type TextStyle } from '../../../platform/print/text.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { type Language, say } from '../../../platform/pure/words.ts'
import type { Report } from '../contract.ts'
import { PERIOD_WORDS } from '../words.ts'
import { type Table, tablesOf } from './tables.ts'
import { PRINT_WORDS } from './words.ts'

const EDGE = 18 * MM
const WIDTH = PAPER.a4.width - 2 * EDGE
const BOTTOM = PAPER.a4.height - 22 * MM
const SMALL: TextStyle = { size: 8.5, lineHeight: 1.35 }
const INK = '#1f2933'
const PALE = '#5b6770'
const BAR = '#0b6e6e'

/** A report on A4, drawn from what is archived: the same report gives the same bytes. */
export async function reportPdf(report: Report, language: Language): Promise<Printed> {
  const fonts: FontSet = await loadFonts()
  const { head, labels } = report
  const printedOn = localDate(new Date(head.madeAt))
  const sheet = openSheet(fonts, {
    paper: 'a4',
    title: `${head.title} ${head.from}`,
    author: labels.community,
    printedOn,
  })
  const foot = say(PRINT_WORDS.foot, language, { community: labels.community, id: head.id })
  const page = { sheet, foot, y: EDGE, n: 1 }
  page.y += drawText(
    sheet,
    `${head.title} · ${PERIOD_WORDS[head.period][language]}`,
    at(page.y),
    { size: 20, weight: 'bold', color: INK },
    'H1',
  )
  const facts = { place: head.place, from: head.from, until: head.until, edition: head.edition }
  page.y += drawText(sheet, say(PRINT_WORDS.line, language, facts), at(page.y + 2), { size: 10.5, color: PALE }) + 10
  for (const table of tablesOf(report, language)) drawTable(page, table, language)
  drawFoot(page)
  return finishSheet(sheet)
}

type Page = { readonly sheet: Sheet; readonly foot: string; y: number; n: number }

const at = (y: number) => ({ x: EDGE, y, width: WIDTH })

/** Begins another page when what comes next has no room on this one. */
function makeRoom(page: Page, height: number): void {
  if (page.y + height <= BOTTOM) return
  drawFoot(page)
  page.sheet.doc.addPage()
  page.n++
  page.y = EDGE
}

function drawFoot({ sheet, foot, n }: Page): void {
  drawText(sheet, `${foot} · ${n}`, at(PAPER.a4.height - 15 * MM), { size: 7.5, color: PALE })
}

function drawTable(page: Page, table: Table, language: Language): void {
  const hasBars = table.bars.some((bar) => bar.value > 0)
  // A heading stands above something: its bars, or its first rows.
  makeRoom(page, hasBars ? 40 + heightOf(table) : 70)
  const { sheet } = page
  page.y += drawText(sheet, table.title, at(page.y + 8), { size: 13, weight: 'bold', color: INK }, 'H2') + 12
  if (hasBars) drawBars(page, table, language)
  const widths = columnsOf(table)
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

/** The first column and a long last one are wide; numbers share the rest. */
function columnsOf({ section, head }: Table): number[] {
  if (section === 'measures') return [0.2, 0.2, 0.12, 0.48].map((share) => share * WIDTH)
  const first = 0.3
  return head.map((_, i) => (i === 0 ? first : (1 - first) / (head.length - 1)) * WIDTH)
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
/** How many bars a chart shows; the table below has all. */
const MOST_BARS = 12

/** Points that the bars of a table take. */
const heightOf = ({ bars }: Table) => Math.min(bars.length, MOST_BARS) * ROW + 20

/** Bars from left to right, each with its name and number: read without colours, and described to who cannot see. */
function drawBars(page: Page, { bars, title }: Table, language: Language): void {
  const shown = bars.slice(0, MOST_BARS)
  const { sheet } = page
  const most = Math.max(...shown.map((bar) => bar.value), 1)
  const [nameWidth, numberWidth] = [WIDTH * 0.22, 40]
  const room = WIDTH - nameWidth - numberWidth
  const top = page.y
  drawContent(
    sheet,
    'Figure',
    () => {
      for (const [i, bar] of shown.entries())
        sheet.doc.rect(EDGE + nameWidth, top + i * ROW + 2, Math.max((bar.value / most) * room, 0.5), ROW - 4).fill(BAR)
    },
    say(PRINT_WORDS.chartAlt, language, { title }),
  )
  for (const [i, bar] of shown.entries()) {
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
  page.y = top + shown.length * ROW + 8
}
