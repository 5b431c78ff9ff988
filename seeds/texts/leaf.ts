import type { Nature, Tier } from '../../modules/routing/contract.ts'

/**
 * What people say, and are told, about one leaf of the category tree (domain.md §3). Texts may hold {place} (where it
 * is, in the words of the place), {floor}, {when}, {days}, {n} and {tens}. No sentence ends with a full stop: the parts are
 * joined.
 */
export interface Leaf {
  /** Four digits. */
  readonly code: string
  /** How often it comes, against the other leaves. */
  readonly weight: number
  /** What kind of place it is about. */
  readonly where: 'home' | 'building' | 'compound' | 'road' | 'shop'
  /** May it be about a dedicated grid: a school, a plant, a market? */
  readonly onSites?: true
  readonly tier: Tier
  /** Working hours that handling usually takes, from assignment to resolution. */
  readonly hours: number
  readonly natures: readonly Nature[]
  /** First sentence of a report. */
  readonly told: readonly string[]
  /** A second sentence, left out now and then. */
  readonly more: readonly string[]
  /** What was done, for the answer. */
  readonly done: readonly string[]
  /** The same when a grid member settled it on the spot; without it such a case goes through the desk. */
  readonly spot?: readonly string[]
  /** The usual outcome when it is not 'solved'. */
  readonly outcome?: 'explained' | 'planned'
}
