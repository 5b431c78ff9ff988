import { tellingPairs } from '../../routing/rules.ts'
import type { State } from '../contract.ts'

/** How a case resembles a matter: by place, age, class and words. `metres` null: one of the two has no point. */
export type Likeness = {
  readonly metres: number | null
  readonly isSameBuilding: boolean
  readonly isSameGrid: boolean
  readonly ageDays: number
  readonly kind: 'leaf' | 'class' | 'unknown' | 'other'
  readonly words: readonly string[]
}

/** How near and how recent is near and recent. */
export type Reach = { readonly metres: number; readonly days: number }
/** Before sending: strict, because strangers read it. */
export const BEFORE_SENDING = { metres: 150, days: 30 } as const satisfies Reach
/** How many are offered before sending. */
export const MOST_OFFERED = 3
/** At triage: wider, because the desk decides. */
export const AT_TRIAGE = { metres: 300, days: 90 } as const satisfies Reach

/** How many shared words it takes, the more the less the kinds have to do with each other. */
const WORDS_NEEDED = { leaf: 0, class: 1, unknown: 2, other: 3 } as const satisfies Record<Likeness['kind'], number>
const KIND_WEIGHT = { leaf: 40, class: 20, unknown: 0, other: 0 } as const satisfies Record<Likeness['kind'], number>

/** The words of a text that say what it is about: pairs of Chinese characters and longer Latin words, as the search index holds them. */
export function likenessWords(text: string): string[] {
  const latin =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]{4,40}/g) ?? []
  return [...new Set([...tellingPairs(text), ...latin])]
}

/** How two kinds stand to each other; null: not known yet. */
export function kindsAlike(one: string | null, other: string | null): Likeness['kind'] {
  if (one === null || other === null) return 'unknown'
  if (one === other) return 'leaf'
  return one.slice(0, 2) === other.slice(0, 2) ? 'class' : 'other'
}

/**
 * How what a text speaks for stands to a kind. Words are no decision: a kind that is not among the guesses says nothing against it.
 * @param guesses leaves that the words speak for
 */
export function guessAlike(guesses: readonly string[], other: string | null): Likeness['kind'] {
  const ways = guesses.map((one) => kindsAlike(one, other))
  return ways.includes('leaf') ? 'leaf' : ways.includes('class') ? 'class' : 'unknown'
}

/** Where a distance is unknown, only the same grid can be the same place. */
export function isNear(one: Pick<Likeness, 'metres' | 'isSameBuilding' | 'isSameGrid'>, { metres }: Reach): boolean {
  return one.isSameBuilding || (one.metres === null ? one.isSameGrid : one.metres <= metres)
}

/** Whether it may be the same matter. A suggestion: a person decides. */
export function isAlike(one: Likeness, reach: Reach): boolean {
  return isNear(one, reach) && one.ageDays <= reach.days && one.words.length >= WORDS_NEEDED[one.kind]
}

/** Whether the desk should look at it: near and of one class, or alike in words. */
export function mayBeSame(one: Likeness, reach: Reach): boolean {
  const isOneClass = one.kind !== 'other' && isNear(one, reach) && one.ageDays <= reach.days
  return isOneClass || isAlike(one, reach)
}

/** For the order of suggestions within one answer: class and words weigh more than nearness, nearness more than age. */
export function likenessScore(one: Likeness): number {
  const nearness = one.isSameBuilding ? 20 : one.metres === null ? 5 : Math.max(0, 20 - one.metres / 10)
  return KIND_WEIGHT[one.kind] + 5 * Math.min(one.words.length, 8) + nearness - one.ageDays / 10
}

/** What decides whether strangers may hear of a case at all. */
export type Openness = {
  /** It has a category: all that a stranger, who is shown no words, could know it by. */
  readonly isSorted: boolean
  readonly isSensitive: boolean
  readonly nature: string
  readonly householdId: string | null
  /** Its words speak for a sensitive class or of danger to life. */
  readonly soundsSensitive: boolean
}

/** Strangers hear of known kinds of matters in shared places only: nothing sensitive, no complaint about somebody, nothing inside a home. */
export function isForAnyone(one: Openness): boolean {
  return (
    one.isSorted && !one.isSensitive && !one.soundsSensitive && one.nature !== 'complaint' && one.householdId === null
  )
}

/** Whether one more person may still join: the matter has no result yet. */
export function isJoinable(state: State): boolean {
  return state !== 'resolved' && state !== 'verified' && state !== 'closed'
}
