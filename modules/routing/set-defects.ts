import type { Role } from '../people/contract.ts'
import type { Category, RoutingRule } from './contract.ts'
import { coversHours } from './hours.ts'

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
    | 'bad_hours'
    | 'never_matches'
    | 'no_catch_all'
    | 'catch_all_unheld'
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
const NO_CASES: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin']

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

/** Whether a grid is another or lies under it. Who does not know the tree knows only that a grid is itself. */
export type LiesIn = (gridId: string, other: string) => boolean
const isSame: LiesIn = (gridId, other) => gridId === other

/** Rules from the top, by their positions. */
export function inOrder(rules: readonly RoutingRule[]): RoutingRule[] {
  return [...rules].sort((a, b) => a.position - b.position)
}

/** The first thing wrong with a list of rules; undefined when it is fit to publish. */
export function ruleDefect(rules: readonly RoutingRule[], codes: Iterable<string>): RuleDefect | undefined {
  return ruleDefects(rules, codes)[0]
}

/**
 * Everything wrong with a list of rules in its order, at most one thing a rule; empty when it is fit to publish.
 * @param codes codes of the catalogue in force
 */
export function ruleDefects(
  rules: readonly RoutingRule[],
  codes: Iterable<string>,
  liesIn: LiesIn = isSame,
): RuleDefect[] {
  const known = new Set(codes)
  const defects = rules.flatMap((rule, i) => defectOf(rule, rules.slice(0, i), known, liesIn) ?? [])
  const last = rules.at(-1)
  if (!last || !isCatchAll(last)) return [...defects, { kind: 'no_catch_all' }]
  if (ALWAYS_HELD.includes(last.toRole)) return defects
  return [...defects, { kind: 'catch_all_unheld', position: last.position, role: last.toRole }]
}

/** Roles of which every community has a seat that answers: its main grid cannot lose its lead's post, nor a street its officer's. */
export const ALWAYS_HELD: readonly Role[] = ['main_grid_lead', 'subdistrict_officer']

/** Whether cases can be in the charge of a role. */
export function ownsCases(role: Role): boolean {
  return !NO_CASES.includes(role)
}

/** Whether a rule fits every case. */
export function isCatchAll({ categoryPrefix, gridId, gridKind, tier, hours, during }: RoutingRule): boolean {
  return [categoryPrefix, gridId, gridKind, tier, hours, during].every((one) => one === null)
}

function defectOf(
  rule: RoutingRule,
  before: readonly RoutingRule[],
  known: ReadonlySet<string>,
  liesIn: LiesIn,
): RuleDefect | undefined {
  const { position, categoryPrefix: prefix, hours, limit, toRole: role } = rule
  if (before.some((other) => other.position === position)) return { kind: 'position_twice', position }
  if (!ownsCases(role)) return { kind: 'unknown_role', position, role }
  if (prefix !== null && !known.has(prefix)) return { kind: 'unknown_category', position, prefix }
  if (hours && hours.from === hours.to) return { kind: 'bad_hours', position }
  if (limit && limit.value > LONGEST[limit.unit]) return { kind: 'limit_out_of_range', position }
  if (!isBetween(rule.note, 1, 200)) return { kind: 'bad_note', position }
  const cover = before.find((other) => covers(other, rule, liesIn))
  return cover && { kind: 'never_matches', position, by: cover.position }
}

/** Whether every case that fits `rule` also fits `other`. */
function covers(other: RoutingRule, rule: RoutingRule, liesIn: LiesIn): boolean {
  return (
    (other.categoryPrefix === null || (rule.categoryPrefix?.startsWith(other.categoryPrefix) ?? false)) &&
    (other.gridId === null || (rule.gridId !== null && liesIn(rule.gridId, other.gridId))) &&
    (other.gridKind === null || other.gridKind === rule.gridKind) &&
    (other.tier === null || other.tier === rule.tier) &&
    (other.hours === null || (rule.hours !== null && coversHours(other.hours, rule.hours))) &&
    (other.during === null || other.during === rule.during)
  )
}

function isBetween(text: string, least: number, most: number): boolean {
  const length = [...text.trim()].length
  return length >= least && length <= most
}
