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

/** Compares two sets: rules are the same when they decide on the same cases. */
export function compareRules(before: readonly RoutingRule[], after: readonly RoutingRule[]): RuleChanges {
  const [old, now] = [byCases(before), byCases(after)]
  const kept = [...now.keys()].filter((key) => old.has(key))
  return {
    added: now.size - kept.length,
    removed: old.size - kept.length,
    changed: kept.filter((key) => old.get(key) !== now.get(key)).length,
    isReordered: [...old.keys()].filter((key) => now.has(key)).join() !== kept.join(),
  }
}

/** What each rule decides, by the cases it decides on. */
function byCases(rules: readonly RoutingRule[]): ReadonlyMap<string, string> {
  return new Map(
    rules.map(({ categoryPrefix, gridId, gridKind, tier, hours, during, toRole, limit, note }) => [
      JSON.stringify([categoryPrefix, gridId, gridKind, tier, hours && [hours.from, hours.to], during]),
      JSON.stringify([toRole, limit && [limit.value, limit.unit], note]),
    ]),
  )
}
