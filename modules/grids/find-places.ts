/** A name by which places are found, and the first letters of its characters in pinyin, one for each («银河花园3幢», `yhhy3z`); '' where they are not known. */
export type Named = { readonly text: string; readonly initials: string }

/** A name as it is compared: without spaces, in ordinary digits and small letters; «3栋» and «3号楼» are «3幢», as in the register. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/([0-9])(?:栋|号楼)/g, '$1幢')
}

/** The words of a search: a number begins a new one, so that `yh3z302` is `yh`, `3z` and 302; «302室» is 302. */
export function wordsOf(search: string): readonly string[] {
  return search
    .normalize('NFKC')
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) =>
      plain(word)
        .replace(/([0-9])(?:室|号|房)$/, '$1')
        .split(/(?<=[^0-9])(?=[0-9])/),
    )
}

/**
 * The places whose names hold most of what is looked for, and what of it no name holds: the numbers of rooms behind them. So «幸福里 3幢 302»,
 * `xfl 3z 302` and `xfl3z302` all find the doors of one building, and leave 302.
 */
export function findPlaces<P extends { readonly named: Named }>(
  search: string,
  places: readonly P[],
): { readonly found: readonly P[]; readonly rest: readonly string[] } {
  const words = wordsOf(search)
  let [found, rest]: [P[], readonly string[]] = [[], words]
  let least = Infinity
  for (const place of places) {
    const left = words.filter((word) => !holds(place.named, word))
    const length = left.reduce((sum, word) => sum + word.length, 0)
    if (length < least) [found, rest, least] = [[place], left, length]
    else if (length === least && left.join(' ') === rest.join(' ')) found.push(place)
  }
  return { found, rest }
}

/** Whether a name holds a word, each of its characters written out or by its first letter. */
export function holds({ text, initials }: Named, word: string): boolean {
  const characters = [...plain(text)]
  const letters = [...initials]
  const hasLetters = letters.length === characters.length
  const looked = [...word]
  return characters.some((_, from) => {
    if (from + looked.length > characters.length) return false
    // A number is found from its beginning: 3幢 is not in 13幢.
    if (isDigit(looked[0]) && isDigit(characters[from - 1])) return false
    return looked.every((one, i) => {
      const character = characters[from + i]
      return one === character || (hasLetters && one === letters[from + i]) || (one === 'd' && character === '幢')
    })
  })
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /[0-9]/.test(character)
}
