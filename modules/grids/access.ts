import { anyOf, type Rule, role, system } from '../../platform/pure/access.ts'

/** Who keeps the ground and the register of a community: its leads and officers, and the tiers above. */
const keepers = anyOf(system, role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'))
/** The same, and the desk, which prints codes and knows the houses. */
const keepersAndDesk = anyOf(keepers, role('desk_officer'))
/** Who stands at the doors of a grid, or leads those who do. */
const doorkeepers = anyOf(
  system,
  role(
    'micro_grid_member',
    'dedicated_grid_liaison',
    'building_lead',
    'ordinary_grid_lead',
    'main_grid_lead',
    'community_officer',
    'desk_officer',
  ),
)

/**
 * Who may do what; the actor's post must stand in the grid concerned or above it. Founding looks at the grids above the new
 * community. The system founds, draws and registers when an installation is set up with its data.
 */
export const ACCESS = {
  foundCommunity: anyOf(system, role('subdistrict_officer', 'district_officer')),
  drawGrid: keepers,
  redrawGrid: keepers,
  registerBuildings: keepersAndDesk,
  moveBuilding: keepersAndDesk,
  moveHousehold: keepersAndDesk,
  issueCodes: keepersAndDesk,
  revokeCode: keepersAndDesk,
  printCodes: keepersAndDesk,
  /** How often codes were used: figures without people, for who can do something about them. */
  codeFigures: anyOf(keepersAndDesk, role('ordinary_grid_lead')),
  importRegister: keepers,
  /** Looking at flats with what is known of them. */
  homes: anyOf(doorkeepers, keepers),
  correctHousehold: doorkeepers,
  undoCorrection: anyOf(system, role('ordinary_grid_lead', 'main_grid_lead', 'community_officer')),
} as const satisfies Record<string, Rule>

/** An act on the ground or its register. */
export type Act = keyof typeof ACCESS
