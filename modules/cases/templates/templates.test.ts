import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { verifyChains } from '../../../platform/proof.ts'
import { outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { ListTemplates, RemoveTemplate, SaveTemplate, type Template } from '../contract.ts'
import { fillTemplate, rankTemplates, unknownPlaceholder } from '../rules/templates.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const template = (more: Partial<Template> = {}): Template => ({
  templateId: randomUUID(),
  gridId: here.mainGridId,
  categoryPrefix: null,
  verb: 'resolve',
  outcome: 'solved',
  title: '路灯已修',
  text: '{number}：{place}的路灯已修好。',
  ...more,
})
const listed = async (as: ServerActor, gridId: string) => (await house.ask(ListTemplates, { gridId }, at(as))).templates

describe('cases.saveTemplate', () => {
  test('serves all grids below, for who sees them', async () => {
    const one = template()
    await house.run(SaveTemplate, one, at(here.lead))
    expect(await listed(here.member, here.micro[0])).toContainEqual(one)
    expect(await listed(here.siblingMember, here.micro[0])).toEqual([])
  })

  test('again under the same id it is written over', async () => {
    const one = template({ title: '初稿' })
    await house.run(SaveTemplate, one, at(here.lead))
    await house.run(SaveTemplate, { ...one, title: '定稿' }, at(here.officer))
    const titles = (await listed(here.lead, here.mainGridId)).map(({ title }) => title)
    expect(titles).toContain('定稿')
    expect(titles).not.toContain('初稿')
  })

  test('the same command twice is one', async () => {
    const how = { ...at(here.lead), commandId: randomUUID() }
    const one = template({ title: '只一条' })
    await house.run(SaveTemplate, one, how)
    await house.run(SaveTemplate, one, how)
    expect((await listed(here.lead, here.mainGridId)).filter(({ title }) => title === '只一条')).toHaveLength(1)
  })

  test('refused: a blank that nothing fills, another grid', async () => {
    expect(await outcomeOf(house.run(SaveTemplate, template({ text: '{name}您好。' }), at(here.lead)))).toBe(
      'refused:template.unknown_placeholder',
    )
    const one = template()
    await house.run(SaveTemplate, one, at(here.lead))
    expect(await outcomeOf(house.run(SaveTemplate, { ...one, gridId: here.ordinary[0] }, at(here.lead)))).toBe(
      'refused:template.stays',
    )
  })

  test('not for members, not for the grid of others', async () => {
    expect(await outcomeOf(house.run(SaveTemplate, template({ gridId: here.micro[0] }), at(here.member)))).toBe(
      'forbidden',
    )
    expect(await outcomeOf(house.run(SaveTemplate, template(), at(here.member)))).toBe('not_found')
  })
})

describe('cases.removeTemplate', () => {
  test('done, then gone; a member may not; the history holds no words', async () => {
    const one = template({ title: '要删的' })
    await house.run(SaveTemplate, one, at(here.lead))
    expect(await outcomeOf(house.run(RemoveTemplate, { templateId: one.templateId }, at(here.desk)))).toBe('forbidden')
    const how = { ...at(here.lead), commandId: randomUUID() }
    await house.run(RemoveTemplate, { templateId: one.templateId }, how)
    expect(await house.run(RemoveTemplate, { templateId: one.templateId }, how)).toEqual({ templateId: one.templateId })
    expect(await outcomeOf(house.run(RemoveTemplate, { templateId: one.templateId }, at(here.lead)))).toBe('not_found')
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE name LIKE 'answer_template.%'")
    expect(JSON.stringify(rows)).not.toContain('路灯')
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })
})

describe('the rules', () => {
  const named = (
    title: string,
    categoryPrefix: string | null,
    verb: Template['verb'],
    outcome: Template['outcome'],
  ) => ({
    title,
    categoryPrefix,
    verb,
    outcome,
  })
  const all = [
    named('any', null, null, null),
    named('verb', null, 'resolve', null),
    named('outcome', null, 'resolve', 'solved'),
    named('class', '03', null, null),
    named('leaf', '0302', 'resolve', 'solved'),
    named('other class', '05', 'resolve', 'solved'),
    named('other verb', null, 'ask', null),
    named('other outcome', null, 'resolve', 'planned'),
  ]

  test.each([
    [
      'the closest first',
      { categoryCode: '0302', verb: 'resolve', outcome: 'solved' },
      ['leaf', 'class', 'outcome', 'verb', 'any'],
    ],
    ['without a category', { categoryCode: null, verb: 'resolve', outcome: 'solved' }, ['outcome', 'verb', 'any']],
    [
      'without an outcome yet',
      { categoryCode: null, verb: 'resolve', outcome: null },
      ['other outcome', 'outcome', 'verb', 'any'],
    ],
    ['another verb', { categoryCode: '0301', verb: 'ask', outcome: null }, ['class', 'other verb', 'any']],
  ] as const)('%s', (_what, wanted, titles) => {
    expect(rankTemplates(all, wanted).map(({ title }) => title)).toEqual(titles)
  })

  test('blanks are filled, or nothing is offered', () => {
    const blanks = { number: '261101-000001', place: '幸福里1幢', due: null }
    expect(fillTemplate('{number}在{place}，{place}', blanks)).toBe('261101-000001在幸福里1幢，幸福里1幢')
    expect(fillTemplate('{due}前答复', blanks)).toBeNull()
    expect(unknownPlaceholder('{number}{due}{place}')).toBeNull()
    expect(unknownPlaceholder('您好{name}')).toBe('name')
    expect(unknownPlaceholder('{}')).toBe('')
  })
})
