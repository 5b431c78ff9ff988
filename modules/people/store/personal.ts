import type { Sql } from '../../../platform/db/connect.ts'

/** Writes another name, number or both over what is on file. @returns false when somebody else here has that number */
export async function saveContact(
  sql: Sql,
  tenant: number,
  personId: string,
  to: { name: string; phoneSealed: Buffer | null; phoneHash: Buffer | null },
): Promise<boolean> {
  const rows = await sql.raw(
    `UPDATE persons SET name = $3, phone_sealed = $4, phone_hash = $5 WHERE tenant_id = $1 AND id = $2
       AND NOT EXISTS (SELECT 1 FROM persons o WHERE o.tenant_id = $1 AND o.phone_hash = $5 AND o.id <> $2) RETURNING id`,
    [tenant, personId, to.name, to.phoneSealed, to.phoneHash],
  )
  return rows.length === 1
}

/** Takes name, number, tags, homes and family ties off a person; the row stays, since files of cases name its id. */
export async function erasePerson(sql: Sql, tenant: number, personId: string, name: string): Promise<void> {
  await sql.raw(
    `UPDATE persons SET name = $3, phone_sealed = NULL, phone_hash = NULL, is_contact_public = false, known = '{}' WHERE tenant_id = $1 AND id = $2`,
    [tenant, personId, name],
  )
  await sql.raw('DELETE FROM person_tags WHERE tenant_id = $1 AND person_id = $2', [tenant, personId])
  await sql.raw('DELETE FROM residences WHERE tenant_id = $1 AND person_id = $2', [tenant, personId])
  await sql.raw('DELETE FROM proxy_invitations WHERE tenant_id = $1 AND person_id = $2', [tenant, personId])
  await sql.raw('DELETE FROM person_skills WHERE tenant_id = $1 AND person_id = $2', [tenant, personId])
  await sql.raw('UPDATE reserve_members SET mentor_person_id = NULL WHERE tenant_id = $1 AND mentor_person_id = $2', [
    tenant,
    personId,
  ])
  await sql.raw('DELETE FROM reserve_members WHERE tenant_id = $1 AND person_id = $2', [tenant, personId])
  await sql.raw(
    `DELETE FROM absence_posts x USING absences a WHERE x.tenant_id = $1 AND a.tenant_id = $1 AND a.id = x.absence_id AND a.person_id = $2`,
    [tenant, personId],
  )
  await sql.raw('DELETE FROM absences WHERE tenant_id = $1 AND person_id = $2', [tenant, personId])
  await sql.raw(
    'UPDATE absence_posts SET deputy_person_id = NULL, holding_id = NULL WHERE tenant_id = $1 AND deputy_person_id = $2',
    [tenant, personId],
  )
  await sql.raw('DELETE FROM proxies WHERE tenant_id = $1 AND (person_id = $2 OR proxy_person_id = $2)', [
    tenant,
    personId,
  ])
}

/**
 * Cuts an account off from its person in a tenant; one that is nobody anywhere any more is deleted.
 * @returns the account, if there was one
 */
export async function unlinkAccount(sql: Sql, tenant: number, personId: string): Promise<string | undefined> {
  const [row] = await sql.raw<{ accountId: string }>(
    `DELETE FROM account_persons WHERE tenant_id = $1 AND person_id = $2 RETURNING account_id AS "accountId"`,
    [tenant, personId],
  )
  if (!row) return undefined
  await sql.raw(
    'DELETE FROM accounts WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM account_persons o WHERE o.account_id = $1)',
    [row.accountId],
  )
  return row.accountId
}
