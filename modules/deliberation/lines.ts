import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { getCase } from '../cases/index.ts'
import type { TopicLine } from './contract.ts'
import type { TopicCounts, TopicRow } from './store/topics.ts'

/** Topics as they stand in a list, one after the other: they share a connection. */
export async function linesOf<Row extends TopicCounts>(
  ctx: Context,
  topics: readonly Row[],
): Promise<{ line: TopicLine; row: Row }[]> {
  const lines: { line: TopicLine; row: Row }[] = []
  for (const row of topics) lines.push({ line: await lineOf(ctx, row), row })
  return lines
}

/** A topic as it stands in a list. */
export async function lineOf(ctx: Context, topic: TopicCounts): Promise<TopicLine> {
  return {
    id: topic.id,
    kind: topic.kind,
    state: topic.state,
    isCounting: topic.kind === 'vote' && topic.state === 'open' && ctx.now >= topic.closesAt,
    title: topic.title,
    question: topic.question,
    scopeName: topic.scopeName,
    opensAt: topic.opensAt.toISOString(),
    closesAt: topic.closesAt.toISOString(),
    countAt: topic.countAt.toISOString(),
    rollSize: topic.rollSize,
    castCount: topic.castCount ?? topic.votes,
    opinions: topic.opinions,
    outcome: topic.outcome,
    outcomeReason: topic.outcomeReason,
    caseNumber: topic.caseId === null ? null : (await workOf(ctx, topic.caseId)).number,
  }
}

/** The case that a resolution became, as the house sees it: what the notice board says of it stands in `workShown`. */
export async function workOf(ctx: Context, caseId: string) {
  const all = visibleTo({ kind: 'system', name: 'deliberation' })
  let { row } = await getCase(ctx.sql, ctx.tenant, caseId, all)
  const { number } = row
  while (row.merged_into_id) row = (await getCase(ctx.sql, ctx.tenant, row.merged_into_id, all)).row
  return { number, row }
}

/** Whether the ballots of a topic are published. */
export function isCounted(topic: Pick<TopicRow, 'kind' | 'outcome'>): boolean {
  return topic.kind === 'vote' && (topic.outcome === 'adopted' || topic.outcome === 'failed')
}
