import { anyOf, butNot, type Rule, role, system } from '../../platform/pure/access.ts'

const street = anyOf(role('subdistrict_officer'), system)
/** Who speaks for a community towards those who want something of its members. */
const community = anyOf(role('main_grid_lead', 'community_officer', 'committee_member'), street)
const leads = anyOf(
  role('main_grid_lead', 'ordinary_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer'),
  system,
)
/** Who goes to the doors. */
const workers = anyOf(
  leads,
  role('micro_grid_member', 'building_lead', 'floor_lead', 'dedicated_grid_liaison', 'committee_member'),
)
/** Whose own day it is: what is due stands on the first page of her phone. Those above see the same doors when they look for them. */
export const WALKING = ['micro_grid_member', 'building_lead', 'floor_lead', 'dedicated_grid_liaison'] as const
export const WALKS: Rule = role(...WALKING)

/** Who may do what, over the grid of the task; for the register: over the community's main grid. `author` wrote or submitted the version. */
export const ACCESS = {
  register: workers,
  saveTemplate: community,
  submit: community,
  withdraw: community,
  /** Never by whoever wrote it: two people look at what is asked of members. */
  admit: butNot(street, 'author'),
  refuse: butNot(street, 'author'),
  end: anyOf(street, role('main_grid_lead')),
  agreeMinutes: street,
  markHouseholds: leads,
  counts: leads,
  list: leads,
  order: leads,
  cancel: leads,
  clear: leads,
  asks: leads,
  settleAsk: leads,
  orderForAsk: leads,
  doors: workers,
  door: workers,
  visits: workers,
  forPhone: workers,
  recordVisit: workers,
  finish: workers,
} as const satisfies Record<string, Rule>

/** An act of this module that a rule stands for. */
export type Act = keyof typeof ACCESS
