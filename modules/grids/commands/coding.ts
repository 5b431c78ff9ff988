import { Refusal } from '../../../platform/pure/refusals.ts'
import type { GridKind, Level } from '../rules.ts'
import type { GridNode, GridTree, TreeCommunity } from '../tree.ts'

/** What a code is for. */
type Coded = { readonly level: Level; readonly kind: GridKind }

/** What follows the base, per level: how many digits, after which letters, from where to where (domain.md §1.7). */
type Serial = { readonly letters: readonly string[]; readonly digits: number; readonly first: number; readonly last: number }

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXZ'.split('')
const SERIALS = {
  main: { letters: LETTERS, digits: 2, first: 1, last: 99 },
  ordinary: { letters: [''], digits: 3, first: 1, last: 799 },
  dedicated: { letters: [''], digits: 3, first: 801, last: 999 },
  compound: { letters: ['Y'], digits: 3, first: 1, last: 999 },
  micro: { letters: [''], digits: 3, first: 1, last: 999 },
} as const satisfies Record<string, Serial>

/**
 * What the code of a grid begins with: the community's 12 digits; for a micro grid the code of the ordinary or dedicated grid above it, also through a
 * compound.
 * @param recoded codes that grids above are being given in the same act
 */
export function baseCode(
  tree: GridTree,
  level: Level,
  parent: GridNode,
  community: TreeCommunity,
  recoded: ReadonlyMap<string, string> = new Map(),
): string {
  if (level !== 'micro') return community.code
  const ordinary = parent.level === 'compound' ? tree.get(parent.parentId ?? '') : parent
  return ordinary ? (recoded.get(ordinary.id) ?? ordinary.code) : community.code
}

/** Whether a code fits a grid above which the codes begin with `base`. A community's first main grid has the community's own code. */
export function fitsCode(one: Coded, base: string, code: string): boolean {
  if (one.level === 'main' && code === base) return true
  const serial = serialOf(one)
  if (!serial || !code.startsWith(base)) return false
  const rest = code.slice(base.length)
  const letter = serial.letters.find((prefix) => prefix !== '' && rest.startsWith(prefix)) ?? ''
  const digits = rest.slice(letter.length)
  const number = Number(digits)
  return (
    serial.letters.includes(letter) &&
    digits.length === serial.digits &&
    /^[0-9]+$/.test(digits) &&
    number >= serial.first &&
    number <= serial.last
  )
}

/** Throws Refusal grid.code_wrong or grid.code_taken unless the code can be given. */
export function checkCode(one: Coded, base: string, code: string, used: ReadonlySet<string>): void {
  if (!fitsCode(one, base, code)) throw new Refusal('grid.code_wrong', { code })
  if (used.has(code)) throw new Refusal('grid.code_taken', { code })
}

/** The code after the highest one ever given, so that codes run on as grids are drawn; when that is the last, the lowest free one. Throws Refusal grid.codes_exhausted. */
export function freeCode(one: Coded, base: string, used: ReadonlySet<string>): string {
  const serial = serialOf(one)
  if (!serial) throw new Refusal('grid.codes_exhausted')
  for (const letter of serial.letters) {
    const code = (number: number) => `${base}${letter}${String(number).padStart(serial.digits, '0')}`
    const numbers = Array.from({ length: serial.last - serial.first + 1 }, (_, i) => serial.first + i)
    const highest = numbers.findLast((number) => used.has(code(number)))
    const next = highest === undefined ? serial.first : highest + 1
    if (next <= serial.last) return code(next)
    const free = numbers.find((number) => !used.has(code(number)))
    if (free !== undefined) return code(free)
  }
  throw new Refusal('grid.codes_exhausted')
}

function serialOf({ level, kind }: Coded): Serial | undefined {
  if (level === 'district' || level === 'subdistrict') return undefined
  return level === 'ordinary' && kind === 'dedicated' ? SERIALS.dedicated : SERIALS[level]
}
