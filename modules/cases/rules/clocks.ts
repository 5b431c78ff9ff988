import { dueAt, earlierOf, type Limit, pause, resume, type WorkingCalendar } from '../../calendars/rules.ts'
import type { ClockKind } from '../contract.ts'

/** A running, paused or stopped clock of a case. At most one of a kind; its history stands in the events. */
export type Clock = {
  readonly kind: ClockKind
  readonly ownerPostId: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly isProvisional: boolean
  readonly limit: Limit
  readonly pausedAt: Date | null
  /** What was left when it was paused or stopped, in minutes of the limit's own unit. */
  readonly leftMinutes: number | null
  readonly stoppedAt: Date | null
}

/** A limit with the name of what ruled it. */
export type NamedLimit = { readonly limit: Limit; readonly ruledBy: 'category' | 'rule' | 'nature' }

/** Clocks that belong to whoever is accountable: they follow the owner. */
const OWNERS: readonly ClockKind[] = ['claim', 'contact', 'handle', 'supervise']

/** The earliest deadline of the clocks that run; null when none does. */
export function nextDeadline(clocks: readonly Clock[]): Date | null {
  const running = clocks.filter(isRunning).map((clock) => clock.dueAt.getTime())
  return running.length === 0 ? null : new Date(Math.min(...running))
}

/** The clocks with a new one started. */
export function startClock(
  clocks: readonly Clock[],
  kind: ClockKind,
  ownerPostId: string,
  limit: Limit,
  startedAt: Date,
  calendar: WorkingCalendar,
): Clock[] {
  const due = dueAt(startedAt, limit, calendar)
  return withClock(clocks, {
    kind,
    ownerPostId,
    startedAt,
    dueAt: due.at,
    isProvisional: due.provisional,
    limit,
    pausedAt: null,
    leftMinutes: null,
    stoppedAt: null,
  })
}

/** Of several limits the one that ends first, from the same start: both instants are computed, the earlier rules. */
export function rulingLimit(
  start: Date,
  limits: readonly NamedLimit[],
  calendar: WorkingCalendar,
): NamedLimit & { at: Date; provisional: boolean } {
  const [first, ...others] = limits.map((one) => ({ ...one, ...dueAt(start, one.limit, calendar) }))
  return earlierOf(first, ...others)
}

/** The clock of this kind, whatever it does. */
export function find(clocks: readonly Clock[], kind: ClockKind): Clock | undefined {
  return clocks.find((clock) => clock.kind === kind)
}

/** Neither stopped nor paused. */
export function isRunning(clock: Clock): boolean {
  return clock.stoppedAt === null && clock.pausedAt === null
}

/** Whether the clock of this kind runs. */
export function clockRuns(clocks: readonly Clock[], kind: ClockKind): boolean {
  return clocks.some((clock) => clock.kind === kind && isRunning(clock))
}

/** The clocks with this one in the place of its kind. */
export function withClock(clocks: readonly Clock[], changed: Clock): Clock[] {
  return [...clocks.filter((clock) => clock.kind !== changed.kind), changed]
}

/** Stands still, keeping what is left. */
export function hold(
  clocks: readonly Clock[],
  kind: ClockKind,
  now: Date,
  calendar: WorkingCalendar,
): readonly Clock[] {
  const clock = find(clocks, kind)
  if (!clock || !isRunning(clock)) return clocks
  return withClock(clocks, {
    ...clock,
    pausedAt: now,
    leftMinutes: pause(clock.dueAt, clock.limit.unit, now, calendar).remainingMinutes,
  })
}

/** Ends, keeping what was left, so that rework goes on where it stopped. */
export function stop(
  clocks: readonly Clock[],
  kind: ClockKind,
  now: Date,
  calendar: WorkingCalendar,
): readonly Clock[] {
  const clock = find(clocks, kind)
  if (!clock || clock.stoppedAt !== null) return clocks
  const leftMinutes = clock.pausedAt
    ? clock.leftMinutes
    : pause(clock.dueAt, clock.limit.unit, now, calendar).remainingMinutes
  return withClock(clocks, { ...clock, pausedAt: null, leftMinutes, stoppedAt: now })
}

/** Ends the clocks of these kinds. */
export function stopEach(
  clocks: readonly Clock[],
  kinds: readonly ClockKind[],
  now: Date,
  calendar: WorkingCalendar,
): readonly Clock[] {
  return kinds.reduce((all, kind) => stop(all, kind, now, calendar), clocks)
}

/** Ends them all. */
export function stopAll(clocks: readonly Clock[], now: Date, calendar: WorkingCalendar): readonly Clock[] {
  return clocks.reduce((all, clock) => stop(all, clock.kind, now, calendar), clocks)
}

/** Goes on with what was left, recomputed in the clock's own unit. */
export function resumed(clock: Clock, now: Date, calendar: WorkingCalendar): Clock {
  const pausedAt = clock.stoppedAt ?? clock.pausedAt ?? now
  const due = resume(
    { unit: clock.limit.unit, pausedAt, dueAt: clock.dueAt, remainingMinutes: clock.leftMinutes ?? 0 },
    now,
    calendar,
  )
  return { ...clock, dueAt: due.at, isProvisional: due.provisional, pausedAt: null, leftMinutes: null, stoppedAt: null }
}

/** The clocks of the accountable post, running or not, now belong to this one. */
export function followOwner(clocks: readonly Clock[], ownerPostId: string): readonly Clock[] {
  return clocks.map((clock) =>
    OWNERS.includes(clock.kind) && clock.stoppedAt === null && clock.ownerPostId !== ownerPostId
      ? { ...clock, ownerPostId }
      : clock,
  )
}
