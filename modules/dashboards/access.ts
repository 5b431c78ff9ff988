import { type Rule, role } from '../../platform/pure/access.ts'

const leads = role(
  'main_grid_lead',
  'desk_officer',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
  'system_admin',
)

/** Who reads figures: over the own grid and below. A member's own grid has no figures: they would be about her. */
export const FIGURES: Rule = role(
  'main_grid_lead',
  'ordinary_grid_lead',
  'dedicated_grid_liaison',
  'committee_member',
  'desk_officer',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
)

/** Who reads figures of visits, and the doors behind them: who may open a door's visits anyway, and leads several of those who walk. */
export const VISITS: Rule = role(
  'main_grid_lead',
  'ordinary_grid_lead',
  'committee_member',
  'desk_officer',
  'community_officer',
  'subdistrict_officer',
)

/** Who looks over a whole street, district or city. */
export const LEVELS_ABOVE: Rule = role('subdistrict_officer', 'district_officer')

/** Who sees whether everything received is accounted for, what is stuck, and how suggestions fit: over the community, or over the grid of a case. */
export const ACCESS = {
  conservation: leads,
  stuck: leads,
  suggestions: leads,
  retryStuck: leads,
} as const satisfies Record<string, Rule>
