import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { readMinute, sayMinute } from '../../../modules/routing/rules.ts'
import { DURING_WORDS, GRID_KIND_WORDS, TIER_WORDS, UNIT_WORDS } from '../../../modules/routing/words.ts'
import { isKeyOf } from '../../kit/said.ts'

/** A rule as its form holds it: texts, empty where anything fits. */
export type Blanks = {
  readonly categoryPrefix: string | null
  readonly gridId: string | null
  readonly gridKind: string
  readonly tier: string
  readonly from: string
  readonly until: string
  readonly during: string
  readonly toRole: string
  readonly limit: string
  readonly unit: string
  readonly note: string
  readonly position: string
}

const DAY = 1440
const MOST = 10_000

/** What the form of a rule begins with. */
export function blanksOf(rule: RoutingRule): Blanks {
  return {
    categoryPrefix: rule.categoryPrefix,
    gridId: rule.gridId,
    gridKind: rule.gridKind ?? '',
    tier: rule.tier ?? '',
    from: rule.hours ? sayMinute(rule.hours.from) : '',
    until: rule.hours ? sayMinute(rule.hours.to % DAY) : '',
    during: rule.during ?? '',
    toRole: rule.toRole,
    limit: rule.limit ? String(rule.limit.value) : '',
    unit: rule.limit?.unit ?? 'wd',
    note: rule.note,
    position: String(rule.position),
  }
}

/** The rule that the form describes, numbered within `among`; null while something is wrong with a field. */
export function filledIn(
  rule: RoutingRule,
  blanks: Blanks,
  among: number,
): { rule: RoutingRule | null; faults: { hours: boolean; limit: boolean; note: boolean } } {
  const hours = hoursOf(blanks)
  const limit = limitOf(blanks)
  const note = blanks.note.trim()
  const faults = { hours: hours === undefined, limit: limit === undefined, note: note === '' }
  if (hours === undefined || limit === undefined || note === '') return { rule: null, faults }
  const position = Number(blanks.position)
  return {
    faults,
    rule: {
      position: Number.isInteger(position) && position > 0 ? Math.min(position, among) : rule.position,
      categoryPrefix: blanks.categoryPrefix,
      gridId: blanks.gridId,
      gridKind: isKeyOf(GRID_KIND_WORDS, blanks.gridKind) ? blanks.gridKind : null,
      tier: isKeyOf(TIER_WORDS, blanks.tier) ? blanks.tier : null,
      hours,
      during: isKeyOf(DURING_WORDS, blanks.during) ? blanks.during : null,
      toRole: isKeyOf(ROLE_WORDS, blanks.toRole) ? blanks.toRole : rule.toRole,
      limit,
      note,
    },
  }
}

/** Null for all day, undefined when only one end is there or both are the same. */
function hoursOf({ from, until }: Blanks): RoutingRule['hours'] | undefined {
  if (from === '' && until === '') return null
  const [start, end] = [readMinute(from), readMinute(until)]
  if (start === undefined || end === undefined || start === end) return undefined
  return { from: start, to: end === 0 ? DAY : end }
}

/** Null for the category's own, undefined when it is no whole number. */
function limitOf({ limit, unit }: Blanks): RoutingRule['limit'] | undefined {
  if (limit.trim() === '') return null
  const value = Number(limit)
  if (!Number.isInteger(value) || value < 0 || value > MOST || !isKeyOf(UNIT_WORDS, unit)) return undefined
  return { value, unit }
}
