/** A topic asks for opinions, or for a vote of the households. */
export const TOPIC_KINDS = ['opinion', 'vote'] as const
export type TopicKind = (typeof TOPIC_KINDS)[number]
export const TOPIC_STATES = ['announced', 'open', 'closed', 'withdrawn'] as const
export type TopicState = (typeof TOPIC_STATES)[number]
/** How a vote ends: `held` while a ballot does not fit its record; `heard` is a topic that asked for opinions. */
export const TOPIC_OUTCOMES = ['adopted', 'failed', 'held', 'heard'] as const
export type TopicOutcome = (typeof TOPIC_OUTCOMES)[number]
/** Why it ended so. */
export const OUTCOME_REASONS = [
  'passed',
  'no_votes',
  'no_quorum',
  'below_threshold',
  'rejected',
  'tie',
  'unfit',
  'heard',
] as const
export type OutcomeReason = (typeof OUTCOME_REASONS)[number]
/** Whether the doors stand beside the choices once it is counted. */
export const BALLOTS = ['open', 'secret'] as const
export type Ballot = (typeof BALLOTS)[number]
/** Shares that a quorum or threshold may ask for. */
export const QUORUMS = ['none', 'over_half', 'two_thirds'] as const
export type Quorum = (typeof QUORUMS)[number]
export const THRESHOLDS = ['most', 'over_half', 'two_thirds', 'three_quarters'] as const
export type Threshold = (typeof THRESHOLDS)[number]
/** What a threshold is a share of: the households that voted, or all of the roll. */
export const THRESHOLD_BASES = ['cast', 'all'] as const
export type ThresholdBase = (typeof THRESHOLD_BASES)[number]
/** What it means when an option wins. */
export const STANCES = ['for', 'against', 'abstain'] as const
export type Stance = (typeof STANCES)[number]
/** How a vote came. */
export const VOTE_WAYS = ['phone', 'proxy', 'paper'] as const
export type VoteWay = (typeof VOTE_WAYS)[number]
export const PAPER_STATES = ['waiting', 'differing', 'agreed', 'dropped'] as const
export type PaperState = (typeof PAPER_STATES)[number]
export const MANDATE_STATES = ['entered', 'confirmed', 'revoked'] as const
export type MandateState = (typeof MANDATE_STATES)[number]
/** Why an opinion is hidden; its words are kept. */
export const HIDE_REASONS = ['personal_data', 'insult', 'off_topic', 'advertising', 'unlawful'] as const
export type HideReason = (typeof HIDE_REASONS)[number]
/** Options of a vote: at least, and at most. */
export const OPTIONS_LEAST = 2
export const OPTIONS_MOST = 10
/** Why an opinion is not shown: also because whoever wrote it had her data deleted, words and all. */
export const HIDDEN_REASONS = [...HIDE_REASONS, 'erased'] as const
export type HiddenReason = (typeof HIDDEN_REASONS)[number]
/** A topic is open at least so long, and at most. */
export const OPEN_HOURS_LEAST = 1
export const OPEN_DAYS_MOST = 90
/** It is announced at most so long before. */
export const AHEAD_DAYS_MOST = 60
/** Papers handed in before the end may be entered so much longer. */
export const PAPER_HOURS_MOST = 72
/** One person stands for at most so many households of a topic. */
export const MANDATES_MOST = 3
