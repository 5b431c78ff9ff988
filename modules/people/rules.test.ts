import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from './contract.ts'
import {
  ADMIN_ROLES,
  asRole,
  chooseSeat,
  excludedBy,
  fallBackRoles,
  isMobile,
  maskName,
  maskPhone,
  mayStandIn,
  normalisePhone,
  OFFICER_ROLES,
  type Rung,
  type Seat,
  seesSensitive,
} from './rules.ts'

describe('masks', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['15400000001', '154****0001'],
    ['02887654321', '028****4321'],
    ['87654321', '****21'],
    ['110', '****'],
    ['', '****'],
  ])('phone %s is shown as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))

  test.each([
    ['张三', '张*'],
    ['欧阳小明', '欧*'],
    ['𠮷国平', '𠮷*'],
    ['阿依努尔·买买提', '阿*'],
    [' 李四 ', '李*'],
    ['', '*'],
  ])('name %s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked))
})

describe('one spelling of a number', () => {
  test.each([
    ['138 1234 1234', '13812341234'],
    ['138-1234-1234', '13812341234'],
    ['+86 13812341234', '13812341234'],
    ['008613812341234', '13812341234'],
    ['8613812341234', '13812341234'],
    ['13812341234', '13812341234'],
    ['(028)8765-4321', '02887654321'],
  ])('%s is %s', (text, phone) => expect(normalisePhone(text)).toBe(phone))

  test('only eleven digits from 1 are a mobile number', () => {
    expect(isMobile('13812341234')).toBe(true)
    for (const wrong of ['1381234123', '138123412345', '23812341234', '1381234123x', ''])
      expect(isMobile(wrong)).toBe(false)
  })
})

describe('where a post may stand', () => {
  test.each<
    [
      Role,
      'main' | 'ordinary' | 'compound' | 'micro' | 'subdistrict' | 'district',
      'residential' | 'dedicated',
      boolean,
    ]
  >([
    ['main_grid_lead', 'main', 'residential', true],
    ['main_grid_lead', 'micro', 'residential', false],
    ['micro_grid_member', 'micro', 'residential', true],
    ['micro_grid_member', 'main', 'residential', false],
    ['dedicated_grid_liaison', 'ordinary', 'dedicated', true],
    ['dedicated_grid_liaison', 'ordinary', 'residential', false],
    ['subdistrict_officer', 'subdistrict', 'residential', true],
    ['subdistrict_officer', 'main', 'residential', false],
    ['system_admin', 'main', 'residential', false],
    ['system_admin', 'subdistrict', 'residential', true],
    ['district_officer', 'subdistrict', 'residential', false],
    ['desk_officer', 'subdistrict', 'residential', true],
  ])('%s in a %s %s grid: %s', (role, level, kind, expected) =>
    expect(mayStandIn(role, { level, kind })).toBe(expected),
  )

  test('nothing of a street or district can be made inside a community', () => {
    const above = ROLES.filter(
      (role) =>
        mayStandIn(role, { level: 'subdistrict', kind: 'residential' }) &&
        mayStandIn(role, { level: 'main', kind: 'residential' }),
    )
    expect(above).toEqual(['desk_officer'])
  })
})

describe('the three administrators', () => {
  test('nobody holds two of them, nor one with an office, in whatever order they come', () => {
    for (const admin of ADMIN_ROLES) {
      for (const other of ROLES.filter((role) => role !== admin)) {
        const clash = ADMIN_ROLES.includes(other) || OFFICER_ROLES.includes(other)
        expect(excludedBy(admin, [other])).toBe(clash ? other : undefined)
        expect(excludedBy(other, [admin])).toBe(clash ? admin : undefined)
      }
    }
  })

  test('volunteers and offices among themselves go together', () => {
    expect(excludedBy('micro_grid_member', ['building_lead', 'system_admin'])).toBeUndefined()
    expect(excludedBy('main_grid_lead', ['desk_officer', 'committee_member'])).toBeUndefined()
    expect(excludedBy('system_admin', ['system_admin'])).toBeUndefined()
  })
})

test('only roles that triage for a whole community or more see sensitive subjects', () => {
  expect(ROLES.filter(seesSensitive)).toEqual([
    'main_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ])
})

test('a word that is no role is none', () => {
  expect(asRole('desk_officer')).toBe('desk_officer')
  expect(asRole('toString')).toBeUndefined()
})

const PATH: Rung[] = [
  { gridId: 'micro', level: 'micro' },
  { gridId: 'ordinary', level: 'ordinary' },
  { gridId: 'main', level: 'main' },
  { gridId: 'street', level: 'subdistrict' },
]
const seat = (role: Role, gridId: string, isHeld: boolean, slot = 1): Seat => ({
  id: `${gridId}/${role}/${slot}`,
  role,
  gridId,
  isHeld,
  slot,
})

describe('whose seat answers', () => {
  test('the nearest one with somebody in it, of several the lowest', () => {
    const seats = [
      seat('micro_grid_member', 'micro', true, 3),
      seat('micro_grid_member', 'micro', false, 1),
      seat('micro_grid_member', 'micro', true, 2),
      seat('ordinary_grid_lead', 'ordinary', true),
    ]
    expect(chooseSeat('micro_grid_member', PATH, 'main', seats)?.id).toBe('micro/micro_grid_member/2')
  })

  test('a vacant one falls to the next level up', () => {
    const seats = [
      seat('micro_grid_member', 'micro', false),
      seat('ordinary_grid_lead', 'ordinary', true),
      seat('main_grid_lead', 'main', true),
    ]
    expect(chooseSeat('micro_grid_member', PATH, 'main', seats)?.id).toBe('ordinary/ordinary_grid_lead/1')
    expect(
      chooseSeat('micro_grid_member', PATH, 'main', [seats[0], seat('ordinary_grid_lead', 'ordinary', false), seats[2]])
        ?.id,
    ).toBe('main/main_grid_lead/1')
  })

  test.each<[Role, string]>([
    ['desk_officer', 'main/main_grid_lead/1'],
    ['dedicated_grid_liaison', 'main/main_grid_lead/1'],
    ['community_officer', 'main/main_grid_lead/1'],
    ['subdistrict_officer', 'street/desk_officer/1'],
    ['district_officer', 'street/desk_officer/1'],
  ])('a vacant %s falls to %s', (role, expected) => {
    const seats = [
      seat('main_grid_lead', 'main', true),
      seat('desk_officer', 'street', true),
      seat('desk_officer', 'main', false),
      seat('subdistrict_officer', 'street', false),
    ]
    expect(chooseSeat(role, PATH, 'main', seats)?.id).toBe(expected)
  })

  test('the desk of the community comes before the desk of the street', () => {
    const seats = [seat('desk_officer', 'street', true), seat('desk_officer', 'main', true)]
    expect(chooseSeat('desk_officer', PATH, 'main', seats)?.id).toBe('main/desk_officer/1')
  })

  test('where the lead is gone, somebody on duty at the street comes before an empty chair', () => {
    const seats = [seat('main_grid_lead', 'main', false), seat('subdistrict_officer', 'street', true)]
    expect(chooseSeat('micro_grid_member', PATH, 'main', seats)?.id).toBe('street/subdistrict_officer/1')
  })

  test('a grid under a second main grid falls back on the first main grid’s lead before leaving him out', () => {
    const path: Rung[] = [
      { gridId: 'micro2', level: 'micro' },
      { gridId: 'main2', level: 'main' },
    ]
    expect(
      chooseSeat('micro_grid_member', path, 'main', [
        seat('main_grid_lead', 'main', true),
        seat('main_grid_lead', 'main2', false),
      ])?.id,
    ).toBe('main/main_grid_lead/1')
  })

  test('in the last resort the lead’s own seat, although vacant, the lowest first', () => {
    const seats = [
      seat('micro_grid_member', 'micro', false),
      seat('main_grid_lead', 'main', false, 2),
      seat('main_grid_lead', 'main', false, 1),
    ]
    for (const role of ROLES) expect(chooseSeat(role, PATH, 'main', seats)?.id).toBe('main/main_grid_lead/1')
  })

  test('a street’s own grid has no main grid: its nearest seat of the order, although vacant', () => {
    const path: Rung[] = [{ gridId: 'street', level: 'subdistrict' }]
    expect(chooseSeat('desk_officer', path, undefined, [seat('subdistrict_officer', 'street', false)])?.id).toBe(
      'street/subdistrict_officer/1',
    )
    expect(chooseSeat('desk_officer', path, undefined, [])).toBeUndefined()
  })

  test('without any seat there is none', () => {
    expect(chooseSeat('micro_grid_member', PATH, 'main', [])).toBeUndefined()
  })

  test('whatever is vacant: a community with a lead’s seat always has an answer, and never an empty chair while somebody in the order sits', () => {
    const random = numbers(20_261_122)
    for (let round = 0; round < 300; round++) {
      const seats = [seat('main_grid_lead', 'main', random() < 0.5)]
      for (const rung of PATH) {
        for (const role of ROLES) {
          if (mayStandIn(role, { level: rung.level, kind: 'residential' }) && random() < 0.3)
            seats.push(seat(role, rung.gridId, random() < 0.4, 2 + Math.floor(random() * 3)))
        }
      }
      for (const role of ROLES) {
        const chosen = chooseSeat(role, PATH, 'main', seats)
        expect(chosen).toBeDefined()
        const asked = fallBackRoles(role)
        const someoneSits = seats.some(
          (one) => one.isHeld && one.role !== 'desk_officer' && asked.some((able) => able === one.role),
        )
        if (someoneSits) expect(chosen?.isHeld).toBe(true)
      }
    }
  })
})

/** Numbers from 0 to 1 from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
