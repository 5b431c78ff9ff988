import type { Shift } from '../../../modules/rosters/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { sayMinutes } from '../../kit/clock-time.ts'
import type { Speech } from '../../kit/language.ts'
import { ROSTER } from './roster-words.ts'

/** A turn by its day and hours. */
export function sayShift({ date, from, until }: Shift, { t, language }: Speech): string {
  const day = sayDay(new Date(`${date}T12:00:00+08:00`), language, new Date())
  return t(ROSTER.shift, { day, from: sayMinutes(from), until: sayMinutes(until) })
}
