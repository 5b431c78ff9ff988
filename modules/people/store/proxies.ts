import type { Sql } from '../../../platform/db/connect.ts'

export type ProxyRow = {
  id: string
  personId: string
  proxyPersonId: string
  how: 'invited' | 'paper'
  chainId: number
  gridId: string | null
  since: Date
  until: Date | null
}

const COLUMNS = `id, person_id AS "personId", proxy_person_id AS "proxyPersonId", how, chain_id AS "chainId", grid_id AS "gridId",
  valid_from AS since, valid_until AS until`

/** Who acts for these persons now, and for whom they act. */
export async function proxiesAround(sql: Sql, tenant: number, personIds: readonly string[]): Promise<ProxyRow[]> {
  return sql.raw<ProxyRow>(
    `SELECT ${COLUMNS} FROM proxies WHERE tenant_id = $1 AND valid_until IS NULL
       AND (person_id = ANY($2::uuid[]) OR proxy_person_id = ANY($2::uuid[])) ORDER BY valid_from, id`,
    [tenant, personIds],
  )
}

/** One, locked; also an ended one. */
export async function lockProxy(sql: Sql, tenant: number, id: string): Promise<ProxyRow | undefined> {
  return (
    await sql.raw<ProxyRow>(`SELECT ${COLUMNS} FROM proxies WHERE tenant_id = $1 AND id = $2 FOR UPDATE`, [tenant, id])
  )[0]
}

/** Writes one. @returns false when it is there already */
export async function insertProxy(
  sql: Sql,
  tenant: number,
  one: Omit<ProxyRow, 'until'> & { signedOn: string | null; registeredById: string | null },
): Promise<boolean> {
  const rows = await sql.raw(
    `INSERT INTO proxies (tenant_id, id, person_id, proxy_person_id, how, chain_id, grid_id, signed_on, registered_by_person_id, valid_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10)
     ON CONFLICT (tenant_id, person_id, proxy_person_id) WHERE valid_until IS NULL DO NOTHING RETURNING id`,
    [
      tenant,
      one.id,
      one.personId,
      one.proxyPersonId,
      one.how,
      one.chainId,
      one.gridId,
      one.signedOn,
      one.registeredById,
      one.since,
    ],
  )
  return rows.length === 1
}

export async function endProxyRow(sql: Sql, tenant: number, id: string, by: string | null, at: Date): Promise<void> {
  await sql.raw('UPDATE proxies SET valid_until = $3, ended_by_person_id = $4 WHERE tenant_id = $1 AND id = $2', [
    tenant,
    id,
    at,
    by,
  ])
}

/** Lays down a new invitation; what the person showed before is not good any more. */
export async function insertInvitation(
  sql: Sql,
  tenant: number,
  one: { id: string; personId: string; chainId: number; codeHash: Buffer; at: Date; expiresAt: Date },
): Promise<void> {
  await sql.raw(
    `UPDATE proxy_invitations SET expires_at = $3
     WHERE tenant_id = $1 AND person_id = $2 AND taken_at IS NULL AND expires_at > $3`,
    [tenant, one.personId, one.at],
  )
  await sql.raw(
    `INSERT INTO proxy_invitations (tenant_id, id, person_id, chain_id, code_hash, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, one.id, one.personId, one.chainId, one.codeHash, one.at, one.expiresAt],
  )
}

/** Takes an invitation that is still good, once; of two who try at the same time one gets it. */
export async function takeInvitation(
  sql: Sql,
  tenant: number,
  codeHash: Buffer,
  at: Date,
): Promise<{ personId: string; chainId: number } | undefined> {
  return (
    await sql.raw<{ personId: string; chainId: number }>(
      `UPDATE proxy_invitations SET taken_at = $3 WHERE tenant_id = $1 AND code_hash = $2 AND taken_at IS NULL AND expires_at > $3
       RETURNING person_id AS "personId", chain_id AS "chainId"`,
      [tenant, codeHash, at],
    )
  )[0]
}

/** Until when the code that somebody showed is good. */
export async function openInvitationOf(sql: Sql, tenant: number, personId: string, at: Date): Promise<Date | null> {
  const [row] = await sql.raw<{ expiresAt: Date }>(
    `SELECT expires_at AS "expiresAt" FROM proxy_invitations
     WHERE tenant_id = $1 AND person_id = $2 AND taken_at IS NULL AND expires_at > $3 ORDER BY expires_at DESC LIMIT 1`,
    [tenant, personId, at],
  )
  return row?.expiresAt ?? null
}
