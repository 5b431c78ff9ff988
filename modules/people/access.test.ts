import { describe, expect, test } from 'vitest'
import { type Actor, may } from '../../platform/pure/access.ts'
import { ACCESS, type Act } from './access.ts'
import { peopleContract, ROLES, type Role } from './contract.ts'

const PATH = ['micro', 'ordinary', 'main', 'street']
const holder = (role: Role, gridId: string): Actor => ({
  kind: 'person',
  accountId: 'a',
  personId: 'p',
  grants: [{ postId: 'x', role, gridId, as: 'holder' }],
})

/** Those who say who lives behind a door; in the main grid no micro-grid member stands, but the rule is asked along the path. */
const DOORKEEPERS: readonly Role[] = [
  'main_grid_lead',
  'ordinary_grid_lead',
  'micro_grid_member',
  'dedicated_grid_liaison',
  'building_lead',
  'community_officer',
  'subdistrict_officer',
]

/** Those who see to it that a seat is answered for; the person himself may too. */
const STAND_IN_LEADS: readonly Role[] = [
  'main_grid_lead',
  'ordinary_grid_lead',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
]

const NOT_ABOVE: readonly Role[] = [
  'main_grid_lead',
  'ordinary_grid_lead',
  'micro_grid_member',
  'dedicated_grid_liaison',
  'building_lead',
  'community_officer',
]

/** Who may do what over the main grid of his community, as a secretary reads it. */
const TABLE: Record<Act, readonly Role[] | 'everybody'> = {
  registerPerson: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  createPost: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  takePost: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  leavePost: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  setTerm: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  keepReserve: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  appointReserve: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  reserve: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  setSkills: STAND_IN_LEADS,
  mySkills: 'everybody',
  searchSkills: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ],
  registerOrganization: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  openAccount: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  resetPassword: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  closeAccount: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  reopenAccount: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  previewImport: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  runImport: ['main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'],
  stateResidence: 'everybody',
  confirmResidence: DOORKEEPERS,
  refuseResidence: DOORKEEPERS,
  endResidence: DOORKEEPERS,
  registerResidence: DOORKEEPERS,
  myHouseholds: 'everybody',
  doors: 'everybody',
  residencesToConfirm: DOORKEEPERS,
  residents: DOORKEEPERS,
  correctResident: NOT_ABOVE,
  verifyResidents: NOT_ABOVE,
  corrections: DOORKEEPERS,
  undoCorrection: ['main_grid_lead', 'ordinary_grid_lead', 'community_officer'],
  inviteProxy: 'everybody',
  acceptProxy: 'everybody',
  myProxies: 'everybody',
  registerProxy: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'micro_grid_member',
    'community_officer',
    'desk_officer',
    'committee_member',
    'subdistrict_officer',
  ],
  endProxy: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'micro_grid_member',
    'community_officer',
    'desk_officer',
    'committee_member',
    'subdistrict_officer',
  ],
  stateAbsence: STAND_IN_LEADS,
  endAbsence: STAND_IN_LEADS,
  absences: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ],
  termsEnding: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ],
  myAbsences: 'everybody',
  deputies: STAND_IN_LEADS,
  me: 'everybody',
  posts: 'everybody',
  contacts: 'everybody',
  persons: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ],
  composition: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ],
  revealPhone: [
    'main_grid_lead',
    'ordinary_grid_lead',
    'community_officer',
    'desk_officer',
    'subdistrict_officer',
    'district_officer',
  ],
}

describe.each(Object.entries(TABLE))('%s', (act, allowed) => {
  const rule = Object.entries(ACCESS).find(([name]) => name === act)?.[1]
  if (!rule) throw new Error(`no rule for ${act}`)

  test.each(ROLES.map((role) => [role]))('%s', (role) => {
    const expected = allowed === 'everybody' || allowed.includes(role)
    expect(may(holder(role, 'main'), rule, { gridPath: PATH, relations: [] })).toBe(expected)
    expect(may(holder(role, 'street'), rule, { gridPath: PATH, relations: [] })).toBe(expected)
    expect(may(holder(role, 'other'), rule, { gridPath: PATH, relations: [] })).toBe(allowed === 'everybody')
  })

  test('a visitor and the bearer of a link', () => {
    expect(may({ kind: 'visitor' }, rule, { gridPath: PATH, relations: [] })).toBe(allowed === 'everybody')
    expect(may({ kind: 'bearer', subjectId: 's', bearerHash: '00' }, rule, { gridPath: PATH, relations: [] })).toBe(
      allowed === 'everybody',
    )
  })

  test('the system', () =>
    expect(may({ kind: 'system', name: 'seed' }, rule, { gridPath: [], relations: [] })).toBe(true))
})

test('a person may always see the own number', () => {
  expect(
    may({ kind: 'person', accountId: 'a', personId: 'p', grants: [] }, ACCESS.revealPhone, {
      gridPath: [],
      relations: ['self'],
    }),
  ).toBe(true)
})

test('every command and query of the contract has its rule, and no rule stands alone', () => {
  expect(peopleContract.map((one) => one.name).sort()).toEqual(
    Object.keys(ACCESS)
      .map((act) => `people.${act}`)
      .sort(),
  )
})
