import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Keys } from '../../platform/keys.ts'

/** What lies in the box of a vote: the choices, and the code under which they stand in the public list. */
export type Vote = { readonly choices: readonly number[]; readonly code: string }

const Inside = z.object({ choices: z.array(z.int()), code: z.string() })
/** Crockford's base 32, as on printed codes: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 12

/** Seals a choice: two equal choices give different boxes, and without the installation's key a box tells nothing. */
export function sealVote(keys: Keys, choices: readonly number[]): { box: Buffer; hash: string } {
  const inside: Vote = { choices: [...choices].sort((a, b) => a - b), code: makeReceipt() }
  const box = keys.seal(JSON.stringify(inside))
  return { box, hash: hashOf(box) }
}

/** Opens a box. Throws when it was altered. */
export function openVote(keys: Keys, box: Buffer): Vote {
  return Inside.parse(JSON.parse(keys.open(box)))
}

/** What an event keeps of a box. */
export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The public ballots as a text file: one line each, in the order of their codes. */
export function ballotText(ballots: readonly { code: string; choices: readonly number[] }[]): string {
  return ballots
    .map((one) => `${one.code} ${one.choices.join(',')}\n`)
    .sort()
    .join('')
}

/** The roll as a text: one household a line, in the order of their ids. */
export function rollText(householdIds: readonly string[]): string {
  return [...householdIds]
    .sort()
    .map((id) => `${id}\n`)
    .join('')
}

/** Sixty random bits that belong to nobody: not derived from the household, nor from the choice. */
function makeReceipt(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
