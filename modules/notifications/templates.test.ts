import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  CountDeliveries,
  KINDS,
  ListDeliveries,
  ListMessageTemplates,
  ListRobots,
  ListTemplateVersions,
  PreviewTemplate,
  PublishTemplate,
  RemoveRobot,
  RollBackTemplate,
  SetRobot,
  TestRobot,
} from './contract.ts'
import { builtIn } from './render.ts'
import { fill, LONGEST, smsParts, templateFaults } from './rules/templates.ts'
import { lettersTo } from './testing.ts'
import { SIGNATURE } from './texts.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const key = (more: object = {}) =>
  ({ communityId: here.communityId, kind: 'assigned', channel: 'sms', language: 'zh', ...more }) as const
const body = { title: '新件', text: '新件{number}请办：{what}，{at}前。' }
const publish = (text: string, sawVersion: number, as: ServerActor = here.lead) =>
  house.run(PublishTemplate, { ...key(), title: '新件', text, sawVersion }, at(as))
const versions = async () => (await house.ask(ListTemplateVersions, key(), at(here.lead))).versions
const phoneOf = async (personId: string) => {
  const { rows } = await house.db.pool.query<{ phone_sealed: Buffer }>(
    'SELECT phone_sealed FROM persons WHERE id = $1',
    [personId],
  )
  return house.keys.open(rows[0].phone_sealed)
}
const lastText = async () => {
  house.clock.advance(3_600_000)
  await caseIn({ house, here }, 'assigned')
  await house.settle()
  const letter = (await lettersTo(house, await phoneOf(here.ordinaryLead.personId))).at(-1)
  return letter?.kind === 'sms' ? letter.text : ''
}

describe('the rules of a template', () => {
  const plain = (text: string) => ({ title: '', text, fields: [], carrierCode: null })
  const wechat = (fields: { key: string; text: string }[], carrierCode: string | null = 'T1') => ({
    title: '',
    text: '{number}',
    fields,
    carrierCode,
  })
  test.each([
    ['all is well', 'sms', plain('{number}：{what}，{at}前'), []],
    ['nothing', 'sms', plain(' '), ['empty', 'missing_name number']],
    ['another kind’s blank', 'sms', plain('{number} {title}'), ['unknown_name title']],
    ['a blank that nobody knows', 'sms', plain('{number} {name}'), ['unknown_name name']],
    ['nobody would know which', 'sms', plain('有新的件'), ['missing_name number']],
    ['a brace that is open', 'sms', plain('{number} {what'), ['broken_name']],
    ['an empty blank', 'sms', plain('{number}{}'), ['broken_name', 'unknown_name ']],
    ['longer than three parts of a text message', 'sms', plain(`{number}${'长'.repeat(200)}`), ['too_long text']],
    ['the same in the inbox is fine', 'inbox', plain(`{number}${'长'.repeat(200)}`), []],
    ['WeChat without fields', 'wechat', wechat([]), ['missing_name number', 'no_fields']],
    ['without its id', 'wechat', wechat([{ key: 'thing1', text: '{number}' }], null), ['no_fields']],
    ['a field that fits', 'wechat', wechat([{ key: 'character_string1', text: '{number}' }]), []],
    ['a field too long', 'wechat', wechat([{ key: 'thing1', text: '{number}{what}' }]), ['too_long thing1']],
    [
      'a phrase of six',
      'wechat',
      wechat([
        { key: 'thing1', text: '{number}' },
        { key: 'phrase2', text: '正在办理之中' },
      ]),
      ['too_long phrase2'],
    ],
    ['no such field', 'wechat', wechat([{ key: 'colour1', text: '{number}' }]), ['unknown_field colour1']],
    ['words in a number', 'wechat', wechat([{ key: 'number1', text: '{number}件' }]), ['field_rule number1']],
  ] as const)('%s', (_what, channel, template, expected) => {
    const faults = templateFaults('assigned', channel, template, channel === 'sms' ? SIGNATURE.zh : '')
    expect(faults.map((one) => ('name' in one ? `${one.code} ${one.name}` : one.code))).toEqual(expected)
  })

  test('70 characters are one text message, beyond it parts of 67', () => {
    expect([70, 71, 134, 135, 201].map((length) => smsParts('字'.repeat(length)))).toEqual([1, 2, 2, 3, 3])
  })

  test.each(KINDS)(
    'the built-in text of %s names what it may, in both languages, and is paid for as at most two',
    (kind) => {
      for (const language of ['zh', 'en'] as const) {
        const text = { ...builtIn(kind, language), fields: [], carrierCode: null }
        expect(templateFaults(kind, 'sms', text, SIGNATURE[language])).toEqual([])
        expect(fill(text.text, LONGEST)).not.toMatch(/[{}]/)
        if (language === 'zh') expect(smsParts(SIGNATURE.zh + fill(text.text, LONGEST))).toBeLessThanOrEqual(2)
      }
    },
  )
})

describe('publishing', () => {
  test('a published text is the one that is sent from then on; put back, the built-in one', async () => {
    expect(await lastText()).toContain('交给您办理')
    expect(await publish(body.text, 0)).toEqual({ version: 1 })
    expect(await lastText()).toMatch(/^【微网格】新件\d{6}-\d{6}请办：.*前。$/)
    expect(await publish('第二版{number}', 1)).toEqual({ version: 2 })
    expect(await outcomeOf(publish('旧页面上写的{number}', 1))).toBe('refused:message_template.changed_meanwhile')
    const how = { ...at(here.officer), commandId: randomUUID() }
    const back = { ...key(), toVersion: 1 }
    expect(await house.run(RollBackTemplate, back, how)).toEqual({ version: 3 })
    expect(await house.run(RollBackTemplate, back, how)).toEqual({ version: 3 })
    expect(await lastText()).toMatch(/^【微网格】新件/)
    expect((await versions()).map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    expect(await house.run(RollBackTemplate, { ...key(), toVersion: null }, at(here.lead))).toEqual({ version: null })
    expect(await lastText()).toContain('交给您办理')
    expect(await outcomeOf(house.run(RollBackTemplate, { ...key(), toVersion: null }, at(here.lead)))).toBe(
      'refused:message_template.is_current',
    )
    expect(await outcomeOf(house.run(RollBackTemplate, { ...key(), toVersion: 9 }, at(here.lead)))).toBe('not_found')
  })

  test('of two who publish at once one is told', async () => {
    const saw = (await versions())[0].version
    const outcomes = await Promise.all([publish('甲{number}', saw), publish('乙{number}', saw)].map(outcomeOf))
    expect(outcomes.sort()).toEqual(['ok', 'refused:message_template.changed_meanwhile'])
    expect((await versions()).filter((one) => one.isCurrent)).toHaveLength(1)
  })

  test('a missing or unknown blank refuses, as does who may not; the history holds no words', async () => {
    const saw = (await versions())[0].version
    expect(await outcomeOf(publish('您有新的件', saw))).toBe('refused:message_template.faulty')
    expect(await outcomeOf(publish('{number}{phone}', saw))).toBe('refused:message_template.faulty')
    expect(await outcomeOf(publish(body.text, saw, here.desk))).toBe('forbidden')
    expect(await outcomeOf(publish(body.text, saw, here.member))).toBe('not_found')
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE name LIKE 'message_template.%'")
    expect(rows.length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toContain('请办')
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })

  test('a preview fills a case in sight, says its faults and how it is paid for', async () => {
    const { caseId } = await caseIn({ house, here }, 'assigned')
    const seen = await house.ask(PreviewTemplate, { ...key(), ...body, caseId }, at(here.lead))
    expect(seen).toMatchObject({ smsParts: 1, faults: [] })
    expect(seen.text).toMatch(/^【微网格】新件\d{6}-\d{6}请办：.*·幸福里1幢，.*前。$/)
    const faulty = await house.ask(PreviewTemplate, { ...key(), title: '', text: '没有编号' }, at(here.lead))
    expect(faulty.faults).toMatchObject([
      { code: 'missing_name', sentenceZh: '要写上「number」，不然收到的人不知道是哪一件。' },
    ])
    expect(
      await outcomeOf(house.ask(PreviewTemplate, { ...key(), ...body, caseId: randomUUID() }, at(here.lead))),
    ).toBe('not_found')
    const { kinds, published } = await house.ask(ListMessageTemplates, { communityId: here.communityId }, at(here.lead))
    expect(kinds.map((one) => one.kind)).toEqual(KINDS)
    expect(published).toMatchObject([{ kind: 'assigned', channel: 'sms', publishedByName: '吴总长' }])
  })
})

describe('for who looks after it', () => {
  test('a case says who was told, how far it got and why something was not sent; residents are masked', async () => {
    const { caseId } = await house.run(
      'intake.receiveReport',
      {
        channel: 'qr',
        text: '路灯不亮',
        place: { by: 'code', code: here.code },
        reporter: { name: '欧阳样例', phone: '15412340009' },
      },
      at({ kind: 'visitor' }),
    )
    await house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    await house.run('cases.assign', { caseId, toPostId: here.ordinaryLead.grants[0].postId }, at(here.desk))
    house.clock.advance(1000)
    await house.settle()
    await house.run('cases.claim', { caseId }, at(here.ordinaryLead))
    house.clock.advance(1000)
    await house.settle()
    const { messages } = await house.ask(ListDeliveries, { caseId }, at(here.desk))
    expect(messages).toMatchObject([
      { kind: 'taken_up', name: expect.stringMatching(/^欧阳?\*/), channels: [{ channel: 'sms', state: 'queued' }] },
      { kind: 'assigned', name: '王一长', role: 'ordinary_grid_lead' },
    ])
    expect(await outcomeOf(house.ask(ListDeliveries, { caseId }, at(here.member)))).toBe('forbidden')
    const figures = await house.ask(CountDeliveries, { communityId: here.communityId }, at(here.lead))
    expect(figures.lines[0]).toMatchObject({ channel: 'sms', failed: 0 })
    expect(figures.lines[0].queued).toBeGreaterThan(0)
  })
})

describe('a group robot', () => {
  const robotKey = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'

  test('tells its group of what is urgent in its grid, in words without the case when that is sensitive; its key is shown to nobody', async () => {
    const { robotId } = await house.run(
      SetRobot,
      {
        gridId: here.ordinary[0],
        name: '第一网格群',
        key: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${robotKey}`,
        groups: ['urgent'],
      },
      at(here.lead),
    )
    expect(JSON.stringify(await house.ask(ListRobots, { gridId: here.ordinary[0] }, at(here.lead)))).not.toContain(
      '693a',
    )
    await house.run(
      'intake.receiveReport',
      { channel: 'qr', text: '厨房有煤气味', place: { by: 'code', code: here.code }, categoryCode: '0104' },
      at({ kind: 'visitor' }),
    )
    await house.settle()
    await house.settle()
    const letters = await lettersTo(house, robotKey)
    expect(letters).toHaveLength(1)
    expect(letters[0].kind === 'wecom_robot' && letters[0].text).toMatch(/^收到紧急诉求/)
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE name LIKE 'group_robot.%'")
    expect(JSON.stringify(rows)).not.toContain('693a')
    const commandId = randomUUID()
    await house.run(RemoveRobot, { robotId }, { ...at(here.lead), commandId })
    await house.run(RemoveRobot, { robotId }, { ...at(here.lead), commandId })
    expect(await outcomeOf(house.run(RemoveRobot, { robotId }, at(here.lead)))).toBe('not_found')
  })

  test('is tried with one sentence, once per command', async () => {
    const { robotId } = await house.run(
      SetRobot,
      { gridId: here.ordinary[1], name: '第二网格群', key: `${robotKey}-try`, groups: ['late'] },
      at(here.lead),
    )
    const commandId = randomUUID()
    await Promise.all([
      house.run(TestRobot, { robotId }, { ...at(here.lead), commandId }),
      house.run(TestRobot, { robotId }, { ...at(here.lead), commandId }),
    ])
    expect((await lettersTo(house, `${robotKey}-try`)).map((one) => one.kind === 'wecom_robot' && one.text)).toEqual([
      '这是一条测试消息：群机器人“第二网格群”已接通。',
    ])
    expect(await outcomeOf(house.run(TestRobot, { robotId }, at(here.desk)))).toBe('forbidden')
    expect(await outcomeOf(house.run(TestRobot, { robotId: randomUUID() }, at(here.lead)))).toBe('not_found')
    await house.run(RemoveRobot, { robotId }, at(here.lead))
  })

  test('refused: no key, too many, who may not', async () => {
    const set = (key: string, as: ServerActor = here.lead) =>
      outcomeOf(house.run(SetRobot, { gridId: here.micro[0], name: '群', key, groups: ['late'] }, at(as)))
    expect(await set('short')).toBe('refused:robot.key_invalid')
    expect(await set(robotKey, here.member)).toBe('forbidden')
    expect(await set(robotKey, here.siblingMember)).toBe('not_found')
    for (let i = 0; i < 5; i++) expect(await set(`${robotKey}-${i}`)).toBe('ok')
    expect(await set(`${robotKey}-0`)).toBe('ok')
    expect(await set(`${robotKey}-6`)).toBe('refused:robot.too_many')
  })
})
