import type { Context } from '../../../platform/context.ts'
import { inCharge, type Post, postsOf } from '../../people/index.ts'
import { ROLE_WORDS } from '../../people/words.ts'
import type { CaseLine } from '../contract.ts'
import type { NamedRow } from '../store/carried.ts'

/** A post in words: its grid, what it is, who holds it. */
export function labelOf(gridName: string, post: { role: string; holders: readonly { name: string }[] }): string {
  const role = ROLE_WORDS[post.role as keyof typeof ROLE_WORDS]?.zh ?? post.role
  return `${gridName} ${role}${post.holders[0] ? ` ${post.holders[0].name}` : ''}`
}

/** Lines of cases in words, with whoever answers for each today. */
export async function caseLines(ctx: Context, rows: readonly NamedRow[]): Promise<CaseLine[]> {
  const posts = await postsOf(
    ctx,
    rows.flatMap((row) => row.owner_post_id ?? []),
  )
  return rows.map((row) => lineOf(row, posts.get(row.owner_post_id ?? '')))
}

function lineOf(row: NamedRow, owner: Post | undefined): CaseLine {
  const { ownerName, ownerAway } = inCharge(owner)
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    summary: row.summary,
    categoryCode: row.category_code,
    categoryName: row.name_zh,
    nature: row.nature as CaseLine['nature'],
    tier: row.tier,
    priority: row.priority,
    channel: row.channel as CaseLine['channel'],
    gridId: row.grid_id,
    gridName: row.grid_name,
    placeName: row.place_name,
    ownerPostId: row.owner_post_id,
    ownerRole: row.owner_role,
    ownerName,
    ownerAway,
    offeredPostId: row.offered_post_id,
    isSensitive: row.is_sensitive,
    isSupervised: row.is_supervised,
    urgeCount: row.urge_count,
    raisedToPostId: row.raised_to_post_id,
    reportedAt: row.reported_at.toISOString(),
    dueAt: iso(row.due_at),
    nextDeadlineAt: iso(row.next_deadline_at),
    isDueProvisional: row.is_due_provisional,
    closedAt: iso(row.closed_at),
    outcome: row.outcome,
    version: row.version,
  }
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
