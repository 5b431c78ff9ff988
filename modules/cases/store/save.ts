import { type Sql, statementName } from '../../../platform/db/connect.ts'
import type { WorkingCalendar } from '../../calendars/rules.ts'
import type { Tier } from '../contract.ts'
import { LAST_BEFORE_DUE, stepMoment } from '../rules/steps.ts'
import { type CaseChanges, type Clock, nextDeadline } from '../rules.ts'
import type { CaseRow, LoadedCase, TimedClock } from './load.ts'

/**
 * Writes what a decision changed, with the clocks that differ, in one statement; `next_deadline_at` always follows from the clocks.
 * @returns the row and the clocks as they stand now
 */
export async function saveCase(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  before: readonly TimedClock[],
  changes: CaseChanges & TextChanges,
  clocks: readonly Clock[],
  timing: { now: Date; calendar: WorkingCalendar },
): Promise<Pick<LoadedCase, 'row' | 'clocks'>> {
  const stepped = clocks.map((clock) => before.find((one) => one === clock) ?? withStep(clock, before, timing))
  const changed = stepped.filter((clock) => 'nextStepAt' in clock)
  const set = Object.entries({ ...changes, ...calmed(clocks, timing.now) }).filter(([, value]) => value !== undefined)
  const text = saveText(set.map(([key]) => COLUMNS[key] ?? key))
  const [row] = await sqlOn.prepared<CaseRow>(statementName(text), text, [
    tenant,
    caseId,
    nextDeadline(clocks),
    changed.map((clock) => clock.kind),
    changed.map((clock) => clock.ownerPostId),
    changed.map((clock) => clock.startedAt),
    changed.map((clock) => clock.dueAt),
    changed.map((clock) => clock.isProvisional),
    changed.map((clock) => clock.limit.value),
    changed.map((clock) => clock.limit.unit),
    changed.map((clock) => clock.pausedAt),
    changed.map((clock) => clock.leftMinutes),
    changed.map((clock) => clock.stoppedAt),
    changed.map((clock) => clock.step),
    changed.map((clock) => clock.nextStepAt),
    ...set.map(([, value]) => value),
  ])
  return { row, clocks: stepped }
}

const CLOCK_COLUMNS = `owner_post_id, started_at, due_at, is_provisional, limit_value, limit_unit, paused_at, left_minutes, stopped_at, step, next_step_at`

const SAVE_CLOCKS = `
WITH clocks AS (
  INSERT INTO case_clocks (tenant_id, case_id, kind, ${CLOCK_COLUMNS})
  SELECT $1, $2, k.* FROM unnest($4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::boolean[], $9::int[], $10::text[],
    $11::timestamptz[], $12::float8[], $13::timestamptz[], $14::int[], $15::timestamptz[]) AS k
  ON CONFLICT (tenant_id, case_id, kind) DO UPDATE SET ${CLOCK_COLUMNS.split(', ')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}
)`

/** The statement that writes clocks and these columns of a case; their values follow the fifteen that every act has. */
function saveText(columns: readonly string[]): string {
  const set = [
    'next_deadline_at = $3',
    'version = version + 1',
    ...columns.map((column, i) => `${column} = $${i + 16}`),
  ]
  return `${SAVE_CLOCKS} UPDATE cases SET ${set.join(', ')} WHERE tenant_id = $1 AND id = $2 RETURNING *`
}

/** A case that is no longer late is nobody's above. */
function calmed(clocks: readonly Clock[], now: Date): { raisedToPostId?: null } {
  const next = nextDeadline(clocks)
  return next === null || next > now ? { raisedToPostId: null } : {}
}

/** A clock with its next reminder: one that goes on keeps what it has told, one that was started anew begins. */
function withStep(
  clock: Clock,
  before: readonly TimedClock[],
  { now, calendar }: { now: Date; calendar: WorkingCalendar },
): TimedClock & { nextStepAt: Date | null } {
  const old = before.find((one) => one.kind === clock.kind)
  const isSame = old?.startedAt.getTime() === clock.startedAt.getTime()
  const isLonger = isSame && old !== undefined && clock.dueAt > old.dueAt
  const told = isSame && old ? old.step : 0
  // More time takes back what was said about lateness, not what was used up.
  const step = isLonger && clock.dueAt > now ? Math.min(told, LAST_BEFORE_DUE) : told
  return { ...clock, step, nextStepAt: stepMoment(clock, step, now, calendar) }
}

/** Values of a verb that are no part of the decision: words and classes. */
export type TextChanges = {
  answer?: string | null
  answerSalt?: Buffer | null
  categoryCode?: string
  nature?: string
  tier?: Tier
  priority?: string
  isSensitive?: boolean
  categorySetId?: string
  routingSetId?: string
  suggestedCodes?: readonly string[] | null
  calendarSetId?: string
}

const COLUMNS: Readonly<Record<string, string>> = {
  state: 'state',
  suggestedCodes: 'suggested_codes',
  ownerPostId: 'owner_post_id',
  handlerPostId: 'handler_post_id',
  handlerPersonId: 'handler_person_id',
  assignedAt: 'assigned_at',
  claimedAt: 'claimed_at',
  resolvedAt: 'resolved_at',
  answeredAt: 'answered_at',
  closedAt: 'closed_at',
  dueAt: 'due_at',
  isDueProvisional: 'is_due_provisional',
  dueRuledBy: 'due_ruled_by',
  outcome: 'outcome',
  reporterVerdict: 'reporter_verdict',
  rating: 'rating',
  returnCount: 'return_count',
  reworkCount: 'rework_count',
  reopenCount: 'reopen_count',
  isSupervised: 'is_supervised',
  mergedIntoId: 'merged_into_id',
  offeredPostId: 'offered_post_id',
  urgeCount: 'urge_count',
  raisedToPostId: 'raised_to_post_id',
  arbitratedAt: 'arbitrated_at',
  extendedAt: 'extended_at',
  deferredAt: 'deferred_at',
  requestKind: 'request_kind',
  requestValue: 'request_value',
  requestReason: 'request_reason',
  requestByPersonId: 'request_by_person_id',
  returnedByPostId: 'returned_by_post_id',
  answer: 'answer',
  answerSalt: 'answer_salt',
  categoryCode: 'category_code',
  nature: 'nature',
  tier: 'tier',
  priority: 'priority',
  isSensitive: 'is_sensitive',
  categorySetId: 'category_set_id',
  routingSetId: 'routing_set_id',
  calendarSetId: 'calendar_set_id',
}
