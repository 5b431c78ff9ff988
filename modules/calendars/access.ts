import { type Actor, anyOf, type Rule, role, type Subject, system } from '../../platform/pure/access.ts'

/** Who may do what with the district's calendar. */
export const ACCESS = {
  publish: anyOf(role('district_officer', 'subdistrict_officer', 'system_admin'), system),
} as const satisfies Record<string, Rule>

/**
 * A published set as a subject of access rules. It belongs to the whole district, so every post that counts in the tenant of
 * the act stands within it: what matters is the role, not the grid.
 */
export function wholeDistrict(actor: Actor): Subject {
  return { gridPath: actor.kind === 'person' ? actor.grants.map((grant) => grant.gridId) : [], relations: [] }
}
