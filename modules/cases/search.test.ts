import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { ListDesk } from './contract.ts'
import { tenantMark } from './store/search-terms.ts'

let house: TestHouse
let here: TestCommunity
let elsewhere: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  elsewhere = await buildCommunity(house.running, '510112003009')
})
afterAll(() => house.close())

const found = async (search: string) =>
  (
    await house.ask(ListDesk, { sort: 'newest', scope: 'my_grids', search }, { as: here.desk, tenant: here.tenant })
  ).cases.map((one) => one.id)
const lexemesOf = async (caseId: string): Promise<string[]> =>
  (
    await house.db.pool.query<{ lexemes: string[] }>(
      'SELECT tsvector_to_array(search) AS lexemes FROM cases WHERE tenant_id = $1 AND id = $2',
      [here.tenant, caseId],
    )
  ).rows[0].lexemes

test.each([
  ['two characters', '路灯'],
  ['one character', '路'],
  ['a character outside the first plane', '𠮷祥'],
  ['one such character', '𠮷'],
  ['the beginning of a number', 'b12'],
  ['words of both kinds', '路灯 B1234'],
])('%s finds the case', async (_what, search) => {
  const { caseId } = await reported(house, here, `${search}：路灯坏了，在𠮷祥商店门口，杆号B1234`)
  expect(await found(search)).toContain(caseId)
})

test('every word stands behind the mark of its own subdistrict', async () => {
  const { caseId } = await reported(house, here, '井盖松动')
  await reported(house, elsewhere, '井盖松动')
  expect(await found('井盖')).toEqual([caseId])
  expect((await lexemesOf(caseId)).every((lexeme) => lexeme.startsWith(tenantMark(here.tenant)))).toBe(true)
})

test('cases from before the mark moved are found like new ones', async () => {
  const { caseId } = await reported(house, here, '树枝压线 B77 𠮷')
  const today = await lexemesOf(caseId)
  const before = [`t${here.tenant}`, ...today.map((lexeme) => lexeme.slice(tenantMark(here.tenant).length))]
  const migration = await readFile(new URL('../../db/migrations/0010_search_by_tenant.sql', import.meta.url), 'utf8')
  const [, rewrite] = /(UPDATE cases[^;]+);/.exec(migration) ?? []
  const of = [here.tenant, caseId]
  await house.db.pool.query(
    'UPDATE cases SET search = array_to_tsvector($3::text[]) WHERE tenant_id = $1 AND id = $2',
    [...of, before],
  )
  await house.db.pool.query(`${rewrite} WHERE tenant_id = $1 AND id = $2`, of)
  expect(await lexemesOf(caseId)).toEqual(today)
})
