import { describe, expect, test } from 'vitest'
import { EnterReport } from '../../../modules/intake/contract.ts'
import { type EnterField, FIRST, faultsIn, inputFrom } from './enter-input.ts'

const id = '0190a000-0000-7000-8000-000000000001'
const filled = (more: Partial<Record<EnterField, string>>) => {
  const all = { ...FIRST, text: '楼道灯坏了', gridId: id, buildingId: id, name: '王雪', ...more }
  return (name: EnterField) => all[name]
}
const faulty = (more: Partial<Record<EnterField, string>>) => Object.keys(faultsIn(filled(more)))

describe('faults', () => {
  test('an empty form names every field it needs, and a filled one none', () => {
    expect(Object.keys(faultsIn((name) => FIRST[name]))).toEqual(['text', 'gridId', 'name'])
    expect(faulty({})).toEqual([])
  })

  test('each way to say the place needs its own field', () => {
    expect(faulty({ buildingId: '' })).toEqual(['buildingId'])
    expect(faulty({ where: 'code', gridId: '', buildingId: '' })).toEqual(['code'])
    expect(faulty({ where: 'grid', buildingId: '' })).toEqual(['detail'])
  })

  test('names and numbers count only where they are asked for', () => {
    expect(faulty({ anonymous: 'yes', name: '', phone: '12' })).toEqual([])
    expect(faulty({ phone: '028-123' })).toEqual(['phone'])
    expect(faulty({ forOther: 'yes', otherPhone: '1380000111' })).toEqual(['otherName', 'otherPhone'])
  })
})

test('what is sent fits the contract, whatever way the place was said', () => {
  const ways: Partial<Record<EnterField, string>>[] = [
    {},
    { householdId: id },
    { where: 'code', code: ' 8h2k9 ', detail: '门口' },
    { where: 'grid', detail: '菜市场北门' },
    {
      anonymous: 'yes',
      forOther: 'yes',
      otherName: '刘桂芳',
      otherPhone: '13900000000',
      channel: 'visit',
      category: '0401',
    },
  ]
  for (const way of ways) expect(EnterReport.input.safeParse(inputFrom(filled(way), [])).success).toBe(true)
  expect(inputFrom(filled({ where: 'code', code: ' 8h2k9 ' }), []).place).toMatchObject({ by: 'code', code: '8H2K9' })
  expect(inputFrom(filled({ anonymous: 'yes' }), []).reporter).toBeNull()
  expect(inputFrom(filled({}), []).reporter).toEqual({ name: '王雪', phone: null })
  const pasted = filled({ phone: '+86 154-0000-1234' })
  expect(faultsIn(pasted)).toEqual({})
  expect(inputFrom(pasted, []).reporter).toEqual({ name: '王雪', phone: '15400001234' })
})
