import { pinyin } from 'pinyin-pro'
import { plain } from './find-places.ts'

/** Names that were asked for: a street has few that differ. */
const known = new Map<string, string>()
const MOST = 20_000

/**
 * The first letters of a name in pinyin, one for each of its characters as `plain` gives them: «重庆路2号院» → `cql2hy`. A character with several
 * readings is read as its neighbours say; what has no reading stays as it is. For the server only: the dictionary is too heavy for a phone.
 */
export function initialsOf(name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  const text = plain(name)
  const letters = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'spaced' })
  const initials = letters.map((letter, i) => (/^[a-z]$/i.test(letter) ? letter.toLowerCase() : [...text][i])).join('')
  if (known.size >= MOST) known.clear()
  known.set(name, initials)
  return initials
}

/** Of compound and name, each read by itself. */
export function initialsOfBuilding({ compoundName, name }: { compoundName: string | null; name: string }): string {
  return initialsOf(compoundName ?? '') + initialsOf(name)
}
