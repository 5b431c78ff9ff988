import { anyone, type Rule, role } from '../../platform/pure/access.ts'

const desks = role('main_grid_lead', 'desk_officer', 'community_officer', 'subdistrict_officer', 'district_officer')
const keepers = role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer', 'system_admin')

/** Who may what. Inbox and settings are everybody's own and have no rule: nobody reads or changes those of others. */
export const ACCESS = {
  /** Texts of a community. */
  templates: keepers,
  /** Groups of WeCom that are told. */
  robots: keepers,
  /** Who was told of a case, and what was sent. */
  deliveriesOf: desks,
  statistics: desks,
  /** Notices: by those who lead the places they are for. */
  notices: role(
    'main_grid_lead',
    'ordinary_grid_lead',
    'dedicated_grid_liaison',
    'desk_officer',
    'community_officer',
    'subdistrict_officer',
    'district_officer',
  ),
  readNotice: anyone,
} as const satisfies Record<string, Rule>
