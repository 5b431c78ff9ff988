import type { Sql } from '../../../platform/db/connect.ts'

/** What is said of a topic where somebody is told of it. */
export type TopicNews = { readonly title: string; readonly gridId: string; readonly communityId: string }

/** The news of topics by id, in one statement: titles are on the notice board, for everybody to read. */
export async function topicNewsOf(
  sql: Sql,
  tenant: number,
  topicIds: readonly string[],
): Promise<Map<string, TopicNews>> {
  if (topicIds.length === 0) return new Map()
  const rows = await sql.prepared<TopicNews & { id: string }>(
    'topic_news',
    `SELECT id, title, grid_id AS "gridId", community_id AS "communityId" FROM topics WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tenant, [...topicIds]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who said something about a topic or voted by phone: whoever waits for what comes of it. That somebody voted is no secret, what is. */
export async function takersPartIn(sql: Sql, tenant: number, topicId: string): Promise<string[]> {
  const rows = await sql.prepared<{ personId: string }>(
    'topic_takers_part',
    `SELECT person_id AS "personId" FROM topic_opinions WHERE tenant_id = $1 AND topic_id = $2 AND person_id IS NOT NULL
     UNION SELECT person_id FROM topic_votes WHERE tenant_id = $1 AND topic_id = $2 AND is_current AND person_id IS NOT NULL`,
    [tenant, topicId],
  )
  return rows.map((row) => row.personId)
}

/** Whose opinion it is; nobody's once it was erased. */
export async function writerOfOpinion(sql: Sql, tenant: number, opinionId: string): Promise<string[]> {
  const rows = await sql.prepared<{ personId: string }>(
    'opinion_writer',
    'SELECT person_id AS "personId" FROM topic_opinions WHERE tenant_id = $1 AND id = $2 AND person_id IS NOT NULL',
    [tenant, opinionId],
  )
  return rows.map((row) => row.personId)
}
