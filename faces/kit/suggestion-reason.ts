import type { Speech } from './language.ts'
import { spokenWords } from './spoken-words.ts'
import type { Suggestion } from './use-suggestions.ts'
import { KIND } from './words.ts'

/** Why a kind is suggested: the words that speak for it, and how people sorted similar cases before. */
export function sayWhy({ because, past }: Pick<Suggestion, 'because' | 'past'>, { t, list }: Speech): string {
  return [
    because.length > 0 ? t(KIND.because, { words: list(spokenWords(because)) }) : '',
    past ? t(past.count === past.of ? KIND.pastAll : KIND.past, { ...past, numbers: list(past.numbers) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
