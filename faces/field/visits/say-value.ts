import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import type { KnownField, Value } from '../../../modules/tasks/contract.ts'
import { LANGUAGE_WORDS } from '../../../modules/tasks/words.ts'
import type { Speech } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { DOORS } from '../doors/words.ts'
import { VISIT } from './words.ts'

/** The value of a known field in words. */
export function sayValue(field: KnownField, value: Value | null, { t }: Pick<Speech, 't'>): string {
  if (value === null) return t(VISIT.unknown)
  switch (field) {
    case 'room_use':
    case 'language': {
      const word = wordFor(field === 'language' ? LANGUAGE_WORDS : HOUSEHOLD_USE_WORDS, String(value))
      return word ? t(word) : t(VISIT.unknown)
    }
    case 'headcount':
      return t(DOORS.peopleCount, { count: Number(value) })
    case 'lift':
      return t(value ? DOORS.yes : DOORS.no)
    case 'lives_here':
      return t(VISIT.lives)
    case 'name':
    case 'phone':
      return String(value)
  }
}
