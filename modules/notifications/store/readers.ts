import type { Sql } from '../../../platform/db/connect.ts'

/** The targets of a notice, as grids (each with all below it), buildings and households. */
export type Spread = {
  readonly grids: readonly string[]
  readonly buildings: readonly string[]
  readonly households: readonly string[]
  /** Grids in which the buildings and households lie: who holds a post there is told too. */
  readonly around: readonly string[]
}

/** Somebody whom a notice is for: he lives there, or holds a post there. */
export type Reader = { readonly personId: string; readonly postId: string | null }

/** The next persons, in the order of their ids, each once: confirmed residents and those who hold posts there now. */
export async function readersAfter(
  sql: Sql,
  tenant: number,
  now: Date,
  spread: Spread,
  afterId: string | null,
  most: number,
): Promise<Reader[]> {
  return sql.prepared<Reader>('notify_readers', READERS, [
    ...spreadOf(tenant, spread),
    now,
    [...spread.around],
    afterId,
    most,
  ])
}

/** How many households a notice to these places would be for, and how many persons it would be told. */
export async function countReaders(
  sql: Sql,
  tenant: number,
  now: Date,
  spread: Spread,
): Promise<{ households: number; persons: number }> {
  const rows = await sql.prepared<{ households: number; persons: number }>('notify_count_readers', COUNT_READERS, [
    ...spreadOf(tenant, spread),
    now,
    [...spread.around],
  ])
  return rows[0]
}

const HOMES = `
homes AS (
  SELECT h.id, h.building_id FROM households h WHERE h.tenant_id = $1 AND (
    h.id = ANY($4::uuid[]) OR h.building_id = ANY($3::uuid[]) OR EXISTS (
      SELECT 1 FROM household_grids g WHERE g.tenant_id = $1 AND g.household_id = h.id AND g.valid_until IS NULL AND g.grid_id = ANY($2::uuid[])))
)`
const MEANT = `
WITH ${HOMES}, meant AS (
  SELECT r.person_id, NULL::uuid AS post_id FROM residences r JOIN homes ON homes.id = r.household_id
  WHERE r.tenant_id = $1 AND r.state = 'confirmed' AND r.valid_from <= $5 AND (r.valid_until IS NULL OR r.valid_until > $5)
  UNION ALL
  SELECT h.person_id, p.id FROM posts p JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id
  WHERE p.tenant_id = $1 AND p.closed_at IS NULL AND (p.grid_id = ANY($2::uuid[]) OR p.grid_id = ANY($6::uuid[]))
    AND h.valid_from <= $5 AND (h.valid_until IS NULL OR h.valid_until > $5)
)`
const COUNT_READERS = `${MEANT}
SELECT (SELECT count(*)::int FROM homes) AS households, (SELECT count(DISTINCT person_id)::int FROM meant) AS persons`
const READERS = `${MEANT}
SELECT DISTINCT ON (person_id) person_id AS "personId", post_id AS "postId" FROM meant
WHERE $7::uuid IS NULL OR person_id > $7::uuid ORDER BY person_id, post_id NULLS FIRST LIMIT $8`

/** Households that a notice is for and those of them in which somebody has read it, per building. */
export async function readByBuilding(
  sql: Sql,
  tenant: number,
  now: Date,
  spread: Spread,
  noticeId: string,
): Promise<{ name: string; households: number; read: number }[]> {
  return sql.prepared('notify_read_by_building', BY_BUILDING, [...spreadOf(tenant, spread), now, noticeId])
}

const BY_BUILDING = `
WITH ${HOMES}
SELECT concat(c.name, b.name) AS name, count(*)::int AS households, count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM residences r JOIN notice_reads d ON d.tenant_id = r.tenant_id AND d.person_id = r.person_id
    WHERE r.tenant_id = $1 AND r.household_id = homes.id AND r.state = 'confirmed' AND r.valid_from <= $5 AND (r.valid_until IS NULL OR r.valid_until > $5)
      AND d.tenant_id = $1 AND d.notice_id = $6))::int AS read
FROM homes JOIN buildings b ON b.tenant_id = $1 AND b.id = homes.building_id LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
WHERE b.tenant_id = $1 GROUP BY b.id, c.name, b.name ORDER BY 1, b.id`

/** How many persons have a message about each of some notices. */
export async function countTold(sql: Sql, tenant: number, noticeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.prepared<{ id: string; n: number }>(
    'notify_count_told',
    `SELECT subject_id AS id, count(DISTINCT person_id)::int AS n FROM messages WHERE tenant_id = $1 AND subject_id = ANY($2::uuid[]) GROUP BY subject_id`,
    [tenant, [...noticeIds]],
  )
  return new Map(rows.map((row) => [row.id, row.n]))
}

function spreadOf(tenant: number, { grids, buildings, households }: Spread): [number, string[], string[], string[]] {
  return [tenant, [...grids], [...buildings], [...households]]
}
