import { type FontSet, loadFonts } from '../../../platform/print/fonts.ts'
import { finishSheet, openSheet, type Printed } from '../../../platform/print/sheet.ts'
import { drawText } from '../../../platform/print/text.ts'
import { localDate, sheetTime } from '../../../platform/pure/time.ts'
import { type Language, say } from '../../../platform/pure/words.ts'
import { STATE_WORDS } from '../../cases/words.ts'
import { ROLE_WORDS } from '../../people/words.ts'
import type { MeetingPack, PackCase } from '../contract.ts'
import { PACK_WORDS } from '../words.ts'
import { at, drawFoot, drawTable, EDGE, INK, PALE, type Page, type PaperTable } from './draw.ts'

/** The papers of a meeting on A4: what the screen shows, and what is left out of it. */
export async function packPdf(pack: MeetingPack, language: Language): Promise<Printed> {
  const fonts: FontSet = await loadFonts()
  const title = say(PACK_WORDS.heading, language, { place: pack.place })
  const printedOn = localDate(new Date(pack.asOf))
  const sheet = openSheet(fonts, { paper: 'a4', title: `${title} ${pack.from}`, author: pack.place, printedOn })
  const foot = say(PACK_WORDS.foot, language, { place: pack.place, from: pack.from, until: pack.until })
  const page: Page = { sheet, foot, y: EDGE, n: 1 }
  page.y += drawText(sheet, title, at(page.y), { size: 20, weight: 'bold', color: INK }, 'H1')
  const line = say(PACK_WORDS.line, language, { from: pack.from, until: pack.until, at: sheetTime(pack.asOf) })
  page.y += drawText(sheet, line, at(page.y + 2), { size: 10.5, color: PALE }) + 8
  page.y += drawText(sheet, PACK_WORDS.leftOut[language], at(page.y), { size: 9, color: PALE, lineHeight: 1.5 }) + 4
  for (const table of tablesOf(pack, language)) drawTable(page, table, language)
  drawFoot(page)
  return finishSheet(sheet)
}

function tablesOf(pack: MeetingPack, to: Language): PaperTable[] {
  return [
    casesTable('late', pack.late, to, [
      ['due', (one) => (one.dueAt === null ? '–' : sheetTime(one.dueAt).slice(0, 10))],
      ['daysLate', (one) => String(one.daysLate)],
    ]),
    {
      title: titled('repeated', pack.repeated.length, to),
      head: [PACK_WORDS.category, PACK_WORDS.grid, PACK_WORDS.cases].map((word) => word[to]),
      rows: pack.repeated.map((one) => [
        one.category[to],
        one.gridName,
        one.cases.map(({ number, isOpen }) => (isOpen ? number : `${number} ✓`)).join('  '),
      ]),
      note: pack.repeated.length === 0 ? PACK_WORDS.nothing[to] : PACK_WORDS.repeatedNote[to],
      bars: [],
      widths: [0.25, 0.2, 0.55],
    },
    casesTable('deferred', pack.deferred, to, [
      ['due', (one) => (one.dueAt === null ? '–' : sheetTime(one.dueAt).slice(0, 10))],
    ]),
    casesTable('praised', pack.praised, to, []),
  ]
}

type Column = readonly ['due' | 'daysLate', (one: PackCase) => string]

function casesTable(
  what: 'late' | 'deferred' | 'praised',
  list: MeetingPack['late'],
  to: Language,
  more: readonly Column[],
): PaperTable {
  const notes = [
    ...(list.cases.length === 0 ? [PACK_WORDS.nothing[to]] : []),
    ...(list.leftOut > 0 ? [say(PACK_WORDS.notListed, to, { count: list.leftOut })] : []),
  ]
  const isPraise = what === 'praised'
  return {
    title: titled(what, list.total, to),
    head: [
      ...[PACK_WORDS.number, PACK_WORDS.category, PACK_WORDS.grid],
      ...(isPraise ? [] : [PACK_WORDS.with]),
      PACK_WORDS.state,
      ...more.map(([word]) => PACK_WORDS[word]),
    ].map((word) => word[to]),
    rows: list.cases.map((one) => [
      one.number,
      one.category?.[to] ?? PACK_WORDS.unsorted[to],
      one.gridName,
      ...(isPraise ? [] : [ROLES[one.ownerRole ?? '']?.[to] ?? PACK_WORDS.nobody[to]]),
      STATE_WORDS[one.state][to],
      ...more.map(([, cell]) => cell(one)),
    ]),
    note: notes.join(' ') || null,
    bars: [],
    widths: WIDTHS[what],
  }
}

const WIDTHS = {
  late: [0.16, 0.22, 0.22, 0.13, 0.09, 0.12, 0.06],
  deferred: [0.16, 0.24, 0.24, 0.14, 0.1, 0.12],
  praised: [0.18, 0.34, 0.34, 0.14],
} as const

const ROLES: Readonly<Record<string, (typeof ROLE_WORDS)[keyof typeof ROLE_WORDS]>> = ROLE_WORDS

function titled(what: 'late' | 'repeated' | 'deferred' | 'praised', count: number, to: Language): string {
  return `${PACK_WORDS[what][to]} · ${count}`
}
