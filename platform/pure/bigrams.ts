/**
 * Search terms of a text: every two neighbouring Chinese characters (a segmenter misses names), and Latin words and numbers in
 * lower case. Runs of one Chinese character keep that character.
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const run of text.normalize('NFKC').toLowerCase().match(RUN) ?? []) {
    if (HAN.test(run)) {
      const characters = [...run]
      if (characters.length === 1) terms.add(run)
      for (let i = 0; i + 1 < characters.length; i++) terms.add(characters[i] + characters[i + 1])
    } else {
      terms.add(run.slice(0, 40))
    }
  }
  return [...terms]
}

/**
 * The search as a tsquery of the 'simple' kind: all terms must stand in the text; a single Chinese character and the last Latin
 * word match as beginnings. Undefined when nothing in it can be searched for.
 * @param before what stands before each term in the index
 */
export function searchQuery(text: string, before: string): string | undefined {
  const runs = text.normalize('NFKC').toLowerCase().match(RUN) ?? []
  const parts = runs.flatMap((run) => {
    if (!HAN.test(run)) return [`${quoted(before + run.slice(0, 40))}:*`]
    return [...run].length === 1 ? [`${quoted(before + run)}:*`] : searchTerms(run).map((term) => quoted(before + term))
  })
  return parts.length === 0 ? undefined : [...new Set(parts)].join(' & ')
}

/** Each term as a tsquery of the 'simple' kind, behind the same mark as in the index: to count how many of them stand in a text. */
export function termQueries(terms: readonly string[], before: string): string[] {
  return terms.map((term) => quoted(before + term))
}

const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu
const HAN = /^\p{Script=Han}/u

function quoted(term: string): string {
  return `'${term.replace(/['\\]/g, '')}'`
}
