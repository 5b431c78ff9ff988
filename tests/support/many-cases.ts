import type { TestCommunity } from './community.ts'
import type { TestHouse } from './house.ts'

/**
 * So many more cases like one of a community that nobody has triaged, with what figures know of them: rows to count and to carry away, without the
 * history that one case after another would make.
 */
export async function manyCases(
  { db }: Pick<TestHouse, 'db'>,
  { tenant, communityId }: Pick<TestCommunity, 'tenant' | 'communityId'>,
  count: number,
): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM cases WHERE tenant_id = $1 AND community_id = $2 AND state = 'reported' ORDER BY id LIMIT 1`,
    [tenant, communityId],
  )
  await db.pool.query(
    `WITH copies AS (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $3::int) AS n),
       made AS (INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', k.id, 'number', c.number || '-' || k.n))).*
         FROM cases c CROSS JOIN copies k WHERE c.tenant_id = $1 AND c.id = $2)
     INSERT INTO figure_cases SELECT (jsonb_populate_record(f, jsonb_build_object('case_id', k.id))).*
       FROM figure_cases f CROSS JOIN copies k WHERE f.tenant_id = $1 AND f.case_id = $2`,
    [tenant, rows[0].id, count],
  )
}
