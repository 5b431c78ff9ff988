import { anyOf, anyone, type Rule, role, system } from '../../platform/pure/access.ts'

const leads = role('main_grid_lead', 'ordinary_grid_lead', 'community_officer', 'subdistrict_officer')
const openers = anyOf(leads, role('committee_member'), system)
const moderators = anyOf(leads, role('desk_officer', 'committee_member'), system)
/** Who takes papers in: over the grid of the household whose paper it is. */
const enterers = anyOf(leads, role('desk_officer', 'committee_member', 'micro_grid_member', 'building_lead'), system)

/**
 * Who may do what: over the grid of the topic, for papers and mandates over the grid of the household. Who may vote or give an opinion is no
 * matter of posts: the roll and the confirmed residences say it.
 */
export const ACCESS = {
  openTopic: openers,
  withdrawTopic: openers,
  giveOpinion: anyone,
  hideOpinion: moderators,
  answerOpinion: moderators,
  castVote: anyone,
  enterPaper: enterers,
  dropPaper: enterers,
  enterMandate: enterers,
  confirmMandate: enterers,
  revokeMandate: enterers,
  adoptResolution: anyOf(leads, system),
  countAgain: anyOf(leads, system),
  here: anyone,
  topic: anyone,
  ballots: anyone,
  topics: anyOf(moderators, enterers),
  scopes: openers,
  previewRoll: openers,
  roll: enterers,
} as const satisfies Record<string, Rule>

/** An act of this module that a rule stands for. */
export type Act = keyof typeof ACCESS
