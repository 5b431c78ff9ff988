import { anyOf, type Rule, relation, role, system } from '../../platform/pure/access.ts'
import { ROLES } from '../people/contract.ts'

/** `self` is whose turn it is; `other` is who is asked to take it. */
export const RELATIONS = ['self', 'other'] as const

const planners = anyOf(role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'), system)
/** Whoever serves in the community sees who is on duty. */
const staff = anyOf(role(...ROLES), system)

export const ACCESS = {
  setHours: planners,
  planShift: planners,
  removeShift: planners,
  askSwap: relation('self'),
  takers: relation('self'),
  answerSwap: relation('other'),
  withdrawSwap: relation('self'),
  week: staff,
  hours: staff,
} as const satisfies Record<string, Rule>
