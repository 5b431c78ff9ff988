import type { RoutingRule } from './contract.ts'

/** What one set of rules changed against the one before. */
export type RuleChanges = {
  readonly added: number
  readonly removed: number
  /** The same cases, but to another role, with another limit or for another reason. */
  readonly changed: number
  /** Whether rules that stand in both stand in another order. */
  readonly isReordered: boolean
}

/** One rule that two sets do not share; `before` is what stood there for the same cases. */
export type RuleDifference =
  | { readonly kind: 'added' | 'removed'; readonly rule: RoutingRule }
  | { readonly kind: 'changed'; readonly rule: RoutingRule; readonly before: RoutingRule }

/** Compares two sets: rules are the same when they decide on the same cases. */
export function compareRules(before: readonly RoutingRule[], after: readonly RoutingRule[]): RuleChanges {
  const count = (kind: RuleDifference['kind']) => differences.filter((one) => one.kind === kind).length
  const differences = ruleDifferences(before, after)
  const [old, now] = [byCases(before), byCases(after)]
  return {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    isReordered: keysIn(old, now) !== keysIn(now, old),
  }
}

/** The rules that two sets do not share: those of `after` in its order, then those that are gone. Order alone is no difference. */
export function ruleDifferences(before: readonly RoutingRule[], after: readonly RoutingRule[]): RuleDifference[] {
  const [old, now] = [byCases(before), byCases(after)]
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, rule]) => ({ kind: 'removed', rule }) as const)
  const here = [...now].flatMap(([key, rule]): RuleDifference[] => {
    const was = old.get(key)
    if (!was) return [{ kind: 'added', rule }]
    return decisionOf(was) === decisionOf(rule) ? [] : [{ kind: 'changed', rule, before: was }]
  })
  return [...here, ...gone]
}

/** Whether two rules decide on the same cases, whatever they decide. */
export function isForSameCases(one: RoutingRule, other: RoutingRule): boolean {
  return casesOf(one) === casesOf(other)
}

function byCases(rules: readonly RoutingRule[]): ReadonlyMap<string, RoutingRule> {
  return new Map(rules.map((rule) => [casesOf(rule), rule]))
}

function casesOf({ categoryPrefix, gridId, gridKind, tier, hours, during }: RoutingRule): string {
  return JSON.stringify([categoryPrefix, gridId, gridKind, tier, hours && [hours.from, hours.to], during])
}

function decisionOf({ toRole, limit, note }: RoutingRule): string {
  return JSON.stringify([toRole, limit && [limit.value, limit.unit], note])
}

/** The keys that both have, in the order of the first. */
function keysIn(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string {
  return [...one.keys()].filter((key) => other.has(key)).join()
}
