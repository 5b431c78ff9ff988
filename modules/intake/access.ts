import { anyOf, anyone, type Rule, relation, role, system } from '../../platform/pure/access.ts'

/** Who answers for what a community or a street tells everybody. The system lays the first answers. */
const keepers = anyOf(
  role('main_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer', 'district_officer'),
  system,
)

/** Who may bring reports in, and who keeps the answers that residents look up. */
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
  /** A case of what a visit found: whoever has it on the list. */
  reportAsk: role('main_grid_lead', 'ordinary_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer'),
  saveKnownAnswer: keepers,
  removeKnownAnswer: keepers,
  rateKnownAnswer: anyone,
  /** Names, order and opening of the services of the whole community. */
  arrangeServices: role('main_grid_lead', 'community_officer', 'subdistrict_officer'),
  /** Whoever works on it and may hear it. */
  transcribe: anyOf(
    role(
      'desk_officer',
      'community_officer',
      'main_grid_lead',
      'ordinary_grid_lead',
      'dedicated_grid_liaison',
      'micro_grid_member',
      'committee_member',
      'subdistrict_officer',
    ),
    relation('owner', 'handler', 'assistant'),
  ),
} as const satisfies Record<string, Rule>

/** Who works on the ground: what they type in for a resident they bring in themselves (上报), and are told of as he is (反馈). */
export const BRINGS_IN: Rule = role(
  'micro_grid_member',
  'building_lead',
  'floor_lead',
  'ordinary_grid_lead',
  'dedicated_grid_liaison',
  'committee_member',
)
