import type { Db, Sql } from '../../platform/db/connect.ts'

/** Brings a review forward to a day, if it lies later */
export async function bringReviewForward(
  sql: Sql,
  tenant: number,
  personId: string,
  householdId: string,
  on: string,
): Promise<void> {
  await sql.prepared(
    'care_review_forward',
    `UPDATE care_recipients SET review_on = $4, review_told_on = NULL
     WHERE tenant_id = $1 AND person_id = $2 AND household_id = $3 AND state = 'active' AND review_on > $4::date`,
    [tenant, personId, householdId, on],
  )
}

/** Tenants in which a review is due and was not told. */
export async function tenantsWithReviews(db: Db, today: string): Promise<number[]> {
  const rows = await db.pool.query<{ tenant_id: number }>(
    "SELECT DISTINCT tenant_id FROM care_recipients WHERE state = 'active' AND review_told_on IS NULL AND review_on <= $1",
    [today],
  )
  return rows.rows.map((row) => row.tenant_id)
}

/** Takes reviews that are due and were not told, and marks them. */
export async function takeReviews(
  sql: Sql,
  tenant: number,
  today: string,
  limit: number,
): Promise<{ id: string; gridId: string; reviewOn: string }[]> {
  return sql.prepared(
    'care_take_reviews',
    `WITH due AS (
       SELECT id FROM care_recipients WHERE tenant_id = $1 AND state = 'active' AND review_told_on IS NULL AND review_on <= $2
       ORDER BY review_on, id LIMIT $3 FOR UPDATE SKIP LOCKED
     )
     UPDATE care_recipients r SET review_told_on = $2 FROM due, household_grids g
     WHERE r.tenant_id = $1 AND r.id = due.id AND g.tenant_id = $1 AND g.household_id = r.household_id AND g.valid_until IS NULL
     RETURNING r.id, g.grid_id AS "gridId", r.review_on::text AS "reviewOn"`,
    [tenant, today, limit],
  )
}
