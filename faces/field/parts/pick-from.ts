/** Something to choose; `also` are further words by which it is found (a code). */
export type Pick = { readonly id: string; readonly name: string; readonly note: string; readonly also?: string }

/** Those in which every word of the search occurs, in name, note or code; all of them without a search. */
export function pickFrom(picks: readonly Pick[], search: string): readonly Pick[] {
  const words = tidy(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return picks
  return picks.filter((pick) => {
    const text = tidy([pick.name, pick.note, pick.also].join(' '))
    return words.every((word) => text.includes(word))
  })
}

function tidy(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
