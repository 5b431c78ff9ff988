import { type SqlBool, sql } from 'kysely'
import { byPosts, type Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { inSight } from '../../cases/index.ts'

/** What a text may say of a case. */
export type CaseWords = { readonly id: string; readonly categoryCode: string | null; readonly placeName: string }

/** Kind and place of cases in sight by the posts one holds; others are left out. */
export async function caseWordsOf(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  caseIds: readonly string[],
): Promise<Map<string, CaseWords>> {
  if (caseIds.length === 0) return new Map()
  const rows = await sqlOn.kept(
    sqlOn.q
      .selectFrom('cases as c')
      .select(['c.id', 'c.category_code as categoryCode', 'c.place_name as placeName'])
      .where('c.tenant_id', '=', tenant)
      .where(sql<SqlBool>`c.id = ANY(${caseIds}::uuid[])`)
      .where(inSight(tenant, byPosts(sight))),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Titles of notices, whoever they are for: whoever has a message about one was told it. */
export async function noticeTitles(
  sql: Sql,
  tenant: number,
  noticeIds: readonly string[],
): Promise<Map<string, string>> {
  if (noticeIds.length === 0) return new Map()
  const rows = await sql.prepared<{ id: string; title: string }>(
    'notify_notice_titles',
    'SELECT id, title FROM notices WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...noticeIds]],
  )
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** A case as far as it decides who is told of it. */
export type CaseAudience = {
  readonly id: string
  readonly number: string
  readonly communityId: string
  readonly gridId: string
  readonly priority: string
  readonly isSensitive: boolean
  readonly ownerPostId: string | null
  readonly offeredPostId: string | null
  readonly handlerPostId: string | null
  readonly handlerPersonId: string | null
  readonly verifierPostId: string | null
  readonly assistPostId: string | null
  readonly parties: readonly { personId: string; as: string }[]
  /** Facts before this one that name a post, the newest first. */
  readonly earlier: readonly { name: string; to: string | null; actorId: string | null }[]
}

/** Reads it in one statement, as it was announced up to `seq`. The caller acts as the system: a follower tells who is meant, whatever he sees. */
export async function caseAudience(
  sql: Sql,
  tenant: number,
  asked: { caseId: string; chainId: number; seq: number; assistId: string | null; earlier: readonly string[] },
): Promise<CaseAudience | undefined> {
  const rows = await sql.prepared<CaseAudience>('notify_case_audience', AUDIENCE, [
    tenant,
    asked.caseId,
    asked.chainId,
    asked.seq,
    asked.assistId,
    [...asked.earlier],
  ])
  return rows[0]
}

const AUDIENCE = `
SELECT c.id, c.number, c.community_id AS "communityId", c.grid_id AS "gridId", c.priority, c.is_sensitive AS "isSensitive", c.owner_post_id AS "ownerPostId",
  c.offered_post_id AS "offeredPostId", c.handler_post_id AS "handlerPostId", c.handler_person_id AS "handlerPersonId",
  (SELECT k.owner_post_id FROM case_clocks k WHERE k.tenant_id = $1 AND k.case_id = c.id AND k.kind = 'verify' AND k.stopped_at IS NULL) AS "verifierPostId",
  (SELECT a.post_id FROM case_assists a WHERE a.tenant_id = $1 AND a.case_id = c.id AND a.id = $5::uuid) AS "assistPostId",
  coalesce((SELECT json_agg(json_build_object('personId', p.person_id, 'as', p.party_as) ORDER BY p.joined_at, p.party_id) FROM case_parties p
    WHERE p.tenant_id = $1 AND p.case_id = c.id AND p.person_id IS NOT NULL AND p.party_as <> 'opener'), '[]') AS parties,
  coalesce((SELECT json_agg(json_build_object('name', e.name, 'to', e.body::json->'data'->>'to', 'actorId', e.actor_id) ORDER BY e.seq DESC) FROM (
    SELECT e.name, e.body, e.actor_id, e.seq FROM events e
    WHERE e.tenant_id = $1 AND e.subject_id = c.id AND e.chain_id = $3 AND e.seq < $4 AND e.name = ANY($6::text[]) ORDER BY e.seq DESC LIMIT 6) e), '[]') AS earlier
FROM cases c WHERE c.tenant_id = $1 AND c.id = $2`

/** How many open cases a post is accountable for. */
export async function countOpenOf(sql: Sql, tenant: number, postId: string): Promise<number> {
  const rows = await sql.prepared<{ n: number }>(
    'notify_count_open',
    `SELECT count(*)::int AS n FROM cases WHERE tenant_id = $1 AND owner_post_id = $2 AND state <> 'closed'`,
    [tenant, postId],
  )
  return rows[0]?.n ?? 0
}
