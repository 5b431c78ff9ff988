import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { isCatchAll, isForSameCases, type RuleDifference } from '../../../modules/routing/rules.ts'

/** A rule being worked on, with a key of its own that stays when it moves. */
export type WorkRule = RoutingRule & { readonly key: string }

/** Rules laid out to be worked on, with the present last rule where they have none for everything else. */
export function layOut(
  rules: readonly RoutingRule[],
  inForce: readonly RoutingRule[],
  newKey: () => string,
): WorkRule[] {
  const last = rules.at(-1)
  const whole = last && isCatchAll(last) ? rules : [...rules, ...inForce.slice(-1)]
  return numbered(whole.map((rule) => ({ ...rule, key: newKey() })))
}

/** The rules as they are sent: in their order, without keys. */
export function rulesOf(work: readonly WorkRule[]): RoutingRule[] {
  return work.map(({ key: _, ...rule }) => rule)
}

/** A rule moved so that it becomes number `to`; the last rule stays the last. */
export function moved(work: readonly WorkRule[], key: string, to: number): readonly WorkRule[] {
  const from = work.findIndex((one) => one.key === key)
  const at = Math.min(Math.max(to, 1), work.length - 1) - 1
  if (from === -1 || from === at || from === work.length - 1) return work
  const others = work.filter((one) => one.key !== key)
  return numbered([...others.slice(0, at), work[from], ...others.slice(at)])
}

/** A rule put in as number `at`, never behind the last one. */
export function put(work: readonly WorkRule[], rule: WorkRule, at: number): readonly WorkRule[] {
  const index = Math.min(Math.max(at, 1), Math.max(work.length, 1)) - 1
  return numbered([...work.slice(0, index), rule, ...work.slice(index)])
}

/** A rule in the place of the one with its key. */
export function replaced(work: readonly WorkRule[], rule: WorkRule): readonly WorkRule[] {
  return numbered(work.map((one) => (one.key === rule.key ? rule : one)))
}

/** Without a rule; the last one stays. */
export function without(work: readonly WorkRule[], key: string): readonly WorkRule[] {
  return numbered(work.filter((one, i) => one.key !== key || i === work.length - 1))
}

/** One difference of somebody else's rules taken over into one's own. */
export function taken(
  work: readonly WorkRule[],
  difference: RuleDifference,
  newKey: () => string,
): readonly WorkRule[] {
  const { kind, rule } = difference
  const mine = work.find((one) => isForSameCases(one, rule))
  if (kind === 'removed') return mine ? without(work, mine.key) : work
  return mine ? replaced(work, { ...rule, key: mine.key }) : put(work, { ...rule, key: newKey() }, rule.position)
}

/** Whether two lists of rules are the same to the letter. */
export function isSameRules(one: readonly RoutingRule[], other: readonly RoutingRule[]): boolean {
  return JSON.stringify(one.map(parts)) === JSON.stringify(other.map(parts))
}

function parts(rule: RoutingRule): unknown[] {
  const { categoryPrefix, gridId, gridKind, tier, hours, during, toRole, limit, note } = rule
  const span = hours && [hours.from, hours.to]
  return [categoryPrefix, gridId, gridKind, tier, span, during, toRole, limit && [limit.value, limit.unit], note]
}

function numbered(rules: readonly WorkRule[]): WorkRule[] {
  return rules.map((rule, i) => ({ ...rule, position: i + 1 }))
}
