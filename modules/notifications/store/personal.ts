import type { Sql } from '../../../platform/db/connect.ts'

export async function messageCountOf(sql: Sql, tenant: number, personId: string): Promise<number> {
  const [row] = await sql.raw<{ n: number }>(
    'SELECT count(*)::int AS n FROM messages WHERE tenant_id = $1 AND person_id = $2',
    [tenant, personId],
  )
  return row.n
}

/** Deletes all that was told to a person, how she is reached and how she wants to be. */
export async function forgetPerson(sql: Sql, tenant: number, personId: string): Promise<void> {
  for (const table of ['message_sends', 'messages', 'digests', 'preferences', 'contact_ways', 'notice_reads'] as const)
    await sql.raw(`DELETE FROM ${table} WHERE tenant_id = $1 AND person_id = $2`, [tenant, personId])
}
