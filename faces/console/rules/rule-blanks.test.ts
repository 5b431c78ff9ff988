import { expect, test } from 'vitest'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { type Blanks, blanksOf, filledIn } from './rule-blanks.ts'

const rule: RoutingRule = {
  position: 3,
  categoryPrefix: '0306',
  gridId: 'g1',
  gridKind: 'residential',
  tier: 'grid',
  hours: { from: 1320, to: 1440 },
  during: 'off',
  toRole: 'building_lead',
  limit: { value: 4, unit: 'wh' },
  note: '先劝',
}
const filled = (changes: Partial<Blanks>) => filledIn(rule, { ...blanksOf(rule), ...changes }, 10)

test('a rule comes back from its form as it went in, also one that ends at midnight', () => {
  expect(filled({}).rule).toEqual(rule)
  const open = {
    categoryPrefix: null,
    gridId: null,
    gridKind: null,
    tier: null,
    hours: null,
    during: null,
    limit: null,
  }
  expect(filledIn({ ...rule, ...open }, blanksOf({ ...rule, ...open }), 10).rule).toEqual({ ...rule, ...open })
})

test.each([
  ['one end of the hours', { until: '' }, 'hours'],
  ['hours of no length', { until: '22:00' }, 'hours'],
  ['half a limit', { limit: '1.5' }, 'limit'],
  ['a limit in words', { limit: '四' }, 'limit'],
  ['no reason', { note: '  ' }, 'note'],
])('%s is a fault of its field', (_, changes, field) => {
  const { rule: none, faults } = filled(changes)
  expect(none).toBeNull()
  expect(Object.entries(faults).filter(([, isWrong]) => isWrong)).toEqual([[field, true]])
})

test.each([
  ['', 3],
  ['x', 3],
  ['0', 3],
  ['7', 7],
  ['99', 10],
])('«%s» puts it at %i', (position, at) => {
  expect(filled({ position }).rule?.position).toBe(at)
})
