import { type Language, say, type Word } from '../../platform/pure/words.ts'
import { sayLimit } from '../calendars/rules.ts'
import type { RoutingRule, Tier } from './contract.ts'
import { isWithin, sayHours } from './hours.ts'
import { DURING_WORDS, EXPLAIN_WORDS, GRID_KIND_WORDS, TIER_WORDS } from './words.ts'

/** Leaves of the catalogue (domain.md §3) that the house itself knows: about staff or this platform, and about one's own data. */
export const COMPLAINT_CATEGORY = '1205'
export const DATA_REQUEST_CATEGORY = '1206'

export {
  compareRules,
  isForSameCases,
  type RuleChanges,
  type RuleDifference,
  ruleDifferences,
} from './compare-rules.ts'
export { readMinute, sayHours, sayMinute } from './hours.ts'

export { type LifeDanger, lifeDanger } from './life-danger.ts'
export { EMERGENCY_NUMBERS, type EmergencyNumber } from './life-danger-words.ts'
export { changedLimits, effectiveLimit, type NamedLimit, natureCap, STAGES, type Stage, stageLimit } from './limits.ts'
export { withPrecedent } from './precedent.ts'
export { ALWAYS_HELD, isCatchAll, type LiesIn, ownsCases, type RuleDefect, ruleDefects } from './set-defects.ts'
export { type Suggestion, suggest, tellingPairs } from './suggest.ts'

/** What routing looks at. A case without a category yet has an empty code, which only rules for any category match. */
export type RoutingFacts = {
  readonly categoryCode: string
  readonly gridKind: 'residential' | 'dedicated'
  readonly tier: Tier
  /** The grid of the case and those above it. */
  readonly gridPath: readonly string[]
  /** When the report came in: the minute of the local day, and whether the office was working. */
  readonly minute: number
  readonly isWorkingTime: boolean
}

/** The rule that decides, and the one that would decide if it were not there. */
export type Match = { readonly matched: RoutingRule; readonly nextBest: RoutingRule | null }

/** Names that stand outside this module: of a category or class by its code, of a role, of a grid. */
export type RuleNames = {
  category(prefix: string): Word | undefined
  role(role: string): Word | undefined
  grid?(gridId: string): string | undefined
}

/**
 * The first rule from the top that fits, and the next one that would have fitted.
 * @param rules a published set in its order; a set is only published with a rule that fits everything at its end
 */
export function matchRule(rules: readonly RoutingRule[], facts: RoutingFacts): Match {
  const fitting = rules.filter((rule) => fits(rule, facts))
  const [matched, nextBest = null] = fitting
  if (!matched) throw new Error('routing rules without a last rule for everything')
  return { matched, nextBest }
}

/** Why a case goes where it goes, in a sentence for staff. The note is the district's own wording and has one language. */
export function explain(rule: RoutingRule, names: RuleNames): Word {
  return { zh: explainIn('zh', rule, names), en: explainIn('en', rule, names) }
}

/** Which cases a rule is for: «噪音扰民、第一网格、22:00–06:00». */
export function sayCases(rule: RoutingRule, language: Language, names: RuleNames): string {
  const { categoryPrefix, gridId, gridKind, tier, hours, during } = rule
  const category = categoryPrefix === null ? EXPLAIN_WORDS.anyCategory : names.category(categoryPrefix)
  const where = [
    gridId && (names.grid?.(gridId) ?? EXPLAIN_WORDS.somePlace[language]),
    gridKind && GRID_KIND_WORDS[gridKind][language],
    tier && TIER_WORDS[tier][language],
    hours && sayHours(hours),
    during && DURING_WORDS[during][language],
  ].flatMap((text) => (text ? [say(EXPLAIN_WORDS.where, language, { where: text })] : []))
  return `${category?.[language] ?? categoryPrefix}${where.join('')}`
}

function explainIn(language: Language, rule: RoutingRule, names: RuleNames): string {
  const { limit, toRole } = rule
  return say(EXPLAIN_WORDS.sentence, language, {
    position: rule.position,
    cases: sayCases(rule, language, names),
    role: names.role(toRole)?.[language] ?? toRole,
    limit: limit ? say(EXPLAIN_WORDS.within, language, { limit: sayLimit(limit, language) }) : '',
    note: rule.note,
  })
}

function fits(rule: RoutingRule, facts: RoutingFacts): boolean {
  return (
    (rule.categoryPrefix === null || facts.categoryCode.startsWith(rule.categoryPrefix)) &&
    (rule.gridId === null || facts.gridPath.includes(rule.gridId)) &&
    (rule.gridKind === null || rule.gridKind === facts.gridKind) &&
    (rule.tier === null || rule.tier === facts.tier) &&
    (rule.hours === null || isWithin(facts.minute, rule.hours)) &&
    (rule.during === null || (rule.during === 'working') === facts.isWorkingTime)
  )
}
