import { Refusal } from '../../../platform/pure/refusals.ts'
import { findForbidden } from '../forbidden-words.ts'

/** A number of an identity card: 17 digits and a digit or X. */
const IDENTITY_NUMBER = /(?<!\d)\d{17}[\dXx](?![\dXx])/

/**
 * Words written at a door hold nothing of class D4 (domain.md §7.2), and no number of an identity card: nothing here asks for one.
 * @throws Refusal door.forbidden_word, door.identity_number
 */
export function refuseForbidden(...texts: readonly string[]): void {
  for (const text of texts) {
    const word = findForbidden(text)
    if (word !== undefined) throw new Refusal('door.forbidden_word', { word })
    if (IDENTITY_NUMBER.test(text.normalize('NFKC').replace(/\s+/g, ''))) throw new Refusal('door.identity_number')
  }
}
