/** Levels of grids of which there are reports. */
export const REPORT_LEVELS = ['ordinary', 'main', 'subdistrict'] as const
export type ReportLevel = (typeof REPORT_LEVELS)[number]

/** Posts that can be told of a report of their own level (送达对象), the one that leads there first: whoever sits in them on the day. */
export const RECIPIENTS = {
  ordinary: ['ordinary_grid_lead'],
  main: ['main_grid_lead', 'community_officer', 'desk_officer'],
  subdistrict: ['subdistrict_officer', 'district_officer'],
} as const satisfies Record<ReportLevel, readonly string[]>
export const RECIPIENT_ROLES = [...RECIPIENTS.ordinary, ...RECIPIENTS.main, ...RECIPIENTS.subdistrict] as const
export type RecipientRole = (typeof RECIPIENT_ROLES)[number]

/** Until somebody has chosen: who leads at each level. */
export const FIRST_RECIPIENTS: readonly RecipientRole[] = [
  RECIPIENTS.ordinary[0],
  RECIPIENTS.main[0],
  RECIPIENTS.subdistrict[0],
]

/** Which of the chosen posts are told of a report of a level. */
export function toldOf(level: ReportLevel, chosen: readonly RecipientRole[]): RecipientRole[] {
  return RECIPIENTS[level].filter((role) => chosen.includes(role))
}
