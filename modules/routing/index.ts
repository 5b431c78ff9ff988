import type { Module } from '../../platform/module.ts'
import { publishCategories } from './commands/categories.ts'
import { discardDraft, publishRules, rollBack, saveDraft } from './commands/rule-sets.ts'
import { catalogues, categories, draft, history, rules } from './queries.ts'
import { WORDS } from './words.ts'

export { seedRouting } from './commands/categories.ts'
export type { Category, Nature, Priority, RoutingRule, Tier } from './contract.ts'
export { catalogueAcross, catalogueOf, currentSets, getCategory, rulesToTry, type Sets, setsOf } from './queries.ts'
export {
  effectiveLimit,
  lifeDanger,
  matchRule,
  type RoutingFacts,
  stageLimit,
  suggest,
  withPrecedent,
} from './rules.ts'
export { listCatalogues } from './store.ts'

/** Categories and routing: what a report is about, who is responsible, how long it may take. */
export const routingModule = {
  name: 'routing',
  commands: [publishCategories, publishRules, saveDraft, discardDraft, rollBack],
  queries: [categories, rules, draft, history, catalogues],
  words: WORDS,
} as const satisfies Module
