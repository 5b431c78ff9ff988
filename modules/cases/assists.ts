import type { Sql } from '../../platform/db/connect.ts'
import type { Due, Limit } from '../calendars/rules.ts'

/** A task for another post. */
export type NewAssist = {
  id: string
  caseId: string
  postId: string
  taskNoteId: string
  askedAt: Date
  limit: Limit
  due: Due
  nextStepAt: Date | null
}

/** Writes a task for a post that helps. */
export async function insertAssist(sqlOn: Sql, tenant: number, one: NewAssist): Promise<void> {
  await sqlOn.q
    .insertInto('case_assists')
    .values({
      tenant_id: tenant,
      case_id: one.caseId,
      id: one.id,
      post_id: one.postId,
      state: 'asked',
      task_note_id: one.taskNoteId,
      asked_at: one.askedAt,
      limit_value: one.limit.value,
      limit_unit: one.limit.unit,
      due_at: one.due.at,
      is_provisional: one.due.provisional,
      step: 0,
      next_step_at: one.nextStepAt,
    })
    .execute()
}

/** Moves a task on. One that ends is reminded of no more. */
export async function saveAssist(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  id: string,
  to:
    | { state: 'taken'; takenAt: Date; step: number; nextStepAt: Date }
    | { state: 'done' | 'released'; endedAt: Date; resultNoteId: string | null },
): Promise<void> {
  await sqlOn.q
    .updateTable('case_assists')
    .set(
      to.state === 'taken'
        ? { state: to.state, taken_at: to.takenAt, step: to.step, next_step_at: to.nextStepAt }
        : { state: to.state, ended_at: to.endedAt, result_note_id: to.resultNoteId, next_step_at: null },
    )
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute()
}
