import type { Sql } from '../../../platform/db/connect.ts'
import type { DB } from '../../../platform/db/schema.ts'
import { commit } from '../../../platform/keys.ts'

/** The case to which a note was added. */
export async function caseOfNote(sqlOn: Sql, tenant: number, noteId: string): Promise<string | undefined> {
  const [row] = await sqlOn.raw<{ caseId: string }>(
    'SELECT case_id AS "caseId" FROM case_notes WHERE tenant_id = $1 AND id = $2',
    [tenant, noteId],
  )
  return row?.caseId
}

/** Keeps a text that belongs to a case; its event carries only the commitment. */
export async function insertNote(
  sqlOn: Sql,
  tenant: number,
  note: {
    id: string
    caseId: string
    kind: DB['case_notes']['kind']
    text: string
    salt: Buffer
    isPublic: boolean
    transferId: string | null
    at: Date
    personId: string | null
    postId: string | null
  },
): Promise<void> {
  await sqlOn.q
    .insertInto('case_notes')
    .values({
      tenant_id: tenant,
      case_id: note.caseId,
      id: note.id,
      kind: note.kind,
      text: note.text,
      salt: note.salt,
      is_public: note.isPublic,
      transfer_id: note.transferId,
      at: note.at,
      by_person_id: note.personId,
      by_post_id: note.postId,
    })
    .execute()
}

/** The words kept beside a case, oldest first, each with the commitment that its event carries. */
export async function notesOf(sqlOn: Sql, tenant: number, caseId: string) {
  const rows = await sqlOn.q
    .selectFrom('case_notes')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, seal: commit(row.salt, row.text) }))
}
