import type { HouseholdField } from '../../../modules/grids/contract.ts'
import { HOUSEHOLD_FIELD_WORDS, HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import { wordFor } from '../../kit/said.ts'
import type { Item } from './outbox-item.ts'

/** What a correction of a flat says, for the lead to whom it is handed; of a flat that was added its room. */
export function sayChange({ change, room }: Item['input']): string {
  const { field, value } = (change ?? {}) as { field?: HouseholdField; value?: unknown }
  if (field === undefined) return String(room ?? '')
  const use = wordFor(HOUSEHOLD_USE_WORDS, String(value))
  const said =
    field === 'use' && use ? use.zh : field === 'lift' ? (value === true ? '有' : '没有') : String(value ?? '')
  return field === 'entrance' ? HOUSEHOLD_FIELD_WORDS[field].zh : `${HOUSEHOLD_FIELD_WORDS[field].zh} → ${said}`
}
