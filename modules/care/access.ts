import { anyOf, type Rule, role, system } from '../../platform/pure/access.ts'

/** The members of the grid and its leads: who visits, and who sees to it. The street has figures only. */
const leads = anyOf(role('ordinary_grid_lead', 'main_grid_lead', 'community_officer'), system)
const keepers = anyOf(
  role('micro_grid_member', 'dedicated_grid_liaison', 'ordinary_grid_lead', 'main_grid_lead', 'community_officer'),
  system,
)

/** Who may do what, over the grid of the household. */
export const ACCESS = {
  register: keepers,
  end: keepers,
  changeFacts: keepers,
  /** How much somebody is cared for is decided by those who lead. */
  changeGrade: leads,
  changeRhythm: leads,
  review: leads,
  logContact: anyOf(keepers, role('building_lead', 'desk_officer')),
  household: keepers,
  recipients: keepers,
  reveal: keepers,
  figures: anyOf(leads, role('subdistrict_officer', 'district_officer')),
} as const satisfies Record<string, Rule>

/** An act of this module that a rule stands for. */
export type Act = keyof typeof ACCESS
