import { describe, expect, test } from 'vitest'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { ruleDifferences } from '../../../modules/routing/rules.ts'
import { isSameRules, layOut, moved, put, replaced, rulesOf, taken, type WorkRule, without } from './bench.ts'

const any: RoutingRule = {
  position: 1,
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
const of = (categoryPrefix: string, more: Partial<RoutingRule> = {}): RoutingRule => ({
  ...any,
  categoryPrefix,
  ...more,
})
const keys = () => {
  let key = 0
  return () => `k${++key}`
}
const work = layOut([of('01'), of('02'), of('03'), any], [], keys())
const order = (rules: readonly WorkRule[]) =>
  rules.map((one) => `${one.position}:${one.categoryPrefix ?? '*'}`).join(' ')

describe('rules on the bench', () => {
  test.each([
    ['up', 'k2', 1, '1:02 2:01 3:03 4:*'],
    ['down', 'k1', 2, '1:02 2:01 3:03 4:*'],
    ['to the end, before the last', 'k1', 99, '1:02 2:03 3:01 4:*'],
    ['beyond the top', 'k3', 0, '1:03 2:01 3:02 4:*'],
    ['the last never', 'k4', 1, '1:01 2:02 3:03 4:*'],
    ['nobody', 'k9', 1, '1:01 2:02 3:03 4:*'],
  ])('move %s', (_, key, to, expected) => {
    expect(order(moved(work, key, to))).toBe(expected)
  })

  test('are put in, replaced and taken away; the last one stays', () => {
    expect(order(put(work, { ...of('09'), key: 'n' }, 1))).toBe('1:09 2:01 3:02 4:03 5:*')
    expect(order(put(work, { ...of('09'), key: 'n' }, 99))).toBe('1:01 2:02 3:03 4:09 5:*')
    expect(order(replaced(work, { ...of('0207'), key: 'k2' }))).toBe('1:01 2:0207 3:03 4:*')
    expect(order(without(work, 'k2'))).toBe('1:01 2:03 3:*')
    expect(order(without(work, 'k4'))).toBe(order(work))
  })

  test('that lack a last one for everything get the present one', () => {
    expect(order(layOut([of('01')], [of('02'), any], keys()))).toBe('1:01 2:*')
  })

  test('are sent without keys, and are the same whatever their keys', () => {
    expect(Object.keys(rulesOf(work)[0])).not.toContain('key')
    expect(
      isSameRules(
        work,
        layOut(rulesOf(work), [], () => 'x'),
      ),
    ).toBe(true)
    expect(isSameRules(work, moved(work, 'k1', 2))).toBe(false)
  })

  test('take over what somebody else did: a new rule, another decision, a rule gone', () => {
    const theirs = [of('09'), of('01', { toRole: 'building_lead' }), of('03'), any].map((rule, i) => ({
      ...rule,
      position: i + 1,
    }))
    const differences = ruleDifferences(work, theirs)
    expect(differences.map((one) => one.kind)).toEqual(['added', 'changed', 'removed'])
    const mine = differences.reduce((all, one) => taken(all, one, () => 'n'), work as readonly WorkRule[])
    expect(ruleDifferences(mine, theirs)).toEqual([])
    expect(mine.find((one) => one.categoryPrefix === '01')?.key).toBe('k1')
  })
})
