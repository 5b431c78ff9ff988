import { ROLES } from '../people/contract.ts'
import type { Category, RoutingRule } from './contract.ts'

/** What keeps a catalogue from being published. */
export type CategoryDefect = {
  readonly kind: 'bad_code' | 'code_twice' | 'no_class' | 'no_leaf' | 'bad_name' | 'bad_keywords' | 'limit_out_of_range'
  readonly code?: string
}

/** What keeps routing rules from being published. */
export type RuleDefect = {
  readonly kind:
    | 'position_twice'
    | 'unknown_role'
    | 'unknown_category'
    | 'limit_out_of_range'
    | 'bad_note'
    | 'never_matches'
    | 'no_catch_all'
  readonly position?: number
  readonly role?: string
  readonly prefix?: string
  /** The earlier rule that already covers this one. */
  readonly by?: number
}

/** About a year in each unit: what lies beyond is a slip of the pen, and a calendar could not count it. */
const LONGEST = { m: 10_000, h: 8_784, d: 366, wh: 2_000, wd: 250 } as const
const CODE = /^\d{2}(\d{2})?$/
/** They keep the platform running; they handle no cases. */
const NO_CASES: readonly string[] = ['system_admin', 'security_admin', 'audit_admin']
const CASE_ROLES: readonly string[] = ROLES.filter((role) => !NO_CASES.includes(role))

/** The first thing wrong with a catalogue; undefined when it is fit to publish. */
export function categoryDefect(categories: readonly Category[]): CategoryDefect | undefined {
  const codes = new Set<string>()
  for (const { code } of categories) {
    if (!CODE.test(code)) return { kind: 'bad_code', code }
    if (codes.has(code)) return { kind: 'code_twice', code }
    codes.add(code)
  }
  for (const one of categories) {
    const { code, limit } = one
    if (!codes.has(code.slice(0, 2))) return { kind: 'no_class', code }
    if (![one.nameZh, one.nameEn].every((name) => isBetween(name, 1, 80))) return { kind: 'bad_name', code }
    if (one.keywords.length > 60 || !one.keywords.every((word) => isBetween(word, 1, 20))) {
      return { kind: 'bad_keywords', code }
    }
    if (limit.value > LONGEST[limit.unit]) return { kind: 'limit_out_of_range', code }
  }
  return categories.some(({ code }) => code.length === 4) ? undefined : { kind: 'no_leaf' }
}

/**
 * The first thing wrong with a list of rules in its order; undefined when it is fit to publish.
 * @param codes codes of the catalogue in force
 */
export function ruleDefect(rules: readonly RoutingRule[], codes: Iterable<string>): RuleDefect | undefined {
  const known = new Set(codes)
  for (const [i, rule] of rules.entries()) {
    const { position, categoryPrefix: prefix, limit, toRole: role } = rule
    const before = rules.slice(0, i)
    if (before.some((other) => other.position === position)) return { kind: 'position_twice', position }
    if (!CASE_ROLES.includes(role)) return { kind: 'unknown_role', position, role }
    if (prefix !== null && !known.has(prefix)) return { kind: 'unknown_category', position, prefix }
    if (limit && limit.value > LONGEST[limit.unit]) return { kind: 'limit_out_of_range', position }
    if (!isBetween(rule.note, 1, 200)) return { kind: 'bad_note', position }
    const cover = before.find((other) => covers(other, rule))
    if (cover) return { kind: 'never_matches', position, by: cover.position }
  }
  const last = rules.at(-1)
  const isCatchAll = last?.categoryPrefix === null && last.gridKind === null && last.tier === null
  return isCatchAll ? undefined : { kind: 'no_catch_all' }
}

/** Whether every case that fits `rule` also fits `other`. */
function covers(other: RoutingRule, rule: RoutingRule): boolean {
  return (
    (other.categoryPrefix === null || (rule.categoryPrefix?.startsWith(other.categoryPrefix) ?? false)) &&
    (other.gridKind === null || other.gridKind === rule.gridKind) &&
    (other.tier === null || other.tier === rule.tier)
  )
}

function isBetween(text: string, least: number, most: number): boolean {
  const length = [...text.trim()].length
  return length >= least && length <= most
}
