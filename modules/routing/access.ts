import { anyOf, type Rule, role, system } from '../../platform/pure/access.ts'
import { ROLES } from '../people/contract.ts'

/** Who may do what with the district's catalogue and rules. The subject is the whole district (`wholeDistrict` of calendars). */
export const ACCESS = {
  publish: anyOf(role('district_officer', 'subdistrict_officer', 'system_admin'), system),
  readRules: anyOf(role(...ROLES), system),
} as const satisfies Record<string, Rule>
