import type { Module } from '../../platform/module.ts'
import { publishCategories, publishRules } from './commands.ts'
import { categories, rules } from './queries.ts'
import { WORDS } from './words.ts'

export { seedRouting } from './commands.ts'
export type { Category, Nature, Priority, RoutingRule, Tier } from './contract.ts'
export { currentSets, getCategory, type Sets, setsOf } from './queries.ts'
export { effectiveLimit, explain, lifeDanger, matchRule, natureCap, stageLimit, suggest } from './rules.ts'

/** Categories and routing: what a report is about, who is responsible, how long it may take. */
export const routingModule = {
  name: 'routing',
  commands: [publishCategories, publishRules],
  queries: [categories, rules],
  words: WORDS,
} as const satisfies Module
