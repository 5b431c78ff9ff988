import { describe, expect, test } from 'vitest'
import { EnterReport, ReceiveReport } from '../../../modules/intake/contract.ts'
import { EMPTY, faultsOn, hasContent, type ReportDraft, readDraft, sayPlace, toSent } from './report-draft.ts'

const id = (last: number) => `0190a000-0000-7000-8000-00000000000${last}`
const filled: ReportDraft = {
  ...EMPTY,
  text: ' 楼道堆物 ',
  gridId: id(1),
  gridName: '第一微网格',
  buildingId: id(2),
  buildingName: '3栋',
  who: 'me',
}
const forResident: ReportDraft = { ...filled, who: 'resident', name: ' 王女士 ', phone: '+86 138-0000 0009' }

describe('toSent', () => {
  test('what the member saw is his own report, without a reporter', () => {
    const { name, input } = toSent(filled, 'zh')
    expect(name).toBe('intake.receiveReport')
    expect(input).toMatchObject({ channel: 'member', text: '楼道堆物', reporter: null })
    expect(ReceiveReport.input.safeParse(input).error).toBeUndefined()
  })

  test('for a resident: who reported, how, and for whom are told apart', () => {
    const sent = toSent({ ...forResident, channel: 'phone', isForOther: true, otherName: '李奶奶' }, 'zh')
    expect(sent.name).toBe('intake.enterReport')
    expect(sent.input).toMatchObject({
      channel: 'phone',
      reporter: { name: '王女士', phone: '13800000009' },
      onBehalfOf: { name: '李奶奶', phone: null },
    })
    expect(EnterReport.input.safeParse(sent.input).error).toBeUndefined()
  })

  test('what was typed and then deselected does not travel', () => {
    expect(toSent({ ...forResident, isAnonymous: true, otherName: '李奶奶' }, 'zh').input).toMatchObject({
      reporter: null,
      onBehalfOf: null,
    })
    expect(toSent({ ...forResident, who: 'me' }, 'zh').input.reporter).toBeNull()
  })

  test.each([
    [{}, { by: 'building', buildingId: id(2), detail: '' }],
    [
      { entranceName: '2单元', detail: '三楼' },
      { by: 'building', buildingId: id(2), detail: '2单元 三楼' },
    ],
    [{ householdId: id(3) }, { by: 'household', householdId: id(3) }],
    [
      { by: 'grid', detail: '东门' },
      { by: 'grid', gridId: id(1), detail: '东门' },
    ],
    [
      { by: 'code', code: '8f3k-q2m7 xaw' },
      { by: 'code', code: '8F3KQ2M7XAW', detail: '' },
    ],
  ] as const)('a place by %j', (more, place) => {
    const { input } = toSent({ ...filled, ...more }, 'zh')
    expect(input.place).toEqual(place)
    expect(ReceiveReport.input.safeParse(input).error).toBeUndefined()
  })
})

describe('faultsOn', () => {
  test.each([
    ['what', { text: '灯' }, ['text']],
    ['where', { by: 'code', code: ' - ' }, ['code']],
    ['where', { gridId: '', buildingId: '' }, ['gridId']],
    ['where', { buildingId: '' }, ['buildingId']],
    ['where', { by: 'grid', detail: ' ' }, ['detail']],
    ['who', { who: null }, ['who']],
    ['who', { who: 'resident', name: '', phone: '12' }, ['name', 'phone']],
    ['who', { who: 'resident', isAnonymous: true, phone: '12' }, []],
    ['who', { who: 'resident', name: '王', isForOther: true, otherPhone: '1' }, ['otherName', 'otherPhone']],
  ] as const)('on %s with %j', (step, more, faults) => {
    expect(Object.keys(faultsOn(step, { ...filled, ...more }))).toEqual(faults)
  })

  test('a filled draft can be sent', () => {
    for (const step of ['what', 'where', 'who'] as const) expect(faultsOn(step, filled)).toEqual({})
  })
})

test('the place is said as it will be looked over', () => {
  expect(sayPlace({ ...filled, entranceName: '2单元', detail: '三楼' })).toBe('3栋 2单元 三楼')
  expect(sayPlace({ ...filled, by: 'grid', detail: '东门' })).toBe('第一微网格 东门')
})

test('what lies on the shelf comes back; anything else is empty', () => {
  expect(readDraft(structuredClone(filled))).toEqual(filled)
  for (const raw of [undefined, null, 'x', 3, {}]) expect(readDraft(raw)).toEqual(EMPTY)
  expect(hasContent(EMPTY)).toBe(false)
  expect(hasContent(filled)).toBe(true)
})
