import { anyOf, anyone, type Rule, relation, role, system } from '../../platform/pure/access.ts'

/** Who sets a station up: leads and officers over its grid. */
const keepers = anyOf(
  role('main_grid_lead', 'ordinary_grid_lead', 'community_officer', 'committee_member', 'subdistrict_officer'),
  system,
)
/** Who serves at a counter: the keepers, the desk, and the people of the grid in which the station stands. */
const counter = anyOf(
  keepers,
  role('desk_officer', 'micro_grid_member', 'building_lead', 'floor_lead', 'dedicated_grid_liaison'),
)

/** Who may do what. The actor's grid must be the station's grid or lie above it; `own` is whoever a booking is for. */
export const ACCESS = {
  list: counter,
  daySheet: counter,
  month: counter,
  saveStation: keepers,
  saveOffering: keepers,
  setDay: keepers,
  close: keepers,
  reopen: keepers,
  /** Anybody who is signed in: a phone number and a code. */
  book: anyone,
  bookFor: counter,
  cancel: anyOf(relation('own'), counter),
  mark: counter,
  countVisit: counter,
  uncountVisit: counter,
} as const satisfies Record<string, Rule>
