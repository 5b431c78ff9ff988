import { describe, expect, test } from 'vitest'
import { SEED_CATEGORIES } from './categories-data.ts'
import { Category } from './contract.ts'
import { categoryDefect } from './set-defects.ts'

const leaves = SEED_CATEGORIES.filter((one) => one.code.length === 4)
const byCode = new Map(SEED_CATEGORIES.map((one) => [one.code, one]))
const codesWith = (flag: (one: Category) => boolean) => leaves.filter(flag).map((one) => one.code)

describe('the seed catalogue', () => {
  test('has 12 classes and 91 leaves, and is fit to publish', () => {
    expect(SEED_CATEGORIES.filter((one) => one.code.length === 2)).toHaveLength(12)
    expect(leaves).toHaveLength(91)
    expect(categoryDefect(SEED_CATEGORIES)).toBeUndefined()
    for (const one of SEED_CATEGORIES) expect(Category.parse(one)).toEqual(one)
  })

  test.each([
    ['0104', 'community', 30, 'm', 'urgent', '燃气公司'],
    ['0303', 'grid', 3, 'wd', 'normal', '微网格+物业'],
    ['0301', 'grid', 4, 'wh', 'normal', '物业/环卫'],
    ['0409', 'subdistrict', 30, 'm', 'urgent', '市政'],
    ['0506', 'community', 15, 'wd', 'low', '社区+住建'],
    ['0902', 'subdistrict', 20, 'wd', 'normal', '城管'],
    ['1104', 'subdistrict', 0, 'm', 'urgent', '119'],
    ['1206', 'subdistrict', 15, 'd', 'normal', '个人信息保护负责人'],
  ])('%s starts in the %s and has %i%s', (code, startTier, value, unit, priority, usualHandler) => {
    expect(byCode.get(code)).toMatchObject({ startTier, limit: { value, unit }, priority, usualHandler })
  })

  test('flags stand where the domain puts them', () => {
    expect(codesWith((one) => one.callsEmergency)).toEqual(
      '0104 0107 0202 0204 0409 0501 0603 0701 0705 0708 1001 1101 1103 1104'.split(' '),
    )
    expect(codesWith((one) => one.verifyAlways)).toEqual(
      '0101 0102 0103 0104 0106 0201 0207 0401 0409 0509 0701'.split(' '),
    )
    expect(codesWith((one) => one.mayBeAnonymous)).toEqual('0202 0205 1002 1004 1205'.split(' '))
    expect(codesWith((one) => one.needsEnforcement)).toEqual(
      '0108 0205 0206 0305 0306 0605 0708 0901 0902 0904 0906 0907 1002 1004'.split(' '),
    )
    expect(codesWith((one) => one.isSensitive)).toEqual([
      ...'0202 0203 0205'.split(' '),
      ...leaves.map((one) => one.code).filter((code) => code.startsWith('06') || code.startsWith('07')),
      ...'1001 1205 1206'.split(' '),
    ])
  })

  test('every leaf has at least four words of its own, and no name twice', () => {
    for (const one of leaves) expect(one.keywords.length, one.code).toBeGreaterThanOrEqual(4)
    expect(new Set(leaves.map((one) => one.nameZh)).size).toBe(91)
    expect(new Set(leaves.map((one) => one.nameEn)).size).toBe(91)
  })
})
