/** What a grid code says; `dedicated` (专属网格) is an ordinary grid's code from 801 on. */
export type GridCodeKind = 'main' | 'ordinary' | 'dedicated' | 'compound' | 'micro'

/** A grid code taken apart. `community` is the 12-digit statistical code; `parent` the code it is built on. */
export type GridCode = {
  readonly kind: GridCodeKind
  readonly community: string
  readonly parent: string
  readonly serial: number
}

/**
 * A printed or spoken code: how many random characters before the check character, and how they are grouped for
 * reading.
 */
export type CodeForm = { readonly characters: number; readonly groups: readonly number[] }

/** Code on a board, a door or a sticker (场所码): 50 random bits, `XXXX-XXXX-XXX`. */
export const PLACE_CODE: CodeForm = { characters: 10, groups: [4, 4, 3] }
/** Code by which a reporter follows a case: 80 random bits, `XXXX-XXXX-XXXX-XXXXX`. */
export const TRACKING_CODE: CodeForm = { characters: 16, groups: [4, 4, 4, 5] }

/** Code that one shows to the family so that they may act for one (家人代办): 35 random bits, three days, once: `XXXX-XXXX`. */
export const PROXY_CODE: CodeForm = { characters: 7, groups: [4, 4] }

/** Why a typed code is not taken; with `mistyped` the form is right and a character is wrong. */
export type CodeFault = 'empty' | 'wrong_length' | 'wrong_character' | 'mistyped'

const SERIALS = {
  ordinary: { first: 1, last: 799, digits: 3 },
  dedicated: { first: 801, last: 999, digits: 3 },
  compound: { first: 1, last: 999, digits: 3 },
  micro: { first: 1, last: 999, digits: 3 },
} as const
/** Letters of second and further main grids; without I and O (read as digits) and Y (院落, compounds). */
const MAIN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXZ'
const MAIN_LAST = 99
/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Takes a grid code apart; undefined when it is none. Forms: 12 digits = main grid; + letter and 01–99 = a second or
 * further main grid; + 001–799 = ordinary; + 801–999 = dedicated; + Y and 001–999 = compound (小区院落); the 15 digits of
 * an ordinary or dedicated grid + 001–999 = micro. Serials without a meaning (000, 800) and codes of a street or county
 * (000 for the community) are refused.
 */
export function parseGridCode(code: string): GridCode | undefined {
  const found = /^([1-8]\d{5})(\d{3})(\d{3})(?:([A-Z])(\d{2,3})|(\d{3})(\d{3})?)?$/.exec(code)
  if (!found || found[2] === '000' || found[3] === '000') return undefined
  const community = code.slice(0, 12)
  const [letter, lettered, second, third] = found.slice(4)
  if (letter === 'Y') return lettered?.length === 3 ? gridCode('compound', community, lettered) : undefined
  if (letter !== undefined) {
    const block = MAIN_LETTERS.indexOf(letter)
    const number = Number(lettered)
    if (block === -1 || lettered?.length !== 2 || number === 0) return undefined
    return { kind: 'main', community, parent: community, serial: block * MAIN_LAST + number }
  }
  if (second === undefined) return { kind: 'main', community, parent: community, serial: 0 }
  const ground = gridCode(Number(second) < 800 ? 'ordinary' : 'dedicated', community, second)
  if (third === undefined || !ground) return ground
  const micro = gridCode('micro', community, third)
  return micro && { ...micro, parent: code.slice(0, 15) }
}

/**
 * The next code of a kind under `parent`: the community's code or that of a main grid; for micro the ordinary or
 * dedicated grid's. `everUsed` are all codes that were ever given there, of grids no longer standing too (others in it
 * do no harm): a code is never given twice. The serial after the highest; only when those have run out, the lowest that
 * was never given. Undefined when none is left.
 * @throws RangeError when `parent` cannot carry a code of this kind
 */
export function nextGridCode(kind: GridCodeKind, parent: string, everUsed: Iterable<string>): string | undefined {
  const carrier = parseGridCode(parent)
  const needed =
    kind === 'micro' ? carrier?.kind === 'ordinary' || carrier?.kind === 'dedicated' : carrier?.kind === 'main'
  if (!carrier || !needed) throw new RangeError(`no ${kind} grid is coded under ${parent}`)
  const base = kind === 'micro' ? parent : carrier.community
  const used = new Set<number>()
  for (const code of everUsed) {
    const one = parseGridCode(code)
    if (one && one.kind === kind && one.parent === base) used.add(one.serial)
  }
  const { first, last } = kind === 'main' ? { first: 0, last: MAIN_LETTERS.length * MAIN_LAST } : SERIALS[kind]
  const next = Math.max(first - 1, ...used) + 1
  if (next <= last) return formatSerial(kind, base, next)
  for (let serial = first; serial <= last; serial++) if (!used.has(serial)) return formatSerial(kind, base, serial)
  return undefined
}

/**
 * Makes a code of a form from random bytes (place code: 7, tracking code: 10; more do no harm): the leading bits, five
 * to a character, then the check character. Stored and put into addresses as it is; `showCode` groups it for print.
 * @throws RangeError when there are too few bytes
 */
export function makeCode(form: CodeForm, random: Uint8Array): string {
  if (random.length * 8 < form.characters * 5) throw new RangeError('too few random bytes')
  const digits = Array.from({ length: form.characters }, (_, i) => {
    const at = Math.floor((i * 5) / 8)
    const pair = (random[at] ?? 0) * 256 + (random[at + 1] ?? 0)
    return (pair >> (11 - ((i * 5) % 8))) & 31
  })
  return [...digits, checkDigit(digits)].map((digit) => ALPHABET[digit]).join('')
}

/**
 * Reads a code as people type or paste it: small letters, spaces, hyphens, full-width characters, O for 0, I and L for
 * 1. The check character reveals each single wrong character and each exchange of two characters, wherever they stand.
 */
export function readCode(
  form: CodeForm,
  typed: string,
): { readonly ok: true; readonly code: string } | { readonly ok: false; readonly fault: CodeFault } {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]/gu, '')
  const code = plain.replaceAll('O', '0').replace(/[IL]/g, '1')
  if (code === '') return { ok: false, fault: 'empty' }
  const digits = Array.from(code, (character) => ALPHABET.indexOf(character))
  if (digits.includes(-1)) return { ok: false, fault: 'wrong_character' }
  if (digits.length !== form.characters + 1) return { ok: false, fault: 'wrong_length' }
  const check = digits.at(-1)
  return check === checkDigit(digits.slice(0, -1)) ? { ok: true, code } : { ok: false, fault: 'mistyped' }
}

/** A code in groups, as it is printed and read out: `7K3Q-9FZD-2MX`. */
export function showCode(form: CodeForm, code: string): string {
  let from = 0
  const groups = form.groups.map((length) => {
    from += length
    return code.slice(from - length, from)
  })
  return groups.join('-')
}

function gridCode(kind: keyof typeof SERIALS, community: string, digits: string): GridCode | undefined {
  const serial = Number(digits)
  const { first, last } = SERIALS[kind]
  return serial >= first && serial <= last ? { kind, community, parent: community, serial } : undefined
}

function formatSerial(kind: GridCodeKind, base: string, serial: number): string {
  if (kind !== 'main')
    return `${base}${kind === 'compound' ? 'Y' : ''}${String(serial).padStart(SERIALS[kind].digits, '0')}`
  if (serial === 0) return base
  const letter = MAIN_LETTERS[Math.floor((serial - 1) / MAIN_LAST)]
  return `${base}${letter}${String(((serial - 1) % MAIN_LAST) + 1).padStart(2, '0')}`
}

/**
 * The check digit: with digits as elements of the field of 32 and weights that are powers of its generator, the
 * weighted sum of all characters is zero. Weights of different places differ and none is zero, so each wrong character
 * and each exchange changes the sum (a Reed–Solomon code with one check symbol; places up to 31). Modulo 32 no such
 * weights exist, and modulo 37 needs five more signs.
 */
function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => timesGenerator(sum ^ digit), 0)
}

/** Multiplication by x in the field of 32 elements, GF(2)[x] / (x⁵ + x² + 1). */
function timesGenerator(element: number): number {
  const shifted = element << 1
  return shifted > 31 ? shifted ^ 0b100101 : shifted
}
