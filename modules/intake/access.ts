import { anyone, type Rule, role } from '../../platform/pure/access.ts'

/** Who may bring reports in. */
export const ACCESS = {
  receiveReport: anyone,
  /** For oneself; on the telephone or at the counter only who may enter reports. */
  joinReport: anyone,
  enterReport: role(
    'desk_officer',
    'community_officer',
    'main_grid_lead',
    'ordinary_grid_lead',
    'micro_grid_member',
    'committee_member',
    'subdistrict_officer',
  ),
} as const satisfies Record<string, Rule>
