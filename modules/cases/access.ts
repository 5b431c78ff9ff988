import { anyOf, butNot, type Rule, relation, role, system } from '../../platform/pure/access.ts'
import type { Verb } from './contract.ts'

/**
 * How an actor can stand to a case:
 * `owner` holds the accountable post, `handler` is the person who claimed it, `reporter` is any outside party who waits for the
 * answer, `member` the grid member who reported it.
 */
export const RELATIONS = ['owner', 'handler', 'reporter', 'member'] as const

const leads = role('main_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer', 'district_officer')
const triagers = anyOf(leads, role('ordinary_grid_lead'))
const onTheGround = role(
  'micro_grid_member',
  'building_lead',
  'floor_lead',
  'ordinary_grid_lead',
  'dedicated_grid_liaison',
  'committee_member',
)

/** Who may do what; a verb without a rule does not compile. The actor's grid must be the case's grid or lie above it. */
export const ACCESS = {
  triage: leads,
  settle: anyOf(onTheGround, leads),
  reject: leads,
  merge: leads,
  withdraw: relation('reporter'),
  assign: triagers,
  claim: relation('owner'),
  sendBack: relation('owner', 'handler'),
  ask: anyOf(relation('owner', 'handler'), leads),
  supply: relation('reporter', 'member'),
  note: anyOf(relation('owner', 'handler'), leads),
  resolve: relation('owner', 'handler'),
  verify: butNot(anyOf(onTheGround, leads), 'handler'),
  followUp: butNot(leads, 'handler'),
  rate: relation('reporter'),
  reopen: anyOf(relation('reporter'), role('main_grid_lead', 'desk_officer', 'subdistrict_officer')),
  expireAsk: system,
  expireRating: system,
} as const satisfies Record<Verb, Rule>

/** Who may open a case: anybody through intake, which calls down. */
export const REVEAL: Rule = anyOf(relation('owner', 'handler'), leads)
