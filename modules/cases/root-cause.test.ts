import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outcomeOf, reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { GetCase, GetRecurrence, ListSimilar, OpenRootCause, TriageCase } from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(200 * 86_400_000))

const at = (as: TestCommunity['desk']) => ({ as, tenant: here.tenant })
const again = async (text = '化粪池又满了，污水冒到路上') => {
  const { caseId } = await reported(house, here, text)
  await house.run(TriageCase, { caseId, categoryCode: '0307', nature: 'help' }, at(here.desk))
  house.clock.advance(5 * 86_400_000)
  return caseId
}
const open = (caseId: string, commandId: string = randomUUID(), as = here.desk) =>
  house.run(
    OpenRootCause,
    { caseId, text: '一季度三次外溢，请查管网原因', placeName: '幸福里1幢' },
    { ...at(as), commandId },
  )
const recurrence = (caseId: string) => house.ask(GetRecurrence, { caseId }, at(here.desk))

describe('openRootCause', () => {
  test('refused below three; at the third one case, assigned as routed, shown both ways', async () => {
    const first = await again()
    const second = await again()
    expect(await outcomeOf(open(second))).toBe('refused:case.not_recurring')
    const third = await again()
    expect(await recurrence(third)).toMatchObject({ isRecurring: true, nth: 3, rootCause: null, mayOpen: true })
    expect(await outcomeOf(open(third, randomUUID(), here.siblingMember))).toBe('not_found')
    expect(await outcomeOf(open(third, randomUUID(), here.member))).toBe('forbidden')
    const root = await open(third)
    expect(root.isNew).toBe(true)
    expect(await house.ask(GetCase, { caseId: root.caseId }, at(here.lead))).toMatchObject({ state: 'assigned' })
    const seen = await recurrence(root.caseId)
    expect(seen.rooted.map((one) => one.id)).toEqual([first, second, third])
    expect((await recurrence(first)).rootCause).toMatchObject({ id: root.caseId, number: root.number })
    expect((await recurrence(first)).occurrences.map((one) => one.id)).toEqual([first, second, third])
    expect(await house.ask(GetCase, { caseId: first }, at(here.desk))).toMatchObject({ state: 'triaged' })
    const alike = async (caseId: string) =>
      (await house.ask(ListSimilar, { caseId }, at(here.lead))).cases.map((one) => one.id)
    expect(await alike(first)).not.toContain(root.caseId)
    expect(await alike(root.caseId)).not.toContain(first)
  })

  test('however many newer ones there are, the case itself counts', async () => {
    const first = await again()
    // Rows as the third and later ones would leave them; a hundred reports are not needed to say so.
    await house.db.pool.query(
      `INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', c.number || '-' || n,
         'reported_at', c.reported_at + n * interval '1 minute'))).*
       FROM cases c, generate_series(1, 120) n WHERE c.tenant_id = $1 AND c.id = $2`,
      [here.tenant, first],
    )
    expect(await recurrence(first)).toMatchObject({ isRecurring: true })
    await open(first)
  })

  test('repeated and raced it is one; a fourth is added to it', async () => {
    const cases = [await again(), await again(), await again()]
    const commandId = randomUUID()
    const same = await Promise.all([open(cases[0], commandId), open(cases[0], commandId)])
    expect(same[0]).toEqual(same[1])
    const others = await Promise.all([open(cases[1]), open(cases[2])])
    expect(new Set([...same, ...others].map((one) => one.caseId)).size).toBe(1)
    const fourth = await again()
    expect(await open(fourth)).toMatchObject({ caseId: same[0].caseId, isNew: false })
    expect((await recurrence(same[0].caseId)).rooted).toHaveLength(4)
  })

  test('a later one joins the case that is open already, also when three within 90 days are past; not one that has ended', async () => {
    const cases = [await again(), await again(), await again()]
    expect((await recurrence(cases[2])).openRoot).toBeNull()
    const root = await open(cases[2])
    house.clock.advance(82 * 86_400_000)
    const later = await again()
    expect(await recurrence(later)).toMatchObject({
      isRecurring: false,
      rootCause: null,
      openRoot: { id: root.caseId, number: root.number },
    })
    expect(await open(later)).toMatchObject({ caseId: root.caseId, isNew: false })
    expect(await recurrence(later)).toMatchObject({ openRoot: null, rootCause: { id: root.caseId } })
    await house.db.pool.query(
      "UPDATE cases SET state = 'closed', outcome = 'solved', answer = '原因已经排除' WHERE id = $1",
      [root.caseId],
    )
    const latest = await again()
    expect((await recurrence(latest)).openRoot).toBeNull()
    expect(await outcomeOf(open(latest))).toBe('refused:case.not_recurring')
  })

  test('two from two cases at once open one', async () => {
    const cases = [await again(), await again(), await again()]
    const both = await Promise.all([open(cases[0]), open(cases[2])])
    expect(both[0].caseId).toBe(both[1].caseId)
    expect(both.filter((one) => one.isNew)).toHaveLength(1)
  })
})

test('similar: with what speaks for it, most alike first', async () => {
  const one = await again('污水冒到路上了')
  const other = await again('路上又冒污水')
  const elsewhere = await reported(house, here, '楼上夜里打麻将太吵')
  await house.run(TriageCase, { caseId: elsewhere.caseId, categoryCode: '0306', nature: 'help' }, at(here.desk))
  const { cases } = await house.ask(ListSimilar, { caseId: one }, at(here.desk))
  expect(cases[0]).toMatchObject({ id: other, kind: 'leaf', isSameBuilding: true })
  expect(cases[0].words).toContain('污水')
})
