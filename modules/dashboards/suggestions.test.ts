import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { outcomeOf, reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { TriageCase } from '../cases/contract.ts'
import { CountSuggestions, SUGGESTIONS_DAYS } from './contract.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance((SUGGESTIONS_DAYS + 1) * 86_400_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const triage = (caseId: string, categoryCode: string, suggested: string[] | null, as = here.desk) =>
  house.run(TriageCase, { caseId, categoryCode, nature: 'help', suggested }, at(as))
const sorted = async (categoryCode: string, suggested: string[] | null, community = here) => {
  const { caseId } = await reported(house, community, '楼道灯不亮')
  await triage(caseId, categoryCode, suggested, community.desk)
  return caseId
}
const linesFor = async (as: ServerActor) =>
  (await house.ask(CountSuggestions, {}, at(as))).lines.map(({ categoryCode, first, among, other, none }) => [
    categoryCode,
    first,
    among,
    other,
    none,
  ])

test('right, among the first three, wrong and none, per category chosen; what nobody was shown is not counted', async () => {
  await sorted('0402', ['0402', '0303'])
  await sorted('0402', ['0303', '0402'])
  await sorted('0402', ['0303', '0101', '0402'])
  await sorted('0402', ['0303'])
  await sorted('0402', [])
  await sorted('0402', null)
  await sorted('0303', ['0303'])
  expect(await linesFor(here.lead)).toEqual([
    ['0402', 1, 2, 1, 1],
    ['0303', 1, 0, 0, 0],
  ])
})

test('the last choice counts, once; codes that no category has are forgotten; the events tell the same', async () => {
  const caseId = await sorted('0402', ['0402', '9999'])
  await triage(caseId, '0303', ['0402'])
  expect(await linesFor(here.lead)).toEqual([['0303', 0, 0, 1, 0]])
  const { rows } = await house.db.pool.query<{ data: { category: string; suggested: string[] | null } }>(
    "SELECT body::json->'data' AS data FROM events WHERE subject_id = $1 AND name = 'case.triaged' ORDER BY seq",
    [caseId],
  )
  expect(rows.map(({ data }) => [data.category, data.suggested])).toEqual([
    ['0402', ['0402']],
    ['0303', ['0402']],
  ])
})

test('only one’s own communities, only the last 90 days, only what one may see, and not for members', async () => {
  const [sensitive] = (
    await house.db.q
      .selectFrom('categories')
      .select('code')
      .where('is_sensitive', '=', true)
      .orderBy('code', 'desc')
      .execute()
  ).map((row) => row.code)
  await sorted('0402', ['0402'])
  await sorted('0303', ['0303'], beside)
  await sorted(sensitive, [])
  expect((await linesFor(here.street)).map(([code]) => code)).toEqual(expect.arrayContaining(['0303', '0402']))
  expect((await linesFor(here.lead)).map(([code]) => code)).not.toContain('0303')
  const seesSensitive = here.officer.grants[0].seesSensitive
  expect((await linesFor(here.officer)).some(([code]) => code === sensitive)).toBe(seesSensitive)
  for (const one of [here.member, here.ordinaryLead])
    expect(await outcomeOf(house.ask(CountSuggestions, {}, at(one)))).toBe('forbidden')
  house.clock.advance(SUGGESTIONS_DAYS * 86_400_000 + 1000)
  expect(await linesFor(here.lead)).toEqual([])
})
