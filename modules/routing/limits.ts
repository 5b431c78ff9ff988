import type { Limit } from '../calendars/rules.ts'
import type { Category, Priority } from './contract.ts'

/** Here and not in the contract, so that a page that says limits loads no contracts. */
export const UNITS = ['m', 'h', 'd', 'wh', 'wd'] as const

/** A limit with the name of what ruled it. */
export type NamedLimit = { readonly limit: Limit; readonly ruledBy: 'category' | 'rule' | 'nature' }

/** Stages of a case whose length depends on its priority alone (domain.md §2.4). */
export const STAGES = ['accept', 'assign', 'claim', 'contact', 'verify', 'answer'] as const
export type Stage = (typeof STAGES)[number]

/** Outer bounds by nature (四川 12345): consultation 3, help and suggestion 7, complaint and tip-off 15 working days. */
const NATURE_CAPS: Readonly<Record<string, Limit>> = {
  consultation: { value: 3, unit: 'wd' },
  help: { value: 7, unit: 'wd' },
  suggestion: { value: 7, unit: 'wd' },
  complaint: { value: 15, unit: 'wd' },
  tip_off: { value: 15, unit: 'wd' },
}

const STAGE_LIMITS: Readonly<Record<Stage, Readonly<Record<Priority, Limit>>>> = {
  accept: stage('15m', '1h', '4wh', '1wd'),
  assign: stage('15m', '1h', '4wh', '1wd'),
  claim: stage('10m', '1h', '4wh', '1wd'),
  contact: stage('30m', '4h', '1wd', '2wd'),
  verify: stage('4h', '1wd', '2wd', '2wd'),
  answer: stage('0m', '0m', '1wd', '1wd'),
}

/** The most that a case of this nature may take, whatever its category; undefined when the nature sets no bound. */
export function natureCap(nature: string): Limit | undefined {
  return Object.hasOwn(NATURE_CAPS, nature) ? NATURE_CAPS[nature] : undefined
}

/**
 * The limits that compete for the handling of a case: the routing rule's, or else the category's, and the cap of its nature. They
 * have different units, so the one that ends first is known only on the calendar: the caller computes both and takes the earlier.
 */
export function effectiveLimit(categoryLimit: Limit, ruleLimit: Limit | null, nature: string): NamedLimit[] {
  const own: NamedLimit = ruleLimit
    ? { limit: ruleLimit, ruledBy: 'rule' }
    : { limit: categoryLimit, ruledBy: 'category' }
  const cap = natureCap(nature)
  return cap ? [own, { limit: cap, ruledBy: 'nature' }] : [own]
}

/**
 * How long a stage may take: `accept` 受理, `assign` 交办 (after accepting), `claim` 签收, `contact` the first contact with the
 * resident 先行联系, `verify` 核查, `answer` telling the reporter after verification.
 */
export function stageLimit(stage: Stage, priority: Priority): Limit {
  return STAGE_LIMITS[stage][priority]
}

/** Leaves of both catalogues whose limit became another one, in order of code. */
export function changedLimits(before: readonly Category[], after: readonly Category[]) {
  const old = new Map(before.map((one) => [one.code, one.limit]))
  return after.flatMap(({ code, nameZh, nameEn, limit }) => {
    const from = old.get(code)
    return from && (from.value !== limit.value || from.unit !== limit.unit)
      ? [{ code, nameZh, nameEn, from, to: limit }]
      : []
  })
}

/** A limit from its short form, `30m`, `4wh`, `15d`. */
export function readLimit(text: string): Limit {
  const [, value, found] = /^(\d+)([a-z]+)$/.exec(text) ?? []
  const unit = UNITS.find((one) => one === found)
  if (value === undefined || unit === undefined) throw new Error(`not a limit: ${text}`)
  return { value: Number(value), unit }
}

function stage(urgent: string, high: string, normal: string, low: string): Readonly<Record<Priority, Limit>> {
  return { urgent: readLimit(urgent), high: readLimit(high), normal: readLimit(normal), low: readLimit(low) }
}
