import type { Category } from './contract.ts'
import { MOST_PROPOSED } from './precedent.ts'

/** A leaf proposed for a text, with the words of the text that spoke for it. A person decides. */
export type Suggestion = {
  readonly category: Category
  /** For comparing within one answer only. */
  readonly score: number
  readonly because: readonly string[]
}

type Keyword = { readonly word: string; readonly parts: readonly string[]; readonly length: number }
type Leaf = { readonly category: Category; readonly keywords: readonly Keyword[]; readonly pairs: ReadonlySet<string> }
type Index = {
  readonly leaves: readonly Leaf[]
  readonly rarityOfWord: ReadonlyMap<string, number>
  readonly rarityOfPair: ReadonlyMap<string, number>
}

/** A pair of characters says far less than a whole word. */
const PAIR_WEIGHT = 0.5
/** Without any whole word, it takes so many pairs. */
const LEAST_PAIRS = 2
const REASONS = 5
/** Between the parts of a keyword stands whatever people put there. */
const GAP = '…'
/** A pair with one of these characters says how something is told, not what. */
const TELLING = /[的了一不在有是就都到着过吗呢啊把被给让几个这那我你他她它们来去上下里人好很太还没天么样老小大]/

const indexes = new WeakMap<readonly Category[], Index>()

/**
 * The leaves that a text speaks for, best first, at most three: counts of their keywords and of pairs of neighbouring characters
 * (of keywords and name), each the heavier the fewer leaves share it. No model and no learning: the same text always gives the
 * same answer, and the reasons are words of the text. Equal scores stand in the order of their codes.
 * @param text what somebody wrote, any length
 * @param categories the catalogue; its classes are passed over. What is worked out from it is kept with the array, so callers keep the array.
 */
export function suggest(text: string, categories: readonly Category[]): Suggestion[] {
  const index = indexOf(categories)
  const plain = normalise(text)
  const clauses = plain.split(CLAUSE_END)
  const pairs = pairsOf(plain)
  return index.leaves
    .flatMap((leaf) => weigh(leaf, clauses, pairs, index) ?? [])
    .sort((a, b) => b.score - a.score || (a.category.code < b.category.code ? -1 : 1))
    .slice(0, MOST_PROPOSED)
}

/** After normalising, only these are left of the full-width marks. */
const CLAUSE_END = /[,;!?.。、\n]/

/** The pairs of neighbouring Chinese characters that say what a text is about, not how it is told. */
export function tellingPairs(text: string): string[] {
  return [...pairsOf(normalise(text))]
}

/** The leaf with its score; undefined when too little in the text speaks for it. */
function weigh(
  leaf: Leaf,
  clauses: readonly string[],
  pairs: ReadonlySet<string>,
  index: Index,
): Suggestion | undefined {
  const spoken = leaf.keywords.filter((keyword) => clauses.some((clause) => stands(keyword, clause)))
  const shared = [...pairs].filter((pair) => leaf.pairs.has(pair))
  if (spoken.length === 0 && shared.length < LEAST_PAIRS) return undefined
  const ofWords = spoken.reduce((sum, { word, length }) => sum + length * (index.rarityOfWord.get(word) ?? 0), 0)
  const ofPairs = shared.reduce((sum, pair) => sum + (index.rarityOfPair.get(pair) ?? 0), 0)
  return {
    category: leaf.category,
    score: Math.round((ofWords + PAIR_WEIGHT * ofPairs) * 1000) / 1000,
    because: reasonsOf(
      spoken.map((keyword) => keyword.word),
      shared,
    ),
  }
}

/** Whether the parts stand in the clause in their order. */
function stands({ parts }: Keyword, clause: string): boolean {
  let from = 0
  for (const part of parts) {
    const at = clause.indexOf(part, from)
    if (at === -1) return false
    from = at + part.length
  }
  return true
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
    .map((category) => {
      const words = [...new Set(category.keywords)].map(readKeyword).filter((one) => one.length > 0)
      const pairs = pairsOf([normalise(category.nameZh), ...words.flatMap((one) => one.parts)].join(' '))
      return { category, keywords: words, pairs }
    })
  const index = {
    leaves,
    rarityOfWord: rarity(leaves.map((leaf) => leaf.keywords.map((one) => one.word))),
    rarityOfPair: rarity(leaves.map((leaf) => [...leaf.pairs])),
  }
  indexes.set(categories, index)
  return index
}

function readKeyword(word: string): Keyword {
  const parts = word
    .split(GAP)
    .map(normalise)
    .filter((part) => part !== '')
  return { word, parts, length: parts.reduce((sum, part) => sum + [...part].length, 0) }
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
    for (let i = 0; i + 1 < characters.length; i++) {
      const pair = characters[i] + characters[i + 1]
      if (!TELLING.test(pair)) pairs.add(pair)
    }
  }
  return pairs
}
