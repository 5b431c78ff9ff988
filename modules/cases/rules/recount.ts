import { type Limit, recount, type WorkingCalendar } from '../../calendars/rules.ts'
import { effectiveLimit } from '../../routing/rules.ts'
import type { ClockKind, State } from '../contract.ts'
import { type CaseChanges, done, promise, type Rules } from './case.ts'
import { type Clock, find, isRunning, type NamedLimit, rulingLimit } from './clocks.ts'

/** What a case is counted anew by, after a publication that moves open cases. */
export type NewCount = {
  readonly calendar: WorkingCalendar
  /** Only dates that were estimates, for want of the year's plan. */
  readonly onlyProvisional: boolean
  /** The limits that compete for the handling, where the catalogue gives another one. */
  readonly handleLimits: readonly NamedLimit[] | null
}

/** One clock before and after. */
export type Moved = { readonly before: Clock; readonly after: Clock }

/**
 * The clocks counted anew, each from its own beginning. Those that stand still keep what is left, those that ended stay as they
 * ended. A clock whose date stays is the same object.
 */
export function recounted(clocks: readonly Clock[], before: WorkingCalendar, by: NewCount): readonly Clock[] {
  return clocks.map((clock) => {
    if (!isRunning(clock) || (by.onlyProvisional && !clock.isProvisional)) return clock
    const limit = limitOf(clock, by)
    const due = recount(clock, before, { calendar: by.calendar, limit })
    const isSame = due.at.getTime() === clock.dueAt.getTime() && due.provisional === clock.isProvisional
    if (isSame && isEqual(limit, clock.limit)) return clock
    return { ...clock, dueAt: due.at, isProvisional: due.provisional, limit }
  })
}

/** The clocks whose date differs, in the order in which they end now. */
export function movedClocks(before: readonly Clock[], after: readonly Clock[]): Moved[] {
  return after
    .flatMap((clock) => {
      const old = find(before, clock.kind)
      return old && old.dueAt.getTime() !== clock.dueAt.getTime() ? [{ before: old, after: clock }] : []
    })
    .sort((a, b) => a.after.dueAt.getTime() - b.after.dueAt.getTime())
}

/**
 * The limits that compete for the handling of a case under another catalogue; null when they are what they were. A limit that a routing
 * rule gave stands with that rule, and the cap of the nature is law.
 * @param before the category's limit in the catalogue that the case carries, `after` in the one that counts now
 */
export function limitsUnder(
  one: { readonly dueRuledBy: string | null; readonly nature: string },
  before: Limit | undefined,
  after: Limit | undefined,
): readonly NamedLimit[] | null {
  if (!before || !after || isEqual(before, after)) return null
  return one.dueRuledBy === null || one.dueRuledBy === 'rule' ? null : effectiveLimit(after, null, one.nature)
}

/** Which clock the date is taken from that the resident was given. */
export function promisedBy(state: State): ClockKind {
  return state === 'deferred' ? 'review' : 'handle'
}

/**
 * The resident's date after a new count: a later one is hers as well, and she is told; an earlier one is for those who work, what she
 * was promised stays.
 */
export function promiseAfter(
  theCase: { readonly state: State; readonly promisedAt: Date | null },
  before: readonly Clock[],
  after: readonly Clock[],
): CaseChanges {
  const kind = promisedBy(theCase.state)
  const clock = find(after, kind)
  if (!clock || clock === find(before, kind) || theCase.promisedAt === null) return {}
  return clock.dueAt > theCase.promisedAt ? promise(clock) : { isDueProvisional: clock.isProvisional }
}

/** What the system does with an open case after a publication. */
export const recountRules: Rules<'recompute'> = {
  recompute(theCase, by, _now, calendar) {
    const clocks = recounted(theCase.clocks, calendar, by)
    return done(promiseAfter(theCase, theCase.clocks, clocks), clocks)
  },
}

function limitOf(clock: Clock, { handleLimits, calendar }: NewCount): Limit {
  if (clock.kind !== 'handle' || handleLimits === null) return clock.limit
  return rulingLimit(clock.startedAt, handleLimits, calendar).limit
}

function isEqual(one: Limit, other: Limit): boolean {
  return one.value === other.value && one.unit === other.unit
}
