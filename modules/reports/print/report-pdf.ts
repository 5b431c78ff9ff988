import { type FontSet, loadFonts } from '../../../platform/print/fonts.ts'
import { finishSheet, openSheet, type Printed } from '../../../platform/print/sheet.ts'
import { drawText } from '../../../platform/print/text.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { type Language, say } from '../../../platform/pure/words.ts'
import type { Layout, PreviewReport, Report } from '../contract.ts'
import { type Drawn, PRINT_WORDS, tablesOf } from '../rules.ts'
import { PERIOD_WORDS } from '../words.ts'
import { at, drawFoot, drawTable, EDGE, INK, PALE, type Page } from './draw.ts'

type Preview = OutputOf<typeof PreviewReport>
/** The formula of a measure is long. */
const OF_MEASURES = [0.2, 0.2, 0.12, 0.48]

/** A report on A4, drawn from what is archived: the same report gives the same bytes. */
export function reportPdf(report: Report, language: Language): Promise<Printed> {
  const { head, labels } = report
  const facts = { place: head.place, from: head.from, until: head.until, edition: head.edition }
  return tablesPdf(report, language, {
    period: head.period,
    from: head.from,
    line: say(PRINT_WORDS.line, language, facts),
    foot: say(PRINT_WORDS.foot, language, { community: labels.community, id: head.id }),
    community: labels.community,
    printedOn: localDate(new Date(head.madeAt)),
  })
}

/** The last period as a template that is not saved would show it. */
export function previewPdf(
  { head, figures, labels }: Preview,
  layout: Layout,
  language: Language,
  printedOn: string,
): Promise<Printed> {
  const facts = { place: head.place, from: head.from, until: head.until }
  return tablesPdf({ layout, figures, labels }, language, {
    period: head.period,
    from: head.from,
    line: say(PRINT_WORDS.previewLine, language, facts),
    foot: say(PRINT_WORDS.previewFoot, language, { community: labels.community }),
    community: labels.community,
    printedOn,
  })
}

type Said = {
  readonly period: 'week' | 'month'
  readonly from: string
  readonly line: string
  readonly foot: string
  readonly community: string
  readonly printedOn: string
}

async function tablesPdf(drawn: Drawn, language: Language, said: Said): Promise<Printed> {
  const fonts: FontSet = await loadFonts()
  const { title, intro } = drawn.layout
  const { printedOn } = said
  const sheet = openSheet(fonts, { paper: 'a4', title: `${title} ${said.from}`, author: said.community, printedOn })
  const page: Page = { sheet, foot: said.foot, y: EDGE, n: 1 }
  const heading = `${title} · ${PERIOD_WORDS[said.period][language]}`
  page.y += drawText(sheet, heading, at(page.y), { size: 20, weight: 'bold', color: INK }, 'H1')
  page.y += drawText(sheet, said.line, at(page.y + 2), { size: 10.5, color: PALE }) + 10
  for (const line of intro.split('\n').filter(Boolean))
    page.y += drawText(sheet, line, at(page.y), { size: 10.5, color: INK, lineHeight: 1.5 }) + 4
  for (const table of tablesOf(drawn, language))
    drawTable(page, { ...table, widths: table.section === 'measures' ? OF_MEASURES : null }, language)
  drawFoot(page)
  return finishSheet(sheet)
}
