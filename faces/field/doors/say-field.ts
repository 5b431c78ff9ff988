import type { Home, HouseholdField } from '../../../modules/grids/homes/contract.ts'
import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import type { Speech } from '../../kit/language.ts'
import { DOORS } from './words.ts'

/** What is known of a flat, in the order in which it is shown. */
export const FIELDS = ['room', 'entrance', 'use', 'people', 'lift'] as const satisfies readonly HouseholdField[]

/** Whether the rows of a phone tell it: where the flat is, not how it is used nor how many live there. */
export function isOnPhone(field: HouseholdField): boolean {
  return field === 'room' || field === 'entrance'
}

/** The value of a field of a flat, in words. */
export function sayField(home: Home, field: HouseholdField, { t }: Pick<Speech, 't'>): string {
  switch (field) {
    case 'room':
      return home.room
    case 'entrance':
      return home.entranceName
    case 'use':
      return home.use === null ? t(DOORS.unknown) : t(HOUSEHOLD_USE_WORDS[home.use])
    case 'people':
      return home.people === null ? t(DOORS.unknown) : t(DOORS.peopleCount, { count: home.people })
    case 'lift':
      return home.lift === null ? t(DOORS.unknown) : t(home.lift ? DOORS.yes : DOORS.no)
  }
}
