import type { Db, Sql } from '../../platform/db/connect.ts'
import type { Limit } from '../calendars/rules.ts'
import type { Priority } from '../routing/index.ts'
import type { AssistState, ClockKind, State, TransferClock } from './contract.ts'

/** A clock, the task of a helper, or a transfer, whose next step is due, with what the telling needs of its case. */
export type DueStep = {
  readonly caseId: string
  readonly kind: ClockKind
  readonly assistId: string | null
  /** A helper who has not said yet that he takes it on is reminded of that first. */
  readonly assistState: AssistState | null
  readonly transferId: string | null
  /** Which clock of a transfer speaks. */
  readonly transferClock: TransferClock | null
  readonly ownerPostId: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly limit: Limit
  readonly step: number
  readonly gridId: string
  readonly chainId: number
  readonly calendarSetId: string
  readonly state: State
  readonly isSupervised: boolean
  readonly priority: Priority
}

type Row = {
  case_id: string
  kind: ClockKind
  assist_id: string | null
  assist_state: AssistState | null
  transfer_id: string | null
  clock: TransferClock | null
  owner_post_id: string
  started_at: Date
  due_at: Date
  limit_value: number
  limit_unit: Limit['unit']
  step: number
  grid_id: string
  chain_id: number
  calendar_set_id: string
  state: State
  is_supervised: boolean
  priority: Priority
}

/** Tenants in which something is to be told by now. */
export async function dueStepTenants(db: Db, now: Date): Promise<number[]> {
  const rows = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT tenant_id FROM case_clocks WHERE next_step_at <= $1
     UNION SELECT DISTINCT tenant_id FROM case_assists WHERE next_step_at <= $1
     UNION SELECT DISTINCT tenant_id FROM case_transfers WHERE next_step_at <= $1`,
    [now],
  )
  return rows.rows.map((row) => row.tenant_id)
}

/** What is due in a tenant, the earliest first. The cases are locked; those that somebody works on this moment come next time. */
export async function takeDueSteps(sqlOn: Sql, tenant: number, now: Date, limit: number): Promise<DueStep[]> {
  const clocks = await sqlOn.raw<Row>(
    `SELECT k.case_id, k.kind, NULL::uuid AS assist_id, NULL AS assist_state, NULL::uuid AS transfer_id, NULL AS clock, k.owner_post_id, k.started_at, k.due_at, k.limit_value, k.limit_unit, k.step,
       c.grid_id, c.chain_id, c.calendar_set_id, c.state, c.is_supervised, c.priority
     FROM case_clocks k JOIN cases c ON c.tenant_id = k.tenant_id AND c.id = k.case_id
     WHERE k.tenant_id = $1 AND c.tenant_id = $1 AND k.next_step_at <= $2 AND c.state <> 'closed'
     ORDER BY k.next_step_at, k.case_id LIMIT $3 FOR UPDATE OF c SKIP LOCKED`,
    [tenant, now, limit],
  )
  const assists = await sqlOn.raw<Row>(
    `SELECT a.case_id, 'handle' AS kind, a.id AS assist_id, a.state AS assist_state, NULL::uuid AS transfer_id, NULL AS clock, a.post_id AS owner_post_id, a.asked_at AS started_at, a.due_at, a.limit_value,
       a.limit_unit, a.step, c.grid_id, c.chain_id, c.calendar_set_id, c.state, c.is_supervised, c.priority
     FROM case_assists a JOIN cases c ON c.tenant_id = a.tenant_id AND c.id = a.case_id
     WHERE a.tenant_id = $1 AND c.tenant_id = $1 AND a.next_step_at <= $2 AND c.state <> 'closed'
     ORDER BY a.next_step_at, a.id LIMIT $3 FOR UPDATE OF c SKIP LOCKED`,
    [tenant, now, limit],
  )
  // Nobody of ours holds a transfer: whoever owns the case is reminded, and it climbs from there.
  const transfers = await sqlOn.raw<Row>(
    `SELECT t.case_id, 'handle' AS kind, NULL::uuid AS assist_id, NULL AS assist_state, t.id AS transfer_id, t.clock, c.owner_post_id, t.clock_started_at AS started_at,
       t.clock_due_at AS due_at, t.limit_value, t.limit_unit, t.step, c.grid_id, c.chain_id, c.calendar_set_id, c.state, c.is_supervised, c.priority
     FROM case_transfers t JOIN cases c ON c.tenant_id = t.tenant_id AND c.id = t.case_id
     WHERE t.tenant_id = $1 AND c.tenant_id = $1 AND t.next_step_at <= $2 AND c.state <> 'closed'
     ORDER BY t.next_step_at, t.id LIMIT $3 FOR UPDATE OF c SKIP LOCKED`,
    [tenant, now, limit],
  )
  return [...clocks, ...assists, ...transfers].map((row) => ({
    caseId: row.case_id,
    kind: row.kind,
    assistId: row.assist_id,
    assistState: row.assist_state,
    transferId: row.transfer_id,
    transferClock: row.clock,
    ownerPostId: row.owner_post_id,
    startedAt: row.started_at,
    dueAt: row.due_at,
    limit: { value: row.limit_value, unit: row.limit_unit },
    step: row.step,
    gridId: row.grid_id,
    chainId: row.chain_id,
    calendarSetId: row.calendar_set_id,
    state: row.state,
    isSupervised: row.is_supervised,
    priority: row.priority,
  }))
}

/** Keeps what a clock has told and when it speaks next. */
export async function saveClockStep(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  kind: ClockKind,
  step: number,
  nextStepAt: Date,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_clocks')
    .set({ step, next_step_at: nextStepAt })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .execute()
}

/** Keeps what the task of a helper has told and when it speaks next. */
export async function saveAssistStep(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  assistId: string,
  step: number,
  nextStepAt: Date,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_assists')
    .set({ step, next_step_at: nextStepAt })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('id', '=', assistId)
    .execute()
}

/** Keeps what a transfer has told and when it speaks next. */
export async function saveTransferStep(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  transferId: string,
  step: number,
  nextStepAt: Date,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_transfers')
    .set({ step, next_step_at: nextStepAt })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('id', '=', transferId)
    .execute()
}

/** A late case stands before this post as well. */
export async function saveRaised(sqlOn: Sql, tenant: number, caseId: string, postId: string): Promise<void> {
  await sqlOn.q
    .updateTable('cases')
    .set({ raised_to_post_id: postId })
    .where('tenant_id', '=', tenant)
    .where('id', '=', caseId)
    .execute()
}
