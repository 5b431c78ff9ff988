import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { ListDesk, ListRegister } from '../contract.ts'
import { COLUMNS, cellsOf, harmless, type RegisterLine } from './columns.ts'
import { type RegisterContent, registerFile } from './file.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  for (const state of ['reported', 'assigned', 'in_progress', 'closed'] as const) await caseIn({ house, here }, state)
})
afterAll(() => house.close())

const REGISTER_ID = '01990000-0000-7000-8000-00000000000a'
const take = (as: ServerActor, filter: object = {}) =>
  house.ask(ListRegister, { registerId: REGISTER_ID, filter, reason: '月度汇总' }, { as, tenant: here.tenant })

describe('cases.register', () => {
  test('is the list, for every filter and role', async () => {
    const roles = [here.desk, here.lead, here.member, beside.member]
    const filters = [
      {},
      { states: ['assigned'] },
      { gridId: here.micro[0] },
      { scope: 'mine' },
      { sort: 'newest' },
    ] as const
    for (const as of roles)
      for (const filter of filters) {
        const list = await house.ask(
          ListDesk,
          { ...filter, states: [...('states' in filter ? filter.states : [])], limit: 100 },
          { as, tenant: here.tenant },
        )
        const { cases } = await take(as, filter)
        expect(cases.map((one) => one.id)).toEqual(list.cases.map((one) => one.id))
      }
  })

  test('a grid beside sees nothing', async () => {
    expect((await take(here.desk)).cases.length).toBeGreaterThan(0)
    expect((await take(beside.member)).cases).toEqual([])
  })

  test('who took it and why stands in the access log', async () => {
    await take(here.lead)
    const rows = await house.db.q
      .selectFrom('access_log')
      .select(['account_id', 'query', 'subject_type', 'subject_id', 'reason'])
      .where('tenant_id', '=', here.tenant)
      .where('account_id', '=', here.lead.accountId)
      .execute()
    expect(rows.at(-1)).toEqual({
      account_id: here.lead.accountId,
      query: 'cases.register',
      subject_type: 'register',
      subject_id: REGISTER_ID,
      reason: '月度汇总',
    })
  })

  test('without a reason nothing is given', async () => {
    await expect(
      house.ask(
        ListRegister,
        { registerId: REGISTER_ID, filter: {}, reason: ' ' },
        { as: here.desk, tenant: here.tenant },
      ),
    ).rejects.toThrow()
  })
})

describe('the file', () => {
  const content = (lines: readonly RegisterLine[], more: Partial<RegisterContent> = {}): RegisterContent => ({
    registerId: REGISTER_ID,
    lines,
    isCut: false,
    reason: '月度汇总',
    language: 'zh',
    now: house.clock.now(),
    ...more,
  })
  const bytes = async (form: 'xlsx' | 'csv', what: RegisterContent) => {
    const parts: Buffer[] = []
    for await (const part of registerFile(form, what)) parts.push(Buffer.from(part))
    return Buffer.concat(parts)
  }

  test('a workbook holds what the list shows, in words', async () => {
    const { cases } = await take(here.desk)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await bytes('xlsx', content(cases))).buffer)
    const sheet = book.getWorksheet('台账')
    expect(sheet?.rowCount).toBe(cases.length + 1)
    expect(sheet?.getRow(1).getCell(2).value).toBe('环节')
    expect(sheet?.getColumn(1).values.slice(2)).toEqual(cases.map((one) => one.number))
    expect(sheet?.getRow(2).getCell(2).value).toMatch(/[\u4e00-\u9fff]/)
    expect(book.getWorksheet('说明')?.getRow(3).getCell(1).value).toContain(REGISTER_ID)
  })

  test('a CSV in English says that it is not complete', async () => {
    const { cases } = await take(here.desk)
    const text = (await bytes('csv', content(cases, { isCut: true, language: 'en' }))).toString()
    expect(text.startsWith('\uFEFF"Number","Step"')).toBe(true)
    expect(text).toContain('Not complete')
    expect(text).not.toMatch(/"(reported|in_progress|assigned)"/)
  })

  test('what a resident wrote never becomes a formula', async () => {
    for (const start of ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', ' =', '\n@'])
      expect(harmless(`${start}HYPERLINK("http://x")`)).toMatch(/^'/)
    expect(harmless('楼道灯坏了 =')).toBe('楼道灯坏了 =')
    const [line] = (await take(here.desk)).cases
    const evil = { ...line, summary: '=cmd|"/c calc"!A1', placeName: '@SUM(A1)', ownerName: '+1', gridName: '-1' }
    const cells = cellsOf(evil, 'zh', house.clock.now())
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    expect(cells[2]).toBe('\'=cmd|"/c calc"!A1')
    expect((await bytes('csv', content([evil], { reason: '=1' }))).toString()).toContain('"\'=cmd|""/c calc""!A1"')
  })

  test('every column has a title in both languages', () => {
    expect(COLUMNS.filter(({ title }) => title.zh === '' || title.en === '')).toEqual([])
  })
})
