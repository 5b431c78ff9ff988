import { dueAt, type Limit, type WorkingCalendar } from '../../calendars/rules.ts'
import type { AssistClock, AssistState } from '../contract.ts'
import { reachedStep, type Step, type Timed } from './steps.ts'

/** A task for another post (协办), as far as its time goes. */
export type AssistFacts = { state: AssistState; askedAt: Date; dueAt: Date; limit: Limit }

/** By when a post that was asked to help says that it takes the task on: as soon as a case is claimed, and never later than the task is due. */
export function receiveBy(
  one: Pick<AssistFacts, 'askedAt' | 'dueAt'>,
  receipt: Limit,
  calendar: WorkingCalendar,
): Date {
  return new Date(Math.min(dueAt(one.askedAt, receipt, calendar).at.getTime(), one.dueAt.getTime()))
}

/** What runs for the helper: first the receipt, then the task. Both count from the asking, so that taking it on late wins no time. */
export function assistTime(
  one: AssistFacts,
  receipt: Limit,
  calendar: WorkingCalendar,
): Timed & { readonly clock: AssistClock } {
  const task = { clock: 'assist', startedAt: one.askedAt, dueAt: one.dueAt, limit: one.limit } as const
  if (one.state !== 'asked') return task
  const by = receiveBy(one, receipt, calendar)
  return { clock: 'assist_receipt', startedAt: one.askedAt, dueAt: by, limit: by < one.dueAt ? receipt : one.limit }
}

/** Where the clock of the task stands when it is taken on: what the receipt has told until then is not told again. */
export function stepOnTaking(one: AssistFacts, receipt: Limit, now: Date, calendar: WorkingCalendar): Step {
  return reachedStep(assistTime({ ...one, state: 'taken' }, receipt, calendar), 0, now, calendar)
}
