import type { Sql } from '../../../platform/db/connect.ts'
import type { ReserveSource, ReserveState, Skill } from '../contract.ts'
import type { Tag } from './persons.ts'

/** People with posts in subtrees, per top and tag; `tag` null: each person once. */
export async function countByTop(
  sql: Sql,
  tenant: number,
  tops: readonly string[],
  grids: readonly string[],
  now: Date,
): Promise<{ topId: string; tag: Tag | null; people: number }[]> {
  return sql.prepared(
    'people_count_by_top',
    `WITH force AS MATERIALIZED (
       SELECT DISTINCT g.top_id, h.person_id FROM unnest($2::uuid[], $3::uuid[]) AS g (top_id, grid_id)
       JOIN posts p ON p.tenant_id = $1 AND p.grid_id = g.grid_id AND p.closed_at IS NULL
       JOIN post_holders h ON h.tenant_id = $1 AND h.post_id = p.id AND h.valid_from <= $4 AND (h.valid_until IS NULL OR h.valid_until > $4))
     SELECT f.top_id AS "topId", NULL AS tag, count(*)::int AS people FROM force f GROUP BY f.top_id
     UNION ALL
     SELECT f.top_id, t.tag, count(*)::int FROM force f JOIN person_tags t ON t.tenant_id = $1 AND t.person_id = f.person_id GROUP BY f.top_id, t.tag`,
    [tenant, tops, grids, now],
  )
}

/** What persons can do. */
export async function skillsOf(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
): Promise<{ personId: string; skill: Skill }[]> {
  return sql.prepared(
    'people_skills',
    'SELECT person_id AS "personId", skill FROM person_skills WHERE tenant_id = $1 AND person_id = ANY($2) ORDER BY skill',
    [tenant, personIds],
  )
}

/** Who can do something, of all the tenant: the caller keeps those of the force in sight. */
export async function personsWithSkill(sql: Sql, tenant: number, skill: Skill): Promise<string[]> {
  const rows = await sql.prepared<{ personId: string }>(
    'people_with_skill',
    'SELECT person_id AS "personId" FROM person_skills WHERE tenant_id = $1 AND skill = $2 ORDER BY person_id',
    [tenant, skill],
  )
  return rows.map((row) => row.personId)
}

/** Writes a person's skills anew. */
export async function saveSkills(
  sql: Sql,
  tenant: number,
  personId: string,
  skills: readonly Skill[],
  at: Date,
): Promise<void> {
  await sql.prepared('people_drop_skills', 'DELETE FROM person_skills WHERE tenant_id = $1 AND person_id = $2', [
    tenant,
    personId,
  ])
  await sql.prepared(
    'people_insert_skills',
    'INSERT INTO person_skills (tenant_id, person_id, skill, agreed_at) SELECT $1, $2, s.skill, $4 FROM unnest($3::text[]) AS s (skill)',
    [tenant, personId, skills, at],
  )
}

export type ReserveRow = {
  personId: string
  communityId: string
  source: ReserveSource
  mentorId: string | null
  state: ReserveState
  since: Date
  stateAt: Date
}
const RESERVE = `person_id AS "personId", community_id AS "communityId", source, mentor_person_id AS "mentorId", state, since, state_at AS "stateAt"`

/** The reserve of a community: those in training first, those who left last. */
export async function listReserve(sql: Sql, tenant: number, communityId: string): Promise<ReserveRow[]> {
  return sql.prepared(
    'people_reserve',
    `SELECT ${RESERVE} FROM reserve_members WHERE tenant_id = $1 AND community_id = $2
     ORDER BY array_position(ARRAY['ready', 'in_training', 'appointed', 'left'], state), since, person_id LIMIT 500`,
    [tenant, communityId],
  )
}

/** How a person stands in the reserve; empty: she never was in it. */
export async function reserveOf(sql: Sql, tenant: number, personId: string): Promise<ReserveRow[]> {
  return sql.prepared(
    'people_reserve_of',
    `SELECT ${RESERVE} FROM reserve_members WHERE tenant_id = $1 AND person_id = $2`,
    [tenant, personId],
  )
}

/** How a person stands in the reserve, locked; undefined when she never was in it. */
export async function lockReserve(sql: Sql, tenant: number, personId: string): Promise<ReserveRow | undefined> {
  const rows = await sql.prepared<ReserveRow>(
    'people_lock_reserve',
    `SELECT ${RESERVE} FROM reserve_members WHERE tenant_id = $1 AND person_id = $2 FOR UPDATE`,
    [tenant, personId],
  )
  return rows[0]
}

/** Writes a member of the reserve. */
export async function saveReserve(sql: Sql, tenant: number, one: ReserveRow): Promise<void> {
  await sql.prepared(
    'people_save_reserve',
    `INSERT INTO reserve_members (tenant_id, person_id, community_id, source, mentor_person_id, state, since, state_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (tenant_id, person_id) DO UPDATE SET community_id = excluded.community_id, source = excluded.source,
       mentor_person_id = excluded.mentor_person_id, state = excluded.state, since = excluded.since, state_at = excluded.state_at`,
    [tenant, one.personId, one.communityId, one.source, one.mentorId, one.state, one.since, one.stateAt],
  )
}
