import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVELS } from './contract.ts'
import {
  beginsAfter,
  chainOf,
  checkDedicatedKind,
  floorOfRoom,
  foundedLevel,
  type Level,
  placementFault,
  sayPlace,
  takesHousehold,
  tenantOfCommunity,
  tidy,
} from './rules.ts'

describe('placementFault', () => {
  const fits: [Level, Level][] = [
    ['subdistrict', 'main'],
    ['main', 'ordinary'],
    ['ordinary', 'compound'],
    ['ordinary', 'micro'],
    ['compound', 'micro'],
  ]
  test.each(LEVELS.flatMap((parent) => LEVELS.map((child): [Level, Level] => [parent, child])))(
    '%s above %s',
    (parent, child) => {
      const fault = placementFault({ level: parent, kind: 'residential' }, { level: child, kind: 'residential' })
      const may = fits.some(([above, below]) => above === parent && below === child)
      expect(fault).toBe(may ? undefined : 'grid.wrong_parent')
    },
  )

  test('dedicated grids stand at the level of ordinary ones and are divided into micro grids only', () => {
    const dedicated = (level: Level) => ({ level, kind: 'dedicated' as const })
    const plain = (level: Level) => ({ level, kind: 'residential' as const })
    expect(placementFault(plain('main'), dedicated('ordinary'))).toBeUndefined()
    expect(placementFault(plain('ordinary'), dedicated('micro'))).toBe('grid.dedicated_level')
    expect(placementFault(dedicated('ordinary'), plain('micro'))).toBeUndefined()
    expect(placementFault(dedicated('ordinary'), plain('compound'))).toBe('grid.wrong_parent')
    expect([
      takesHousehold(plain('micro')),
      takesHousehold(dedicated('ordinary')),
      takesHousehold(plain('ordinary')),
    ]).toEqual([true, true, false])
  })

  test('a dedicated grid says for what, no other does', () => {
    expect(() => checkDedicatedKind('dedicated', null)).toThrow('grid.dedicated_kind')
    expect(() => checkDedicatedKind('residential', 'school')).toThrow('grid.dedicated_kind')
    checkDedicatedKind('dedicated', 'school')
    checkDedicatedKind('residential', null)
  })
})

test.each([
  ['510112002009', 'main', 510112002, 510112002009],
  ['510112002000', 'subdistrict', 510112002, 510112002],
  ['510112000000', 'district', 510112000, 510112000],
])('%s founds a %s in tenant %i with chain %i', (code, level, tenant, chain) => {
  expect([foundedLevel(code), tenantOfCommunity(code), chainOf(code)]).toEqual([level, tenant, chain])
})

test('a version begins now, or just after the one before it when that is not earlier', () => {
  const at = (millis: number) => new Date(millis)
  expect(beginsAfter(at(100), [])).toEqual(at(100))
  expect(beginsAfter(at(100), [at(50), at(99)])).toEqual(at(100))
  expect(beginsAfter(at(100), [at(50), at(100)])).toEqual(at(101))
  expect(beginsAfter(at(100), [at(107)])).toEqual(at(108))
})

test.each([
  [{ compound: '幸福里小区', building: '3幢', entrance: '2单元', room: '302' }, '幸福里小区 3幢 2单元 302室'],
  [{ compound: '幸福里小区', building: '3幢', entrance: '无', room: 'B1' }, '幸福里小区 3幢 B1室'],
  [{ compound: null, building: '沿街9号', entrance: null, room: null }, '沿街9号'],
  [{ compound: '厂区', building: '1幢', entrance: '1单元', room: '门卫房' }, '厂区 1幢 1单元 门卫房'],
])('sayPlace %j', (parts, said) => {
  expect(sayPlace(parts)).toBe(said)
})

describe('tidy', () => {
  test.each([
    ['building', ['3', '3栋', '3号楼', ' ３ 幢', '3幢'], '3幢'],
    ['building', ['A座'], 'A座'],
    ['building', ['3号'], '3号'],
    ['entrance', ['2', '2单元', '２门', ' 2 单元'], '2单元'],
    ['entrance', ['b', 'B单元'], 'B单元'],
    ['entrance', ['', ' '], '无'],
    ['entrance', ['东门'], '东门'],
    ['room', ['302', '302室', '３０２号', '302 房'], '302'],
    ['room', ['b101'], 'B101'],
    ['room', ['门卫室'], '门卫室'],
  ] as const)('%s %j → %s', (what, raw, tidied) => {
    for (const one of raw) expect(tidy[what](one)).toBe(tidied)
  })

  test('tidying again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'12Ab幢单元室号楼 ３门') }), (raw) => {
        for (const one of Object.values(tidy)) expect(one(one(raw))).toBe(one(raw))
      }),
      { seed: 75, numRuns: 300 },
    )
  })
})

test.each([
  ['302', 3],
  ['1204', 12],
  ['101', 1],
  ['002', undefined],
  ['B101', undefined],
  ['12', undefined],
  ['12345', undefined],
])('floor of room %s', (room, floor) => {
  expect(floorOfRoom(room)).toBe(floor)
})
