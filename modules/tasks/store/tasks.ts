import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { TargetType, TaskKind, TaskState, TemplateState } from '../contract/names.ts'

/** A task as it stands in the table. */
export type TaskRow = {
  readonly id: string
  readonly communityId: string
  readonly gridId: string
  readonly templateId: string | null
  readonly kind: TaskKind
  readonly targetType: TargetType
  readonly targetId: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly state: TaskState
  readonly readyAt: Date
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly minutes: number
  readonly wordsSealed: Buffer | null
  readonly forType: string | null
  readonly forId: string | null
  /** Whose own work it verifies. */
  readonly notBy: string | null
  readonly tries: number
  readonly doneAt: Date | null
  readonly missedAt: Date | null
  readonly upPostId: string | null
  readonly clearedAt: Date | null
  readonly cancelledAt: Date | null
  readonly cancelReason: string | null
}

export const TASK_COLUMNS = `k.id, k.community_id AS "communityId", k.grid_id AS "gridId", k.template_id AS "templateId", k.kind,
  k.target_type AS "targetType", k.target_id AS "targetId", k.household_id AS "householdId", k.person_id AS "personId", k.state,
  k.ready_at AS "readyAt", k.due_at AS "dueAt", k.expires_at AS "expiresAt", k.minutes, k.words_sealed AS "wordsSealed", k.for_type AS "forType",
  k.for_id AS "forId", k.not_by_person_id AS "notBy", k.tries, k.done_at AS "doneAt", k.missed_at AS "missedAt", k.up_post_id AS "upPostId", k.cleared_at AS "clearedAt",
  k.cancelled_at AS "cancelledAt", k.cancel_reason AS "cancelReason"`

/** A task to be written down. */
export type NewTask = {
  readonly id: string
  readonly gridId: string
  readonly targetType: TargetType
  readonly targetId: string
  readonly householdId: string | null
  readonly personId: string | null
}

/** What tasks that are planned together have in common. */
export type Common = {
  readonly communityId: string
  readonly templateId: string | null
  readonly seriesId: string | null
  readonly kind: TaskKind
  readonly period: string
  readonly readyAt: Date
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly minutes: number
  readonly wordsSealed: Buffer | null
  readonly forType: string | null
  readonly forId: string | null
  readonly notBy: string | null
  readonly orderedBy: string | null
  readonly at: Date
}

/** Writes tasks down in one statement; those that are there already (same item, target and period) are left as they are. @returns how many are new */
export async function insertTasks(
  sql: Sql,
  tenant: number,
  common: Common,
  tasks: readonly NewTask[],
): Promise<number> {
  const rows = await sql.prepared(
    'insert_tasks',
    `INSERT INTO tasks (tenant_id, id, community_id, grid_id, template_id, series_id, kind, target_type, target_id, household_id, person_id, period,
       state, ready_at, due_at, expires_at, minutes, words_sealed, for_type, for_id, not_by_person_id, ordered_by_person_id, made_at, tries, next_step_at)
     SELECT $1, n.id, $8, n.grid_id, $9, $10, $11, n.target_type, n.target_id, n.household_id, n.person_id, $12::date,
       'planned', $13::timestamptz, $14, $15, $16, $17, $18, $19, $20, $21, $22, 0, $13::timestamptz
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[])
       AS n (id, grid_id, target_type, target_id, household_id, person_id)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      tasks.map((one) => one.id),
      tasks.map((one) => one.gridId),
      tasks.map((one) => one.targetType),
      tasks.map((one) => one.targetId),
      tasks.map((one) => one.householdId),
      tasks.map((one) => one.personId),
      common.communityId,
      common.templateId,
      common.seriesId,
      common.kind,
      common.period,
      common.readyAt,
      common.dueAt,
      common.expiresAt,
      common.minutes,
      common.wordsSealed,
      common.forType,
      common.forId,
      common.notBy,
      common.orderedBy,
      common.at,
    ],
  )
  return rows.length
}

/** Tenants in which the time of a task has come. */
export const DUE_STEPS = 'SELECT DISTINCT tenant_id FROM tasks WHERE next_step_at <= $1'

/** Tasks whose time has come, locked, with the state of their item; those that another sweep or a visit holds are passed over. */
export async function takeDueSteps(
  sql: Sql,
  tenant: number,
  now: Date,
  limit: number,
): Promise<(TaskRow & { templateState: TemplateState | null })[]> {
  return sql.prepared(
    'take_due_tasks',
    `SELECT ${TASK_COLUMNS}, t.state AS "templateState" FROM tasks k
     LEFT JOIN task_templates t ON t.tenant_id = k.tenant_id AND t.id = k.template_id
     WHERE k.tenant_id = $1 AND k.next_step_at <= $2 ORDER BY k.next_step_at, k.id LIMIT $3 FOR UPDATE OF k SKIP LOCKED`,
    [tenant, now, limit],
  )
}

/** They can be done from now on; next comes the end of their window. */
export async function makeReady(sql: Sql, tenant: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql.prepared(
    'tasks_ready',
    `UPDATE tasks SET state = 'ready', next_step_at = expires_at WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tenant, [...ids]],
  )
}

/** Their time is over; each goes up to a post (none only where a community has no lead's seat at all). */
export async function makeMissed(
  sql: Sql,
  tenant: number,
  missed: readonly { readonly id: string; readonly postId: string | null }[],
  at: Date,
): Promise<void> {
  if (missed.length === 0) return
  await sql.prepared(
    'tasks_missed',
    `UPDATE tasks k SET state = 'missed', missed_at = $4, up_post_id = n.post_id, next_step_at = NULL
     FROM unnest($2::uuid[], $3::uuid[]) AS n (id, post_id) WHERE k.tenant_id = $1 AND k.id = n.id`,
    [tenant, missed.map((one) => one.id), missed.map((one) => one.postId), at],
  )
}

export async function makeCancelled(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
  cancelled: { readonly at: Date; readonly by: string | null; readonly reason: string },
): Promise<void> {
  if (ids.length === 0) return
  await sql.prepared(
    'tasks_cancelled',
    `UPDATE tasks SET state = 'cancelled', cancelled_at = $3, cancelled_by_person_id = $4, cancel_reason = $5, next_step_at = NULL
     WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tenant, [...ids], cancelled.at, cancelled.by, cancelled.reason],
  )
}

/** The open tasks of an ended version are looked at by the next sweep. */
export async function hastenOf(sql: Sql, tenant: number, templateId: string, now: Date): Promise<void> {
  await sql.prepared(
    'tasks_hastened',
    `UPDATE tasks SET next_step_at = $3 WHERE tenant_id = $1 AND template_id = $2 AND state IN ('planned', 'ready') AND next_step_at > $3`,
    [tenant, templateId, now],
  )
}

/** A task in a grid in sight, locked. @throws NotFound */
export async function lockTask(sql: Sql, tenant: number, taskId: string, sight: Sight): Promise<TaskRow> {
  const rows = await sql.prepared<TaskRow>(
    'lock_task',
    `SELECT ${TASK_COLUMNS} FROM tasks k WHERE k.tenant_id = $1 AND k.id = $2 AND ($3::uuid[] IS NULL OR k.grid_id = ANY($3::uuid[])) FOR UPDATE`,
    [tenant, taskId, sight.grids ?? null],
  )
  if (rows.length === 0) throw new NotFound('task')
  return rows[0]
}

/** Tasks by their ids, whoever asks, in the order of ids: the caller has found them in sight. */
export async function tasksById(sql: Sql, tenant: number, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return []
  return sql.prepared<TaskRow>(
    'tasks_by_id',
    `SELECT ${TASK_COLUMNS} FROM tasks k WHERE k.tenant_id = $1 AND k.id = ANY($2::uuid[]) ORDER BY k.id`,
    [tenant, [...new Set(ids)]],
  )
}

/**
 * What a visit at a moment could settle at a door, locked in the order of ids so that two who write at once wait for each other. Open tasks of an
 * item that was ended are cancelled already, whether or not the sweep has come by.
 */
export async function lockAtDoor(sql: Sql, tenant: number, householdId: string, at: Date): Promise<TaskRow[]> {
  return sql.prepared<TaskRow>(
    'lock_tasks_at_door',
    `SELECT ${TASK_COLUMNS} FROM tasks k LEFT JOIN task_templates t ON t.tenant_id = k.tenant_id AND t.id = k.template_id
     WHERE k.tenant_id = $1 AND k.household_id = $2 AND k.state IN ('planned', 'ready', 'missed')
       AND k.ready_at <= $3 AND k.expires_at > $3 AND (k.state = 'missed' OR t.state IS NULL OR t.state = 'admitted')
     ORDER BY k.id FOR UPDATE OF k`,
    [tenant, householdId, at],
  )
}

/** They were done by a visit. */
export async function makeDone(
  sql: Sql,
  tenant: number,
  done: readonly { readonly id: string; readonly verdict: boolean | null }[],
  by: { readonly visitId: string; readonly at: Date },
): Promise<void> {
  if (done.length === 0) return
  await sql.prepared(
    'tasks_done',
    `UPDATE tasks k SET state = 'done', done_at = $4, visit_id = $5, verdict = n.verdict, next_step_at = NULL
     FROM unnest($2::uuid[], $3::boolean[]) AS n (id, verdict) WHERE k.tenant_id = $1 AND k.id = n.id`,
    [tenant, done.map((one) => one.id), done.map((one) => one.verdict), by.at, by.visitId],
  )
}

/** Somebody was there and they could not be done. */
export async function countTry(sql: Sql, tenant: number, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await sql.prepared(
    'tasks_tried',
    'UPDATE tasks SET tries = tries + 1, tried_at = greatest(tried_at, $3) WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...ids], at],
  )
}

/** The post above has looked after it. */
export async function clearTask(
  sql: Sql,
  tenant: number,
  taskId: string,
  cleared: { readonly at: Date; readonly by: string | null; readonly reason: string },
): Promise<void> {
  await sql.q
    .updateTable('tasks')
    .set({ cleared_at: cleared.at, cleared_by_person_id: cleared.by, clear_reason: cleared.reason })
    .where('tenant_id', '=', tenant)
    .where('id', '=', taskId)
    .execute()
}

/** Open tasks of a household or building, locked: they follow it into another grid. */
export async function lockOpenAbout(
  sql: Sql,
  tenant: number,
  what: 'household' | 'building',
  id: string,
): Promise<TaskRow[]> {
  const column = what === 'household' ? 'household_id' : 'target_id'
  return sql.prepared<TaskRow>(
    `lock_tasks_about_${what}`,
    `SELECT ${TASK_COLUMNS} FROM tasks k WHERE k.tenant_id = $1 AND k.${column} = $2 AND k.state IN ('planned', 'ready', 'missed')
       AND ($3::text IS NULL OR k.target_type = $3) ORDER BY k.id FOR UPDATE`,
    [tenant, id, what === 'building' ? 'building' : null],
  )
}

export async function moveTasks(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
  to: { readonly gridId: string; readonly communityId: string },
): Promise<void> {
  await sql.prepared(
    'tasks_moved',
    'UPDATE tasks SET grid_id = $3, community_id = $4 WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...ids], to.gridId, to.communityId],
  )
}

/** Tasks about a person, the oldest first. */
export async function tasksOfPerson(sql: Sql, tenant: number, personId: string): Promise<TaskRow[]> {
  return sql.prepared<TaskRow>(
    'tasks_of_person',
    `SELECT ${TASK_COLUMNS} FROM tasks k WHERE k.tenant_id = $1 AND k.person_id = $2 ORDER BY k.ready_at, k.id`,
    [tenant, personId],
  )
}

/** The open ones among them, locked. */
export async function lockOpenOfPerson(sql: Sql, tenant: number, personId: string): Promise<TaskRow[]> {
  return sql.prepared<TaskRow>(
    'lock_tasks_of_person',
    `SELECT ${TASK_COLUMNS} FROM tasks k WHERE k.tenant_id = $1 AND k.person_id = $2 AND k.state IN ('planned', 'ready')
     ORDER BY k.id FOR UPDATE`,
    [tenant, personId],
  )
}
