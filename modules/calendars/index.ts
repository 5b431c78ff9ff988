import type { Module } from '../../platform/module.ts'
import { publish } from './commands.ts'
import { current, history, yearPlan } from './queries.ts'
import { WORDS } from './words.ts'

export { checkCalendar, seedCalendar } from './commands.ts'
export { type PublishedSets, publishedSets } from './published-sets.ts'
export { calendarOf, currentCalendar } from './queries.ts'
export type { WorkingCalendar } from './rules.ts'
export { listPublications } from './store.ts'

/** Working calendars: published sets of days and service hours. */
export const calendarsModule = {
  name: 'calendars',
  commands: [publish],
  queries: [current, yearPlan, history],
  words: WORDS,
} as const satisfies Module
