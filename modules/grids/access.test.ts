import { describe, expect, test } from 'vitest'
import { may } from '../../platform/pure/access.ts'
import { ACCESS, type Act } from './access.ts'
import { whoCan } from './words.ts'

const ROLES = [
  'district_officer',
  'subdistrict_officer',
  'main_grid_lead',
  'community_officer',
  'desk_officer',
  'ordinary_grid_lead',
  'micro_grid_member',
  'dedicated_grid_liaison',
  'building_lead',
  'committee_member',
  'system_admin',
] as const
const acts = Object.keys(ACCESS) as Act[]
const person = (role: string, gridId: string) =>
  ({ kind: 'person', accountId: 'a', personId: 'p', grants: [{ postId: 'x', role, gridId, as: 'holder' }] }) as const
const subject = { gridPath: ['micro', 'ordinary', 'main', 'street'], relations: [] }

describe('ACCESS', () => {
  test('which role may do what in a grid at or below its post', () => {
    const table = Object.fromEntries(
      acts.map((act) => [act, ROLES.filter((role) => may(person(role, 'main'), ACCESS[act], subject)).join(' ')]),
    )
    const keepers = 'district_officer subdistrict_officer main_grid_lead community_officer'
    const withDesk = `${keepers} desk_officer`
    expect(table).toEqual({
      foundCommunity: 'district_officer subdistrict_officer',
      drawGrid: keepers,
      redrawGrid: keepers,
      importRegister: keepers,
      registerBuildings: withDesk,
      moveBuilding: withDesk,
      moveHousehold: withDesk,
      issueCodes: withDesk,
      revokeCode: withDesk,
      printCodes: withDesk,
      codeFigures: `${withDesk} ordinary_grid_lead`,
      homes: `${withDesk} ordinary_grid_lead micro_grid_member dedicated_grid_liaison building_lead`,
      correctHousehold:
        'main_grid_lead community_officer desk_officer ordinary_grid_lead micro_grid_member dedicated_grid_liaison building_lead',
      undoCorrection: 'main_grid_lead community_officer ordinary_grid_lead',
    })
  })

  test.each(acts)('%s: nobody beside or below the grid, no visitor, no bearer; the system may', (act) => {
    for (const role of ROLES) {
      expect(may(person(role, 'sibling'), ACCESS[act], subject)).toBe(false)
      expect(may(person(role, 'micro'), ACCESS[act], { ...subject, gridPath: ['main', 'street'] })).toBe(false)
    }
    expect(may({ kind: 'visitor' }, ACCESS[act], subject)).toBe(false)
    expect(may({ kind: 'bearer', subjectId: 's', bearerHash: '' }, ACCESS[act], subject)).toBe(false)
    expect(may({ kind: 'system', name: 'seed' }, ACCESS[act], subject)).toBe(true)
  })

  test.each(acts)('%s: who can is told in words', (act) => {
    expect(whoCan(act)).not.toMatch(/[a-z_]{4,}/)
    expect(whoCan(act, 'en')).not.toMatch(/_|[\u4e00-\u9fff]/)
  })
})
