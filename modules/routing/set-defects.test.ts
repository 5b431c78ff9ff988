import { describe, expect, test } from 'vitest'
import { SEED_CATEGORIES } from './categories-data.ts'
import type { Category, RoutingRule } from './contract.ts'
import { categoryDefect, ruleDefect, ruleDefects } from './set-defects.ts'

const [aClass, aLeaf] = SEED_CATEGORIES
const leaf = (changes: Partial<Category>): Category[] => [aClass, { ...aLeaf, ...changes }]

describe('a catalogue', () => {
  test('of one class and one leaf is fit', () => {
    expect(categoryDefect([aClass, aLeaf])).toBeUndefined()
    expect(categoryDefect([aLeaf, aClass])).toBeUndefined()
  })

  test.each([
    ['bad_code', [aClass, { ...aLeaf, code: '010' }]],
    ['bad_code', [aClass, { ...aLeaf, code: '01a1' }]],
    ['bad_code', [{ ...aClass, code: '' }]],
    ['code_twice', [aClass, aLeaf, aLeaf]],
    ['no_class', [aLeaf]],
    ['no_class', [{ ...aClass, code: '02' }, aLeaf]],
    ['no_leaf', [aClass]],
    ['bad_name', leaf({ nameZh: ' ' })],
    ['bad_name', leaf({ nameEn: '' })],
    ['bad_name', leaf({ nameEn: 'x'.repeat(81) })],
    ['bad_keywords', leaf({ keywords: ['井盖', ''] })],
    ['bad_keywords', leaf({ keywords: ['井'.repeat(21)] })],
    ['bad_keywords', leaf({ keywords: Array.from({ length: 61 }, (_, i) => `词${i}`) })],
    ['limit_out_of_range', leaf({ limit: { value: 251, unit: 'wd' } })],
    ['limit_out_of_range', leaf({ limit: { value: 367, unit: 'd' } })],
    ['limit_out_of_range', leaf({ limit: { value: 9_000, unit: 'h' } })],
  ])('is refused as %s', (kind, categories) => {
    expect(categoryDefect(categories)?.kind).toBe(kind)
  })

  test('the defect names the code', () => {
    expect(categoryDefect(leaf({ nameZh: '' }))).toEqual({ kind: 'bad_name', code: aLeaf.code })
  })
})

describe('a list of rules', () => {
  const all: RoutingRule = {
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
  const one: RoutingRule = { ...all, position: 1, categoryPrefix: '0303', tier: 'grid' }
  const known = ['03', '0303']

  test('with a last rule for everything is fit', () => {
    expect(ruleDefect([all], known)).toBeUndefined()
    expect(ruleDefect([one, all], known)).toBeUndefined()
  })

  test.each([
    ['no_catch_all', [one], undefined],
    ['no_catch_all', [], undefined],
    ['no_catch_all', [{ ...all, tier: 'grid' as const }], undefined],
    ['no_catch_all', [{ ...all, gridId: 'g1' }], undefined],
    ['no_catch_all', [{ ...all, hours: { from: 0, to: 1440 } }], undefined],
    ['no_catch_all', [{ ...all, during: 'off' as const }], undefined],
    ['catch_all_unheld', [{ ...all, toRole: 'micro_grid_member' as const }], 9],
    ['bad_hours', [{ ...one, hours: { from: 60, to: 60 } }, all], 1],
    [
      'never_matches',
      [{ ...one, gridId: 'g1' }, { ...one, position: 2, gridId: 'g1', during: 'off' as const }, all],
      2,
    ],
    [
      'never_matches',
      [{ ...one, hours: { from: 1080, to: 480 } }, { ...one, position: 2, hours: { from: 0, to: 60 } }, all],
      2,
    ],
    ['position_twice', [one, { ...one, categoryPrefix: '03' }, all], 1],
    ['unknown_role', [{ ...one, toRole: 'audit_admin' as const }, all], 1],
    ['unknown_category', [{ ...one, categoryPrefix: '04' }, all], 1],
    ['unknown_category', [{ ...one, categoryPrefix: '' }, all], 1],
    ['limit_out_of_range', [{ ...one, limit: { value: 300, unit: 'wd' as const } }, all], 1],
    ['bad_note', [{ ...one, note: ' ' }, all], 1],
    ['never_matches', [all, { ...one, position: 10 }], 10],
    ['never_matches', [{ ...one, categoryPrefix: '03' }, { ...one, position: 2 }, all], 2],
    ['never_matches', [one, { ...one, position: 2, gridKind: 'dedicated' as const }, all], 2],
  ])('is refused as %s', (kind, rules: RoutingRule[], position) => {
    expect(ruleDefect(rules, known)).toMatchObject(position === undefined ? { kind } : { kind, position })
  })

  test('a grid under another is covered only for who knows the tree', () => {
    const rules = [{ ...one, gridId: 'g0' }, { ...one, position: 2, gridId: 'g1' }, all]
    expect(ruleDefect(rules, known)).toBeUndefined()
    const liesIn = (gridId: string, other: string) => gridId === other || (gridId === 'g1' && other === 'g0')
    expect(ruleDefects(rules, known, liesIn)).toEqual([{ kind: 'never_matches', position: 2, by: 1 }])
  })

  test('all that is wrong is named, one thing a rule', () => {
    const rules = [
      { ...one, note: '' },
      { ...one, position: 2, categoryPrefix: '99', note: '' },
    ]
    expect(ruleDefects(rules, known).map((defect) => [defect.position, defect.kind])).toEqual([
      [1, 'bad_note'],
      [2, 'unknown_category'],
      [undefined, 'no_catch_all'],
    ])
  })

  test('other hours beside each other are fit', () => {
    const day = { ...one, hours: { from: 480, to: 1080 } }
    expect(ruleDefect([day, { ...one, position: 2, hours: { from: 1080, to: 480 } }, all], known)).toBeUndefined()
  })

  test('a wider rule after a narrower one is fit', () => {
    expect(ruleDefect([one, { ...one, position: 2, categoryPrefix: '03' }, all], known)).toBeUndefined()
    expect(ruleDefect([one, { ...one, position: 2, tier: null }, all], known)).toBeUndefined()
  })
})
