import { dueAt, momentOfPart, remainingAt, type WorkingCalendar } from '../../calendars/rules.ts'
import type { ClockKind } from '../contract.ts'
import { type Clock, isRunning } from './clocks.ts'

/**
 * What a clock says and when (domain.md §2.4): reminders when 50 and 80 per cent are used up, at the deadline itself, then after each
 * working day it is one level higher up; on the third day it comes under supervision; from then on once in five working days.
 * A step is written as a number: 50, 80, 100, and 100 + n for n working days late.
 */
export type Step = number

const PARTS: readonly Step[] = [50, 80]
export const DUE: Step = 100
/** The last reminder before the deadline. */
export const LAST_BEFORE_DUE: Step = 80
/** The step at which a late case is put under supervision by itself. */
export const SUPERVISED: Step = 103

/** The clocks somebody must be reminded of. Those of the reporter only end. */
const REMINDED: readonly ClockKind[] = [
  'triage',
  'assign',
  'claim',
  'contact',
  'handle',
  'verify',
  'arbitrate',
  'approve',
  'supervise',
  'review',
]

/** How many levels above the owner a step is told to; 0 = the owner. */
export function levelsUp(step: Step): number {
  return Math.max(0, step - DUE)
}

/** What is reminded of: a clock of a case, or the task of somebody who assists. */
export type Timed = Pick<Clock, 'startedAt' | 'dueAt' | 'limit'>

/**
 * The first step after `done` and its moment, for something that runs from `now` on. A clock that went on after a pause keeps the
 * parts it had used up.
 */
export function nextStep(one: Timed, done: Step, now: Date, calendar: WorkingCalendar): { step: Step; at: Date } {
  for (const part of PARTS) if (done < part) return { step: part, at: momentUsed(one, part / 100, now, calendar) }
  if (done < DUE) return { step: DUE, at: one.dueAt }
  const late = done - DUE
  const step = DUE + (late < SUPERVISED - DUE ? late + 1 : late + 5)
  return { step, at: dueAt(one.dueAt, { value: step - DUE, unit: 'wd' }, calendar).at }
}

/** Moment of the next step of a clock, or null when nobody is to be reminded. */
export function stepMoment(clock: Clock, done: Step, now: Date, calendar: WorkingCalendar): Date | null {
  return isRunning(clock) && REMINDED.includes(clock.kind) ? nextStep(clock, done, now, calendar).at : null
}

/** The last step that is due by `now`: after an outage only the latest is told, never a heap of old reminders. */
export function reachedStep(one: Timed, done: Step, now: Date, calendar: WorkingCalendar): Step {
  let reached = done
  for (;;) {
    const { step, at } = nextStep(one, reached, now, calendar)
    if (at > now) return reached
    reached = step
  }
}

/** When a part of the whole limit is used up; what a pause left over is counted from now. */
function momentUsed(one: Timed, part: number, now: Date, calendar: WorkingCalendar): Date {
  const { unit } = one.limit
  const whole = remainingAt(dueAt(one.startedAt, one.limit, calendar).at, one.startedAt, unit, calendar)
  const left = remainingAt(one.dueAt, one.startedAt, unit, calendar)
  // Without a pause or an extension the clock runs from its start; otherwise what is left is spread from now.
  if (Math.abs(whole - left) < 1) return momentOfPart(one.startedAt, one.dueAt, part, unit, calendar)
  const rest = Math.max(0, remainingAt(one.dueAt, now, unit, calendar))
  if (whole <= 0 || rest <= 0) return one.dueAt
  const used = Math.max(0, 1 - rest / whole)
  return used >= part ? now : momentOfPart(now, one.dueAt, (part - used) / (1 - used), unit, calendar)
}
