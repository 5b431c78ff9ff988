import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdfText } from '../../../platform/print/read-pdf.ts'
import { caseIn } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay } from '../../dashboards/rules.ts'
import { MakeReport, OpenReport, type Report } from '../contract.ts'
import { reportPdf } from './report-pdf.ts'

let house: TestHouse
let here: TestCommunity
let report: Report
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  for (const state of ['reported', 'assigned', 'verified'] as const) await caseIn({ house, here }, state)
  const from = firstDay('month', house.clock.now())
  house.clock.advance(25 * 86_400_000)
  await house.running.sweep(figuresSweep)
  const who = { as: here.lead, tenant: here.tenant }
  const { head } = await house.run(MakeReport, { gridId: here.mainGridId, period: 'month', from }, who)
  report = await house.ask(OpenReport, { reportId: head.id }, who)
})
afterAll(() => house.close())

test('the paper says the numbers that are archived, and the same report is the same file', async () => {
  const { pdf } = await reportPdf(report, 'zh')
  const said = readPdfText(pdf).map((one) => one.text)
  expect(said.join(' ')).toContain('月报')
  expect(said).toContain(String(report.figures.total.received))
  expect(Buffer.from((await reportPdf(report, 'zh')).pdf).equals(Buffer.from(pdf))).toBe(true)
})

test('a table that goes on to the next page says again what its columns are', async () => {
  const [grid] = report.figures.grids
  const many = Array.from({ length: 120 }, (_, i) => ({
    ...grid,
    key: `${grid.key.slice(0, -3)}${String(i).padStart(3, '0')}`,
  }))
  const long = { ...report, figures: { ...report.figures, grids: many } }
  const heads = async (one: Report) =>
    readPdfText((await reportPdf(one, 'zh')).pdf).filter(({ text }) => text === '按期办结率').length
  expect(await heads(long)).toBeGreaterThan(await heads(report))
})
