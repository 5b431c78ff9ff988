import type { Nature, Tier } from '../../modules/routing/contract.ts'

/**
 * What people say, and are told, about one leaf of the category tree (domain.md §3). Texts may hold {place} (where it
 * is, in the words of the place), {floor}, {when}, {days}, {n} and {tens}. No sentence ends with a full stop: the parts
 * are joined.
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
  /** Is it about families or owners, so that it does not happen in a dormitory? */
  readonly notInDormitories?: true
  /** Can it end half done, planned or not at all? */
  readonly mayLinger?: true
  readonly tier: Tier
  /** Working hours that handling usually takes, from assignment to resolution. */
  readonly hours: number
  readonly natures: readonly Nature[]
  readonly tales: readonly Tale[]
  /** A second sentence that fits every tale; left out now and then. */
  readonly more: readonly string[]
  /** The usual outcome when it is not 'solved'. */
  readonly outcome?: 'explained' | 'planned'
}

/** One thing that happens: the report, what was done, and what a member says who settled it on the spot. */
export interface Tale {
  readonly told: string
  readonly done: string
  readonly spot: string | null
}

/** Reads tales, one a line: told → done, or told → done → settled on the spot. Throws on any other line. */
export const tales = (text: string): Tale[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [told, done, spot = null, ...more] = line.split('→').map((part) => part.trim())
      if (!told || !done || spot === '' || more.length > 0) throw new Error(`not a tale: ${line}`)
      return { told, done, spot }
    })
