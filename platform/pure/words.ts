/** The two languages of every screen; Chinese leads. */
export type Language = 'zh' | 'en'

/** One entry of a module's words: Chinese first, English beside it. `{name}` marks a placeholder. */
export type Word = { readonly zh: string; readonly en: string }

/** A module's table of words by key. */
export type Words = Readonly<Record<string, Word>>

/** Values for the placeholders of a word. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The word in a language with its placeholders filled; a placeholder without a value stays visible, so that it is noticed. */
export function say(word: Word, language: Language, facts: Facts = {}): string {
  return word[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = facts[name]
    return value === undefined || value === null ? whole : String(value)
  })
}
