import { sayMoment } from '../../platform/pure/time.ts'
import { type Facts, type Language, say, type Word } from '../../platform/pure/words.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** The word with its placeholders filled; instants (ISO 8601) among the facts are said as people say dates. */
export function sayTo(language: Language, now: Date, word: Word, facts: Facts = {}): string {
  const spoken = Object.entries(facts).map(([name, value]) => [name, spokenFact(value, language, now)])
  return say(word, language, Object.fromEntries(spoken))
}

function spokenFact(value: Facts[string], language: Language, now: Date): Facts[string] {
  return typeof value === 'string' && INSTANT.test(value) ? sayMoment(new Date(value), language, now) : value
}
