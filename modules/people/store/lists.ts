import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { ORGANIZATION_KINDS, Role } from '../contract.ts'
import type { PersonRow, Tag } from './persons.ts'

/**
 * The force of some grids: whoever holds a post in one of them now, and whoever staff registered in one of them with an origin tag.
 * Residents known only through a report are not among them. The list and the figures both start from here.
 */
const FORCE = `
  SELECT h.person_id AS id FROM post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
  WHERE h.tenant_id = $1 AND p.grid_id = ANY($2) AND p.closed_at IS NULL AND h.valid_from <= $3 AND (h.valid_until IS NULL OR h.valid_until > $3)
  UNION
  SELECT t.person_id FROM person_tags t JOIN events e ON e.tenant_id = t.tenant_id AND e.subject_id = t.person_id
  WHERE t.tenant_id = $1 AND e.name = 'person.registered' AND e.grid_id = ANY($2)`

/** What is looked for among the force. `like` is an escaped LIKE pattern, `phoneHash` the look-up value of a whole number. */
export type PersonSearch = {
  like: string | null
  phoneHash: Buffer | null
  tag: Tag | null
  afterId: string | null
  limit: number
}
/** A person of the force, with the tags. */
export type ListedPerson = Pick<PersonRow, 'id' | 'name' | 'phoneSealed'> & { tags: Tag[] }

/** The force of those grids that are in sight, by id. */
export async function listForce(
  sql: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[],
  now: Date,
  search: PersonSearch,
): Promise<ListedPerson[]> {
  return sql.prepared<ListedPerson>(
    'people_force',
    `WITH force AS (${FORCE})
     SELECT n.id, n.name, n.phone_sealed AS "phoneSealed",
       ARRAY(SELECT t.tag FROM person_tags t WHERE t.tenant_id = n.tenant_id AND t.person_id = n.id ORDER BY t.tag) AS tags
     FROM force f JOIN persons n ON n.tenant_id = $1 AND n.id = f.id
     WHERE ($4::text IS NULL OR n.name LIKE $4 OR n.phone_hash = $5::bytea)
       AND ($6::text IS NULL OR EXISTS (SELECT 1 FROM person_tags t WHERE t.tenant_id = n.tenant_id AND t.person_id = n.id AND t.tag = $6))
       AND ($7::uuid IS NULL OR n.id > $7)
     ORDER BY n.id LIMIT $8`,
    [tenant, within(sight, grids), now, search.like, search.phoneHash, search.tag, search.afterId, search.limit],
  )
}

/** Whether a person belongs to the force of those grids that are in sight. */
export async function isInForce(
  sql: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[],
  now: Date,
  personId: string,
): Promise<boolean> {
  const rows = await sql.prepared('people_in_force', `SELECT 1 FROM (${FORCE}) f WHERE f.id = $4`, [
    tenant,
    within(sight, grids),
    now,
    personId,
  ])
  return rows.length > 0
}

/** People and tags of the force of those grids that are in sight. */
export async function countForce(
  sql: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[],
  now: Date,
): Promise<{ people: number; tags: { tag: Tag; people: number }[] }> {
  const rows = await sql.prepared<{ tag: Tag | null; people: number }>(
    'people_count_force',
    `WITH force AS MATERIALIZED (${FORCE})
     SELECT NULL AS tag, count(*)::int AS people FROM force
     UNION ALL
     SELECT t.tag, count(*)::int FROM force f JOIN person_tags t ON t.tenant_id = $1 AND t.person_id = f.id GROUP BY t.tag`,
    [tenant, within(sight, grids), now],
  )
  const tags = rows.flatMap(({ tag, people }) => (tag === null ? [] : [{ tag, people }]))
  return { people: rows.find((row) => row.tag === null)?.people ?? 0, tags }
}

/** Seats by role in those grids that are in sight: how many, how many vacant, how many people in them. */
export async function countSeats(
  sql: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[],
  now: Date,
): Promise<{ role: Role; posts: number; vacant: number; people: number }[]> {
  return sql.prepared(
    'people_count_seats',
    `SELECT p.role, count(DISTINCT p.id)::int AS posts, count(DISTINCT p.id) FILTER (WHERE h.id IS NULL)::int AS vacant, count(DISTINCT h.person_id)::int AS people
     FROM posts p
     LEFT JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id AND h.valid_from <= $3 AND (h.valid_until IS NULL OR h.valid_until > $3)
     WHERE p.tenant_id = $1 AND p.grid_id = ANY($2) AND p.closed_at IS NULL GROUP BY p.role`,
    [tenant, within(sight, grids), now],
  )
}

/** Organizations of a community by kind. They are public bodies and no personal data. */
export async function countOrganizations(
  sql: Sql,
  tenant: number,
  communityId: string,
): Promise<{ kind: (typeof ORGANIZATION_KINDS)[number]; count: number }[]> {
  return sql.prepared(
    'people_count_organizations',
    'SELECT kind, count(*)::int AS count FROM organizations WHERE tenant_id = $1 AND community_id = $2 GROUP BY kind',
    [tenant, communityId],
  )
}

/** Those of the grids that are in sight. */
export function within(sight: Sight, grids: readonly string[]): readonly string[] {
  if (sight.grids === undefined) return grids
  const seen = new Set(sight.grids)
  return grids.filter((id) => seen.has(id))
}

/** Organizations of a community by name. */
export async function listOrganizations(
  sql: Sql,
  tenant: number,
  communityId: string,
): Promise<{ id: string; name: string; kind: string }[]> {
  return sql.prepared(
    'people_list_organizations',
    'SELECT id, name, kind FROM organizations WHERE tenant_id = $1 AND community_id = $2 ORDER BY name LIMIT 500',
    [tenant, communityId],
  )
}
