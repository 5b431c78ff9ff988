import { anyOf, butNot, type Rule, relation, role, system } from '../../platform/pure/access.ts'
import type { Verb } from './contract.ts'

/**
 * How an actor can stand to a case:
 * `owner` holds the accountable post, `offered` the second post that may claim it (once claimed, the side that did not), `handler` is the person who claimed it,
 * `returner` holds the post that sent it back last, `assistant` holds a post that was asked to help, `approver` the post above that decides a request,
 * `partner` the organization outside that holds the link of a transfer, `reporter` is any outside party who told of it and waits for the
 * answer, `follower` one who joined (我也遇到了) or was merged in, `member` the grid member who reported it.
 */
export const RELATIONS = [
  'owner',
  'offered',
  'handler',
  'returner',
  'assistant',
  'approver',
  'partner',
  'reporter',
  'follower',
  'member',
] as const

const leads = role('main_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer', 'district_officer')
const triagers = anyOf(leads, role('ordinary_grid_lead'))
const above = role('subdistrict_officer', 'district_officer')
/** Who decides a request: the post above, or any lead of the community or the street but the one who asks. */
const approvers = butNot(anyOf(relation('approver'), role('main_grid_lead'), above), 'owner', 'handler')
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
  unmerge: leads,
  claim: relation('owner', 'offered'),
  sendBack: relation('owner', 'handler'),
  arbitrate: butNot(anyOf(relation('owner'), role('main_grid_lead'), above), 'returner'),
  escalate: anyOf(relation('owner', 'handler'), leads),
  lower: leads,
  contact: anyOf(relation('owner', 'handler'), leads),
  request: relation('owner', 'handler'),
  grant: approvers,
  refuse: approvers,
  review: butNot(leads, 'handler'),
  resume: anyOf(relation('owner', 'handler'), leads),
  urge: anyOf(relation('reporter', 'follower', 'member'), leads),
  supervise: anyOf(role('main_grid_lead', 'subdistrict_officer', 'district_officer'), system),
  respond: relation('owner', 'handler'),
  assist: anyOf(relation('owner', 'handler'), leads),
  takeAssist: relation('assistant'),
  finishAssist: relation('assistant'),
  releaseAssist: anyOf(relation('owner', 'handler'), leads),
  transfer: anyOf(relation('owner', 'handler'), leads),
  answerTransfer: anyOf(relation('owner', 'handler'), leads),
  endTransfer: anyOf(relation('owner', 'handler'), leads),
  takeTransfer: relation('partner'),
  askTransfer: relation('partner'),
  finishTransfer: relation('partner'),
  declineTransfer: relation('partner'),
  split: anyOf(relation('owner', 'handler'), leads),
  ask: anyOf(relation('owner', 'handler'), leads),
  supply: relation('reporter', 'member'),
  note: anyOf(relation('owner', 'handler'), leads),
  resolve: relation('owner', 'handler'),
  /** The system: what a member saw at a task; the rule of the verb knows who it was. */
  verify: butNot(anyOf(onTheGround, leads, system), 'handler'),
  followUp: butNot(leads, 'handler'),
  rate: relation('reporter', 'follower'),
  reopen: anyOf(relation('reporter', 'follower'), role('main_grid_lead', 'desk_officer', 'subdistrict_officer')),
  expireAsk: system,
  expireRating: system,
  recompute: system,
} as const satisfies Record<Verb, Rule>

/** Who lets photos of the result follow: whoever did the work. */
export const ADD_PHOTOS: Rule = relation('owner', 'handler')

/** Who may open a case for what lies behind others (根因件). */
export const OPEN_ROOT_CAUSE: Rule = leads

/** Who sends somebody to verify a case. */
export const VERIFY_BY_TASK: Rule = triagers

/** Who keeps the templates of a grid (常用语): its leads and those above. The system lays the first ones. */
export const TEMPLATE_KEEPERS: Rule = anyOf(
  role('main_grid_lead', 'community_officer', 'subdistrict_officer', 'district_officer'),
  system,
)

/** Who may open a case: anybody through intake, which calls down. */
export const REVEAL: Rule = anyOf(relation('owner', 'handler'), leads)
