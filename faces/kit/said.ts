import type { Word, Words } from '../../platform/pure/words.ts'

/** The word of a key from data; a key without one is left out rather than shown raw. */
export function wordFor(words: Words, key: string | null | undefined): Word | null {
  return key !== null && key !== undefined && Object.hasOwn(words, key) ? words[key] : null
}

/** Whether a text is one of a table's keys. */
export function isKeyOf<T extends object>(table: T, key: string | null | undefined): key is Extract<keyof T, string> {
  return key !== null && key !== undefined && Object.hasOwn(table, key)
}

/** The keys of a table of words, typed. */
export function keysOf<T extends object>(table: T): Extract<keyof T, string>[] {
  return Object.keys(table).filter((key): key is Extract<keyof T, string> => isKeyOf(table, key))
}
