import type { Context } from '../../platform/context.ts'
import type { HandedOver } from '../../platform/module.ts'

/**
 * What is open in a post, for the list with which it is handed over (岗位交接): the cases it answers for, and those it helps with. Of a
 * sensitive one only the number.
 */
export async function openInPost(ctx: Context, postId: string): Promise<HandedOver[]> {
  const rows = await ctx.sql.prepared<HandedOver & { number: string; place: string; isSensitive: boolean }>(
    'cases_open_in_post',
    `SELECT 'case' AS kind, c.id AS "subjectId", c.number, c.place_name AS place, c.is_sensitive AS "isSensitive" FROM cases c
     WHERE c.tenant_id = $1 AND c.owner_post_id = $2 AND c.state <> 'closed'
     UNION ALL
     SELECT 'assist', c.id, c.number, c.place_name, c.is_sensitive FROM case_assists a JOIN cases c ON c.tenant_id = a.tenant_id AND c.id = a.case_id
     WHERE a.tenant_id = $1 AND a.post_id = $2 AND a.state IN ('asked', 'taken') AND c.tenant_id = $1
     ORDER BY 1 DESC, 3`,
    [ctx.tenant, postId],
  )
  return rows.map(({ kind, subjectId, number, place, isSensitive }) => ({
    kind,
    subjectId,
    text: isSensitive || place === '' ? number : `${number} ${place}`,
  }))
}
