/** The two languages of every screen; Chinese leads. */
export type Language = 'zh' | 'en'

/** One entry of a module's words: Chinese first, English beside it. `{name}` marks a placeholder, `{count|door|doors}` a number with its noun. */
export type Word = { readonly zh: string; readonly en: string }

/** A module's table of words by key. */
export type Words = Readonly<Record<string, Word>>

/** Values for the placeholders of a word. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>

/**
 * The word in a language with its placeholders filled; a placeholder without a value stays visible, so that it is noticed. `{count|door|doors}` is the
 * number with the form that goes with it: 1 door, 2 doors.
 */
export function say(word: Word, language: Language, facts: Facts = {}): string {
  return word[language].replace(PLACEHOLDER, (whole, name: string, one?: string, many?: string) => {
    const value = facts[name]
    if (value === undefined || value === null) return whole
    return many === undefined ? String(value) : `${value} ${Number(value) === 1 ? one : many}`
  })
}

const PLACEHOLDER = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g
