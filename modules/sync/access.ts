import { anyOf, anyone, type Rule, relation, role } from '../../platform/pure/access.ts'

/** Who leads people on the ground, and so answers for their phones and for what these could not send. */
const leads = role(
  'ordinary_grid_lead',
  'main_grid_lead',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
)

/** `holder`: whose phone it is. A phone itself is known by its secret, not by who is signed in on it. */
export const ACCESS = {
  contact: anyone,
  rescue: anyone,
  revokeDevice: anyOf(relation('holder'), leads),
  listDevices: anyOf(relation('holder'), leads),
  rescues: leads,
} as const satisfies Record<string, Rule>
