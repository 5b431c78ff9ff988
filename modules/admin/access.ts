import { type Rule, role } from '../../platform/pure/access.ts'

/** The street answers for personal data (个人信息保护负责人, PIPL art. 52); each may see and ask about her own. */
const keepers = role('subdistrict_officer', 'district_officer')

export const ACCESS = {
  correctData: keepers,
  eraseData: keepers,
} as const satisfies Record<string, Rule>
