import type { Frequency, Template } from '../../../modules/tasks/contract.ts'
import { MARK_WORDS, TARGET_WORDS } from '../../../modules/tasks/words.ts'
import type { Speech } from '../../kit/language.ts'
import { ITEMS, OFTEN, WEEKDAY_WORDS } from './words.ts'

/** «每月 5 号». */
export function sayFrequency(frequency: Frequency, { t }: Pick<Speech, 't'>): string {
  switch (frequency.unit) {
    case 'once':
      return t(OFTEN.once, { on: frequency.on })
    case 'day':
      return frequency.every === 1 ? t(OFTEN.day) : t(OFTEN.days, { every: frequency.every })
    case 'week': {
      const weekday = t(weekdayWord(frequency.weekday))
      return frequency.every === 1 ? t(OFTEN.week, { weekday }) : t(OFTEN.weeks, { every: frequency.every, weekday })
    }
    case 'month':
      return frequency.every === 1
        ? t(OFTEN.month, { day: frequency.day })
        : t(OFTEN.months, { every: frequency.every, day: frequency.day })
    case 'on_demand':
      return t(OFTEN.on_demand)
  }
}

/** Whom it is about: «独居老人户», or every one of its kind. */
export function sayTarget({ target, mark }: Pick<Template, 'target' | 'mark'>, { t }: Pick<Speech, 't'>): string {
  return t(mark === null ? TARGET_WORDS[target] : MARK_WORDS[mark])
}

/** From when until when, or that it is not decided yet. */
export function sayValidity(one: Pick<Template, 'validFrom' | 'validUntil'>, { t }: Pick<Speech, 't'>): string {
  return one.validFrom === null || one.validUntil === null
    ? t(ITEMS.notYet)
    : t(ITEMS.fromUntil, { from: one.validFrom, until: one.validUntil })
}

function weekdayWord(weekday: number) {
  const found = Object.entries(WEEKDAY_WORDS).find(([key]) => Number(key) === weekday)
  return found ? found[1] : WEEKDAY_WORDS[1]
}
