import { anyOf, butNot, type Rule, relation, role, system } from '../../platform/pure/access.ts'

/** The two of a hand-over. */
export const RELATIONS = ['giver', 'receiver'] as const

const leads = role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer')

export const ACCESS = {
  prepare: anyOf(leads, system),
  addLine: anyOf(relation('giver'), leads),
  sign: relation('giver', 'receiver'),
  refuse: relation('giver', 'receiver'),
  /** Whoever decides is neither of the two. */
  close: butNot(leads, 'giver', 'receiver'),
  list: leads,
} as const satisfies Record<string, Rule>
