import { describe, expect, test } from 'vitest'
import { JoinReport, ReceiveReport } from '../../../modules/intake/contract.ts'
import {
  type CodeFacts,
  emptyDraft,
  faultsOn,
  hasContent,
  type ReportDraft,
  readDraft,
  toInput,
} from './report-draft.ts'

const place: CodeFacts = {
  code: '8F3KQ2M7XAW',
  isActive: true,
  gridId: '0190a000-0000-7000-8000-000000000001',
  placeName: '8栋2单元',
}
const revoked: CodeFacts = { ...place, isActive: false }
const filled: ReportDraft = { ...emptyDraft(place), text: '  楼道灯坏了 ', detail: ' 二楼 ', who: 'anonymous' }

describe('toInput', () => {
  test('an anonymous report at a code carries nothing about its reporter', () => {
    const input = toInput(filled, place, 'zh')
    expect(input).toMatchObject({ channel: 'qr', text: '楼道灯坏了', reporter: null, categoryCode: null })
    expect(input.place).toEqual({ by: 'code', code: place.code, detail: '二楼' })
  })

  test('a name and phone are tidied; what was typed and then deselected does not travel', () => {
    const named: ReportDraft = { ...filled, who: 'named', name: ' 王女士 ', phone: '+86 138-0000 0009' }
    expect(toInput(named, place, 'zh').reporter).toEqual({ name: '王女士', phone: '13800000009' })
    expect(toInput({ ...named, who: 'anonymous' }, place, 'zh').reporter).toBeNull()
  })

  test('only photos that have arrived travel', () => {
    const id = '0190a000-0000-7000-8000-000000000007'
    const photos = [
      { key: 'a', id, place: null },
      { key: 'b', id: null, place: null },
    ]
    expect(toInput({ ...filled, photos }, place, 'zh').fileIds).toEqual([id])
  })

  test('every kind of place satisfies the contract', () => {
    const spot = { lng: 104.2, lat: 30.6, accuracyMetres: 12, gridName: '第12微网格' }
    const wheres: ReportDraft['where'][] = [
      { by: 'code' },
      { by: 'grid' },
      { by: 'point', from: 'photo', ...spot, accuracyMetres: null, gridId: null },
      { by: 'point', from: 'device', ...spot, gridId: place.gridId },
    ]
    for (const where of wheres)
      expect(ReceiveReport.input.safeParse(toInput({ ...filled, where }, place, 'en')).error).toBeUndefined()
  })

  test('one that joins a case near by keeps for whom it is, and the voice', () => {
    const joins = { ...filled, joins: place.gridId, forWhom: 'name' as const, otherName: ' 罗奶奶 ' }
    const voice = { key: 'v', id: place.gridId, millis: 2000 }
    const input = toInput({ ...joins, text: '', voice }, place, 'zh')
    expect(input).toMatchObject({ caseId: place.gridId, voiceId: place.gridId, onBehalfOf: { name: '罗奶奶' } })
    expect(JoinReport.input.safeParse(input).error).toBeUndefined()
  })

  test('a complaint about the platform keeps its kind and nature', () => {
    expect(toInput({ ...filled, ...emptyDraft(place, 'platform'), text: '态度不好' }, place, 'zh')).toMatchObject({
      categoryCode: '1205',
      nature: 'complaint',
    })
  })
})

describe('faultsOn', () => {
  test('a report needs two characters', () => {
    expect(faultsOn('what', { ...filled, text: ' 灯 ' })).toHaveProperty('text')
    expect(faultsOn('what', { ...filled, text: '灯坏' })).toEqual({})
  })

  test('a grid without a code needs the exact spot', () => {
    expect(faultsOn('where', { ...filled, where: { by: 'grid' }, detail: ' ' })).toHaveProperty('detail')
    expect(faultsOn('where', { ...filled, detail: '' })).toEqual({})
  })

  test('no choice between anonymous and named is made for the person', () => {
    expect(emptyDraft(place).who).toBeNull()
    expect(faultsOn('who', emptyDraft(place))).toHaveProperty('who')
  })

  test('a named reporter needs a name and a phone, an anonymous one neither', () => {
    expect(Object.keys(faultsOn('who', { ...filled, who: 'named', phone: '123' }))).toEqual(['name', 'phone'])
    expect(faultsOn('who', { ...filled, who: 'anonymous' })).toEqual({})
  })
})

describe('readDraft', () => {
  test('what lies on the shelf comes back', () => {
    expect(readDraft(structuredClone(filled), place)).toEqual(filled)
  })

  test('nothing, or something else, is an empty draft', () => {
    for (const raw of [undefined, null, 'x', 3, {}]) expect(readDraft(raw, place)).toEqual(emptyDraft(place))
  })

  test('a code revoked meanwhile sends the report to its grid', () => {
    const read = readDraft(filled, revoked)
    expect(read.where).toEqual({ by: 'grid' })
    expect(read.detail).toBe(filled.detail)
    expect(readDraft({ ...filled, detail: '' }, revoked).detail).toBe(place.placeName)
  })
})

test('a sealed report is worth keeping even when its text is gone', () => {
  expect(hasContent(emptyDraft(place))).toBe(false)
  const sealed = { ...emptyDraft(place), sending: { commandId: 'c', input: toInput(filled, place, 'zh') } }
  expect(hasContent(sealed)).toBe(true)
})
