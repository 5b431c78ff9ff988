import type { Category } from './contract.ts'

/** A leaf proposed for a text, with the words of the text that spoke for it. A person decides. */
export type Suggestion = { readonly code: string; readonly score: number; readonly because: readonly string[] }

type Leaf = { readonly code: string; readonly keywords: readonly string[]; readonly pairs: ReadonlySet<string> }
type Index = {
  readonly leaves: readonly Leaf[]
  readonly rarityOfKeyword: ReadonlyMap<string, number>
  readonly rarityOfPair: ReadonlyMap<string, number>
}

/** How many are proposed. */
const TOP = 3
/** A pair of characters says far less than a whole word. */
const PAIR_WEIGHT = 0.35
/** Below this, nothing in the text spoke clearly enough. */
const LEAST_SCORE = 1
const REASONS = 5

const indexes = new WeakMap<readonly Category[], Index>()

/**
 * The leaves that a text speaks for, best first, at most three: counts of their keywords and of pairs of neighbouring characters
 * (of keywords and name), each the heavier the fewer leaves share it. No model and no learning: the same text always gives the
 * same answer, and the reasons are words of the text. Equal scores stand in the order of their codes.
 * @param text what somebody wrote, any length
 * @param categories the catalogue; its classes are passed over
 */
export function suggest(text: string, categories: readonly Category[]): Suggestion[] {
  const index = indexOf(categories)
  const plain = normalise(text)
  const pairs = pairsOf(plain)
  return index.leaves
    .map((leaf) => weigh(leaf, plain, pairs, index))
    .filter((one) => one.score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, TOP)
}

function weigh(leaf: Leaf, text: string, pairs: ReadonlySet<string>, index: Index): Suggestion {
  const words = leaf.keywords.filter((word) => text.includes(word))
  const shared = [...pairs].filter((pair) => leaf.pairs.has(pair))
  const ofWords = words.reduce((sum, word) => sum + [...word].length * (index.rarityOfKeyword.get(word) ?? 0), 0)
  const ofPairs = shared.reduce((sum, pair) => sum + (index.rarityOfPair.get(pair) ?? 0), 0)
  return {
    code: leaf.code,
    score: Math.round((ofWords + PAIR_WEIGHT * ofPairs) * 1000) / 1000,
    because: reasonsOf(words, shared),
  }
}

/** The words, longest first, and the pairs that are in none of them. */
function reasonsOf(words: readonly string[], pairs: readonly string[]): string[] {
  const longest = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const whole = longest.filter((word, i) => !longest.slice(0, i).some((other) => other.includes(word)))
  return [...whole, ...pairs.filter((pair) => !whole.some((word) => word.includes(pair)))].slice(0, REASONS)
}

function indexOf(categories: readonly Category[]): Index {
  const known = indexes.get(categories)
  if (known) return known
  const leaves = categories
    .filter((one) => one.code.length === 4)
    .map(({ code, nameZh, keywords }) => {
      const words = keywords.map(normalise).filter((word) => word !== '')
      return { code, keywords: [...new Set(words)], pairs: pairsOf([nameZh, ...words].map(normalise).join(' ')) }
    })
  const index = {
    leaves,
    rarityOfKeyword: rarity(leaves.map((leaf) => leaf.keywords)),
    rarityOfPair: rarity(leaves.map((leaf) => [...leaf.pairs])),
  }
  indexes.set(categories, index)
  return index
}

/** For each term the logarithm of how many times fewer leaves than all have it. */
function rarity(terms: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of terms) for (const term of list) counts.set(term, (counts.get(term) ?? 0) + 1)
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + terms.length / count)]))
}

/** One form of the same words: full and half width, upper and lower case. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Every two neighbouring Chinese characters. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i++) pairs.add(characters[i] + characters[i + 1])
  }
  return pairs
}
