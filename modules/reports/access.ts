import { type Rule, role } from '../../platform/pure/access.ts'
import { FIGURES } from '../dashboards/access.ts'

const leads = role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer')

/** Reports and files follow the figures: over the own grid and below. What is set for all, and what many rows need, is for who leads. */
export const ACCESS = {
  askExport: FIGURES,
  grantExport: leads,
  refuseExport: leads,
  saveTemplate: leads,
  setSchedule: leads,
  makeReport: FIGURES,
  archive: FIGURES,
  meetingPack: FIGURES,
  ask: FIGURES,
  saveQuery: FIGURES,
} as const satisfies Record<string, Rule>

/** Who may read a report in which sensitive matters are counted: only who may count them on the screen. */
export const READS_ALL: Rule = role(
  'main_grid_lead',
  'desk_officer',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
)
