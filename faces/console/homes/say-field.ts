import type { Home, HouseholdField } from '../../../modules/grids/homes/contract.ts'
import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import type { Speech } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { HOMES } from './words.ts'

/** What is known of a flat, in the order in which it is shown. */
export const FIELDS = ['room', 'entrance', 'use', 'people', 'lift'] as const satisfies readonly HouseholdField[]

/** The value of a field of a flat, in words. */
export function sayField(home: Home, field: HouseholdField, { t }: Pick<Speech, 't'>): string {
  switch (field) {
    case 'room':
      return home.room
    case 'entrance':
      return home.entranceName
    case 'use':
      return home.use === null ? t(HOMES.unknown) : t(HOUSEHOLD_USE_WORDS[home.use])
    case 'people':
      return home.people === null ? t(HOMES.unknown) : String(home.people)
    case 'lift':
      return home.lift === null ? t(HOMES.unknown) : t(home.lift ? HOMES.yes : HOMES.no)
  }
}

/** A value as a correction keeps it, in words. */
export function sayValue(field: string, value: string | null, { t }: Pick<Speech, 't'>): string {
  if (value === null) return t(HOMES.unknown)
  if (field === 'lift') return t(value === 'yes' ? HOMES.yes : HOMES.no)
  const use = field === 'use' ? wordFor(HOUSEHOLD_USE_WORDS, value) : null
  return use ? t(use) : value
}
