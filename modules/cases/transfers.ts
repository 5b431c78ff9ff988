import type { Selectable } from 'kysely'
import type { Sql } from '../../platform/db/connect.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { TransferState } from './contract.ts'
import type { TransferTime } from './rules/transfers.ts'

/** A part of a case that an organization outside was asked for. */
export type TransferRow = Omit<Selectable<DB['case_transfers']>, 'state'> & { state: TransferState }

/** A new transfer: everything but what begins empty. */
export type NewTransfer = {
  id: string
  caseId: string
  organizationId: string | null
  organizationName: string
  organizationKind: string
  contactName: string | null
  phoneSealed: Buffer | null
  keyHash: Buffer
  linkUntil: Date
  taskNoteId: string
  sharedFileIds: readonly string[]
  sharedPartyId: string | null
  sentAt: Date
  receiveBy: Date
  dueAt: Date
  isProvisional: boolean
  days: number
  time: TransferTime
  nextStepAt: Date
}

/** Writes a transfer on its way out; what runs first is its receipt. */
export async function insertTransfer(sqlOn: Sql, tenant: number, one: NewTransfer): Promise<void> {
  await sqlOn.q
    .insertInto('case_transfers')
    .values({
      tenant_id: tenant,
      case_id: one.caseId,
      id: one.id,
      organization_id: one.organizationId,
      organization_name: one.organizationName,
      organization_kind: one.organizationKind,
      contact_name: one.contactName,
      phone_sealed: one.phoneSealed,
      key_hash: one.keyHash,
      link_until: one.linkUntil,
      state: 'sent',
      task_note_id: one.taskNoteId,
      shared_file_ids: [...one.sharedFileIds],
      shared_party_id: one.sharedPartyId,
      sent_at: one.sentAt,
      receive_by: one.receiveBy,
      due_at: one.dueAt,
      is_provisional: one.isProvisional,
      days: one.days,
      ...timeColumns(one.time),
      step: 0,
      next_step_at: one.nextStepAt,
    })
    .execute()
}

/** What a step of a transfer sets; a step without a clock is reminded of no more. */
export type TransferChange = {
  state: TransferState
  takenAt?: Date
  endedAt?: Date
  replyBy?: Date | null
  declineReason?: string
  time: TransferTime | null
  step: number
  nextStepAt: Date | null
}

/** Moves a transfer on. */
export async function saveTransfer(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  id: string,
  change: TransferChange,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_transfers')
    .set({
      state: change.state,
      ...(change.takenAt ? { taken_at: change.takenAt } : {}),
      ...(change.endedAt ? { ended_at: change.endedAt } : {}),
      ...(change.replyBy === undefined ? {} : { reply_by: change.replyBy }),
      ...(change.declineReason ? { decline_reason: change.declineReason } : {}),
      ...(change.time ? timeColumns(change.time) : { clock: null }),
      step: change.step,
      next_step_at: change.nextStepAt,
    })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute()
}

/** The case has its answer: what nobody needs any more ends with it. */
export async function endTransfers(sqlOn: Sql, tenant: number, caseId: string, now: Date): Promise<void> {
  await sqlOn.q
    .updateTable('case_transfers')
    .set({ state: 'ended', ended_at: now, clock: null, next_step_at: null })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['sent', 'taken', 'asked', 'declined'])
    .execute()
}

/** The transfer a link stands for; undefined when the link was made for another. */
export async function findTransfer(
  sqlOn: Sql,
  tenant: number,
  id: string,
  keyHash: Buffer,
): Promise<TransferRow | undefined> {
  const row = await sqlOn.q
    .selectFrom('case_transfers')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  return row && { ...row, state: row.state as TransferState }
}

/** The transfer of an id, with the case it belongs to: for the sight of its photos. */
export async function caseOfTransfer(sqlOn: Sql, tenant: number, id: string): Promise<string | undefined> {
  const row = await sqlOn.q
    .selectFrom('case_transfers')
    .select('case_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.case_id
}

/** All transfers of a case, the oldest first. The caller has seen the case. */
export async function transfersOf(sqlOn: Sql, tenant: number, caseId: string): Promise<TransferRow[]> {
  const rows = await sqlOn.q
    .selectFrom('case_transfers')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as TransferState }))
}

function timeColumns(time: TransferTime) {
  return {
    clock: time.clock,
    clock_started_at: time.startedAt,
    clock_due_at: time.dueAt,
    limit_value: time.limit.value,
    limit_unit: time.limit.unit,
  }
}
