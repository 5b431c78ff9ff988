import { AHEAD_DAYS_MOST, OPEN_DAYS_MOST, OPEN_HOURS_LEAST, OPTIONS_LEAST } from './contract/names.ts'
import type {
  OutcomeReason,
  Quorum,
  Stance,
  Threshold,
  ThresholdBase,
  TopicKind,
  TopicOutcome,
  VoteWay,
} from './contract.ts'

/** A share of something: more than it (strict), or at least it. */
type Share = { readonly top: number; readonly bottom: number; readonly isStrict: boolean }

/** What a quorum or threshold asks for. `most`: no share, only more than any other. */
export const SHARES = {
  none: { top: 0, bottom: 1, isStrict: false },
  most: { top: 0, bottom: 1, isStrict: false },
  over_half: { top: 1, bottom: 2, isStrict: true },
  two_thirds: { top: 2, bottom: 3, isStrict: false },
  three_quarters: { top: 3, bottom: 4, isStrict: false },
} as const satisfies Record<Quorum | Threshold, Share>

/** Whether `part` of `whole` reaches a share; in whole numbers, so that two thirds are two thirds. */
export function reaches(part: number, whole: number, share: Share): boolean {
  const [has, needs] = [part * share.bottom, whole * share.top]
  return share.isStrict ? has > needs : has >= needs
}

/** The least number of households that reaches a share of `whole`. */
export function leastFor(whole: number, share: Share): number {
  const exact = (whole * share.top) / share.bottom
  return share.isStrict ? Math.floor(exact) + 1 : Math.ceil(exact)
}

/** What a vote is decided by. */
export type VoteRules = {
  readonly quorum: Quorum
  readonly threshold: Threshold
  readonly thresholdOf: ThresholdBase
  readonly maxChoices: number
}

/** How often an option was chosen. */
export type Tally = { readonly position: number; readonly stance: Stance; readonly votes: number }

/** How a vote ends. `winners`: positions of the adopted options, best first. */
export type Decision = {
  readonly outcome: Extract<TopicOutcome, 'adopted' | 'failed'>
  readonly reason: OutcomeReason
  readonly winners: readonly number[]
}

/**
 * Decides a vote: enough households of the roll took part; what has most votes wins if it reaches its share; abstaining counts as taking part and
 * never wins; when "against" has most, it is rejected. Of several choices all that reach the share are adopted, at most as many as one
 * household may choose; equal ones that would be cut in two are left out together.
 */
export function decide(rules: VoteRules, roll: number, cast: number, tallies: readonly Tally[]): Decision {
  const failed = (reason: OutcomeReason): Decision => ({ outcome: 'failed', reason, winners: [] })
  if (cast === 0) return failed('no_votes')
  if (!reaches(cast, roll, SHARES[rules.quorum])) return failed('no_quorum')
  const standing = tallies
    .filter((one) => one.stance !== 'abstain' && one.votes > 0)
    .toSorted((a, b) => b.votes - a.votes || a.position - b.position)
  const [best] = standing
  if (!best) return failed('below_threshold')
  const base = rules.thresholdOf === 'all' ? roll : cast
  const isEnough = (one: Tally) => reaches(one.votes, base, SHARES[rules.threshold])
  if (rules.maxChoices === 1) {
    if (standing.some((one) => one !== best && one.votes === best.votes)) return failed('tie')
    if (best.stance === 'against') return failed('rejected')
    return isEnough(best)
      ? { outcome: 'adopted', reason: 'passed', winners: [best.position] }
      : failed('below_threshold')
  }
  if (best.stance === 'against') return failed('rejected')
  const enough = standing.filter((one) => one.stance === 'for' && isEnough(one))
  if (enough.length === 0) return failed('below_threshold')
  const cut = enough[rules.maxChoices]?.votes
  const winners = enough.slice(0, rules.maxChoices).filter((one) => one.votes !== cut)
  if (winners.length === 0) return failed('tie')
  return { outcome: 'adopted', reason: 'passed', winners: winners.map((one) => one.position) }
}

/** Adds ballots up. Every household counts once for each option it chose. */
export function addUp(
  options: readonly { position: number; stance: Stance }[],
  ballots: readonly { choices: readonly number[] }[],
): Tally[] {
  return options.map(({ position, stance }) => ({
    position,
    stance,
    votes: ballots.filter((one) => one.choices.includes(position)).length,
  }))
}

/** What is to be opened, as far as rules ask about it. */
type Draft = {
  readonly kind: TopicKind
  readonly options: readonly { text: string; stance: Stance }[]
  readonly maxChoices: number
  readonly opensAt: Date
  readonly closesAt: Date
}

const HOUR = 3_600_000

/** Why a topic cannot be opened like this; undefined = it can. */
export function topicFault(draft: Draft, now: Date): string | undefined {
  const { kind, options, maxChoices, opensAt, closesAt } = draft
  if (kind === 'opinion' && options.length > 0) return 'topic.options_not_asked'
  if (kind === 'vote' && options.length < OPTIONS_LEAST) return 'topic.options_missing'
  if (new Set(options.map((one) => one.text)).size < options.length) return 'topic.options_alike'
  if (kind === 'vote' && !options.some((one) => one.stance === 'for')) return 'topic.nothing_proposed'
  if (kind === 'vote' && maxChoices >= options.length) return 'topic.too_many_choices'
  if (opensAt < now || opensAt.getTime() > now.getTime() + AHEAD_DAYS_MOST * 24 * HOUR) return 'topic.opens_wrong'
  const hours = (closesAt.getTime() - opensAt.getTime()) / HOUR
  return hours < OPEN_HOURS_LEAST || hours > OPEN_DAYS_MOST * 24 ? 'topic.closes_wrong' : undefined
}

/** Why these choices are none; undefined = they are. */
export function choicesFault(options: number, maxChoices: number, choices: readonly number[]): string | undefined {
  if (new Set(choices).size < choices.length || choices.some((one) => one > options)) return 'vote.choices_wrong'
  return choices.length > maxChoices ? 'vote.too_many_choices' : undefined
}

/** A vote of a household that is there, as far as another one asks. */
export type Standing = { readonly id: string; readonly way: VoteWay; readonly votedAt: Date }

/**
 * What becomes of a vote when the household has one already. By hand the voter says which one she knows of; another is told first. A proxy
 * never stands over the household's own word. A paper counts from the moment it was handed in.
 */
export function replaceFault(
  standing: Standing | undefined,
  next: { way: VoteWay; expects: string | null; votedAt: Date },
): 'vote.household_voted' | 'vote.own_word_stands' | 'paper.older' | undefined {
  if (!standing) return next.expects === null || next.way === 'paper' ? undefined : 'vote.household_voted'
  if (next.way === 'paper')
    return standing.way !== 'proxy' && standing.votedAt > next.votedAt ? 'paper.older' : undefined
  if (next.way === 'proxy' && standing.way !== 'proxy') return 'vote.own_word_stands'
  return next.expects === standing.id ? undefined : 'vote.household_voted'
}

/** What the entries of a paper come to: a second by somebody else settles it when equal; a third must agree with one of the two. */
export function readEntries(
  entries: readonly (readonly number[])[],
): 'waiting' | 'differing' | 'agreed' | 'none_of_both' {
  const [first, second, third] = entries.map((one) => [...one].sort((a, b) => a - b).join(','))
  if (second === undefined) return 'waiting'
  if (third === undefined) return first === second ? 'agreed' : 'differing'
  return third === first || third === second ? 'agreed' : 'none_of_both'
}
