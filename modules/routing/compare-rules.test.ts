import { describe, expect, test } from 'vitest'
import type { RoutingRule } from './contract.ts'
import { compareRules, isForSameCases, ruleDifferences } from './rules.ts'

const any: RoutingRule = {
  position: 9,
  categoryPrefix: null,
  gridId: null,
  gridKind: null,
  tier: null,
  hours: null,
  during: null,
  toRole: 'main_grid_lead',
  limit: null,
  note: '兜底',
}
const noise: RoutingRule = { ...any, position: 1, categoryPrefix: '0306', hours: { from: 1320, to: 360 } }
const heaps: RoutingRule = { ...any, position: 2, categoryPrefix: '0303', limit: { value: 2, unit: 'wd' } }
const before = [noise, heaps, any]

describe('two sets of rules', () => {
  test.each([
    ['the same', before, { added: 0, removed: 0, changed: 0, isReordered: false }, []],
    ['in another order', [heaps, noise, any], { added: 0, removed: 0, changed: 0, isReordered: true }, []],
    ['one gone', [noise, any], { added: 0, removed: 1, changed: 0, isReordered: false }, ['removed 2']],
    [
      'one more, and others moved down',
      [{ ...noise, gridId: 'g1' }, ...before],
      { added: 1, removed: 0, changed: 0, isReordered: false },
      ['added 1'],
    ],
    [
      'another limit',
      [noise, { ...heaps, limit: { value: 3, unit: 'wd' as const } }, any],
      { added: 0, removed: 0, changed: 1, isReordered: false },
      ['changed 2'],
    ],
    [
      'other hours are other cases',
      [{ ...noise, hours: { from: 1260, to: 360 } }, heaps, any],
      { added: 1, removed: 1, changed: 0, isReordered: false },
      ['added 1', 'removed 1'],
    ],
  ])('%s', (_, after: RoutingRule[], changes, differences) => {
    expect(compareRules(before, after)).toEqual(changes)
    expect(ruleDifferences(before, after).map(({ kind, rule }) => `${kind} ${rule.position}`)).toEqual(differences)
  })

  test('a changed rule comes with what stood there', () => {
    const after = [noise, { ...heaps, toRole: 'building_lead' as const }, any]
    expect(ruleDifferences(before, after)).toEqual([{ kind: 'changed', rule: after[1], before: heaps }])
    expect(isForSameCases(after[1], heaps)).toBe(true)
    expect(isForSameCases(noise, heaps)).toBe(false)
  })
})
