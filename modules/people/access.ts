import { anyOf, anyone, butNot, type Rule, relation, role, system } from '../../platform/pure/access.ts'

/**
 * Who may do what, over the grid where the post stands (for a person: over a grid where he holds a post, or the main grid where
 * he was registered). `self` is the person himself. The system registers sample data and runs imports.
 */
const leads = role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer')
const keepers = anyOf(leads, system)
const lookers = anyOf(leads, role('ordinary_grid_lead', 'desk_officer'), system)

/** Those who know the doors of a grid: they say who lives behind them, but not of themselves. */
const doorkeepers = anyOf(
  role(
    'micro_grid_member',
    'dedicated_grid_liaison',
    'building_lead',
    'ordinary_grid_lead',
    'main_grid_lead',
    'community_officer',
    'subdistrict_officer',
  ),
  system,
)

/** Who corrects what is known of those behind the doors, and reads it in full: within the community. */
const doorkeepersNotAbove = anyOf(
  role(
    'micro_grid_member',
    'dedicated_grid_liaison',
    'building_lead',
    'ordinary_grid_lead',
    'main_grid_lead',
    'community_officer',
  ),
  system,
)

/** Who stands at the door, and whom it concerns there. */
const atTheDoor = anyOf(
  role(
    'micro_grid_member',
    'ordinary_grid_lead',
    'main_grid_lead',
    'committee_member',
    'desk_officer',
    'community_officer',
    'subdistrict_officer',
  ),
  system,
)

/** Who sees to it that a seat is answered for. */
const standInLeads = anyOf(leads, role('ordinary_grid_lead'), system)

export const ACCESS = {
  registerPerson: keepers,
  createPost: keepers,
  takePost: keepers,
  leavePost: keepers,
  setTerm: keepers,
  keepReserve: keepers,
  appointReserve: keepers,
  setSkills: anyOf(relation('self'), standInLeads),
  mySkills: anyone,
  searchSkills: lookers,
  reserve: keepers,
  registerOrganization: keepers,
  openAccount: keepers,
  resetPassword: keepers,
  closeAccount: keepers,
  reopenAccount: keepers,
  previewImport: keepers,
  runImport: keepers,
  stateResidence: anyone,
  confirmResidence: butNot(doorkeepers, 'self'),
  refuseResidence: butNot(doorkeepers, 'self'),
  endResidence: anyOf(relation('self'), doorkeepers),
  registerResidence: butNot(doorkeepers, 'self'),
  myHouseholds: anyone,
  doors: anyone,
  residencesToConfirm: doorkeepers,
  residents: doorkeepers,
  correctResident: butNot(doorkeepersNotAbove, 'self'),
  /** Whoever verifies who lives there reads name and number in full, with a reason. */
  verifyResidents: doorkeepersNotAbove,
  corrections: doorkeepers,
  undoCorrection: anyOf(role('ordinary_grid_lead', 'main_grid_lead', 'community_officer'), system),
  inviteProxy: anyone,
  acceptProxy: anyone,
  myProxies: anyone,
  registerProxy: atTheDoor,
  /** Either of the two, or who stands at the door where the paper was taken. */
  endProxy: anyOf(relation('self', 'family'), atTheDoor),
  /** One's own, or of the grid that one leads. */
  stateAbsence: anyOf(relation('self'), standInLeads),
  endAbsence: anyOf(relation('self'), standInLeads),
  absences: lookers,
  termsEnding: lookers,
  myAbsences: anyone,
  deputies: anyOf(relation('self'), standInLeads),
  me: anyone,
  posts: anyone,
  contacts: anyone,
  persons: lookers,
  composition: lookers,
  revealPhone: anyOf(relation('self'), lookers),
} as const satisfies Record<string, Rule>

/** An act of this module that a rule stands for. */
export type Act = keyof typeof ACCESS
