import type { Sql } from '../../../platform/db/connect.ts'

/** The grids in which a person has a home at a moment. */
export async function gridsLivedIn(sql: Sql, tenant: number, personId: string, at: Date): Promise<string[]> {
  const rows = await sql.prepared<{ gridId: string }>(
    'grids_lived_in',
    `SELECT DISTINCT g.grid_id AS "gridId" FROM residences r
     JOIN household_grids g ON g.tenant_id = r.tenant_id AND g.household_id = r.household_id AND g.valid_until IS NULL
     WHERE r.tenant_id = $1 AND r.person_id = $2 AND r.valid_from <= $3 AND (r.valid_until IS NULL OR r.valid_until > $3)`,
    [tenant, personId, at],
  )
  return rows.map((row) => row.gridId)
}
