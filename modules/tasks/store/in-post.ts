import type { Sql } from '../../../platform/db/connect.ts'
import type { TaskKind } from '../contract/names.ts'

/** Tasks that a post leaves open, counted by item: those that can be done in a grid (null: in none), and those missed that went up to the post itself. */
export async function leftInPost(
  sql: Sql,
  tenant: number,
  of: { readonly postId: string; readonly gridId: string | null; readonly now: Date },
): Promise<{ kind: TaskKind; templateId: string | null; count: number }[]> {
  return sql.prepared(
    'tasks_left_in_post',
    `SELECT k.kind, k.template_id AS "templateId", count(*)::int AS count FROM tasks k
     LEFT JOIN task_templates t ON t.tenant_id = k.tenant_id AND t.id = k.template_id
     WHERE k.tenant_id = $1 AND (
       (k.grid_id = $2::uuid AND k.state IN ('planned', 'ready') AND k.ready_at <= $4 AND k.expires_at > $4 AND (t.state IS NULL OR t.state = 'admitted'))
       OR (k.up_post_id = $3 AND k.state = 'missed' AND k.cleared_at IS NULL))
     GROUP BY k.kind, k.template_id ORDER BY min(k.due_at), k.template_id`,
    [tenant, of.gridId, of.postId, of.now],
  )
}

/** How many things that visits asked for wait for a post. */
export async function askedOfPost(sql: Sql, tenant: number, postId: string): Promise<number> {
  const rows = await sql.prepared<{ count: number }>(
    'door_asks_of_post',
    `SELECT count(*)::int AS count FROM door_asks WHERE tenant_id = $1 AND post_id = $2 AND state = 'open'`,
    [tenant, postId],
  )
  return rows[0].count
}
