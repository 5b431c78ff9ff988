import type { Db, Sql } from '../../../platform/db/connect.ts'
import type { Limit } from '../../calendars/rules.ts'
import type { Priority } from '../../routing/index.ts'
import type { AssistState, ClockKind, State, TransferClock } from '../contract.ts'

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

/** Keeps what clocks, tasks of helpers and transfers have told and when each speaks next: one statement for each kind. */
export async function saveSteps(
  sqlOn: Sql,
  tenant: number,
  steps: readonly { readonly one: DueStep; readonly step: number; readonly nextStepAt: Date }[],
): Promise<void> {
  const save = async (table: StepTable, key: (one: DueStep) => string | null) => {
    const own = steps.filter(({ one }) => tableOf(one) === table)
    if (own.length === 0) return
    await sqlOn.prepared(`save_steps_${table}`, SAVE_STEPS[table], [
      tenant,
      own.map(({ one }) => one.caseId),
      own.map(({ one }) => key(one)),
      own.map(({ step }) => step),
      own.map(({ nextStepAt }) => nextStepAt),
    ])
  }
  await save('case_clocks', (one) => one.kind)
  await save('case_assists', (one) => one.assistId)
  await save('case_transfers', (one) => one.transferId)
}

type StepTable = 'case_clocks' | 'case_assists' | 'case_transfers'

function tableOf(one: DueStep): StepTable {
  if (one.transferId) return 'case_transfers'
  return one.assistId ? 'case_assists' : 'case_clocks'
}

const saveText = (table: StepTable, key: string, type: string) =>
  `UPDATE ${table} k SET step = s.step, next_step_at = s.next_step_at
   FROM unnest($2::uuid[], $3::${type}[], $4::int[], $5::timestamptz[]) AS s (case_id, key, step, next_step_at)
   WHERE k.tenant_id = $1 AND k.case_id = s.case_id AND k.${key} = s.key`
const SAVE_STEPS: Readonly<Record<StepTable, string>> = {
  case_clocks: saveText('case_clocks', 'kind', 'text'),
  case_assists: saveText('case_assists', 'id', 'uuid'),
  case_transfers: saveText('case_transfers', 'id', 'uuid'),
}

/** Late cases stand before a post above as well. @param raised posts by case */
export async function saveRaised(sqlOn: Sql, tenant: number, raised: ReadonlyMap<string, string>): Promise<void> {
  if (raised.size === 0) return
  await sqlOn.prepared(
    'save_raised',
    `UPDATE cases c SET raised_to_post_id = r.post_id FROM unnest($2::uuid[], $3::uuid[]) AS r (case_id, post_id)
     WHERE c.tenant_id = $1 AND c.id = r.case_id`,
    [tenant, [...raised.keys()], [...raised.values()]],
  )
}

/** Cases whose ask or rating clock has run out in a tenant: locked, those that another sweep holds are passed over. */
export async function takeExpired(
  sqlOn: Sql,
  tenant: number,
  now: Date,
  limit: number,
): Promise<{ id: string; kind: 'ask' | 'rating' }[]> {
  return sqlOn.raw<{ id: string; kind: 'ask' | 'rating' }>(
    `SELECT c.id, k.kind FROM cases c JOIN case_clocks k ON k.tenant_id = c.tenant_id AND k.case_id = c.id
     WHERE c.tenant_id = $1 AND c.state <> 'closed' AND c.next_deadline_at <= $2
       AND k.tenant_id = $1 AND k.kind IN ('ask', 'rating') AND k.stopped_at IS NULL AND k.paused_at IS NULL AND k.due_at <= $2
     ORDER BY c.next_deadline_at, c.id LIMIT $3 FOR UPDATE OF c SKIP LOCKED`,
    [tenant, now, limit],
  )
}
