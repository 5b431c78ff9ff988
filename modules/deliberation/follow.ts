import { visibleTo } from '../../platform/access.ts'
import type { WriteContext } from '../../platform/context.ts'
import { commit } from '../../platform/keys.ts'
import type { Follower } from '../../platform/module.ts'
import { getCase, mergedInto } from '../cases/index.ts'
import { topicSubject } from './permit.ts'
import { saveAccount, topicsOfCases } from './store/topics.ts'

/** The answer of the case becomes the public account on the page of its topic: what was done, and when. A merged case is accounted for by the one it joined. */
const publish: Follower = async (ctx, event) => {
  const ids = await casesBehind(ctx, event.subjectId)
  if ((await topicsOfCases(ctx.sql, ctx.tenant, ids)).length === 0) return
  const { row } = await getCase(ctx.sql, ctx.tenant, event.subjectId, visibleTo(ctx.actor))
  const { answer, outcome } = row
  if (answer === null || answer === '' || outcome === null || outcome === 'duplicate') return
  for (const topic of await topicsOfCases(ctx.sql, ctx.tenant, ids)) {
    if (topic.account === answer && topic.accountOutcome === outcome) continue
    await saveAccount(ctx.sql, ctx.tenant, topic.id, { text: answer, outcome, at: row.answered_at ?? event.at })
    ctx.announce('resolution.accounted', topicSubject(topic), {
      case: row.id,
      outcome,
      account_seal: commit(topic.salt, answer),
    })
  }
}

/** Work that is taken up again has no account yet. */
const takeBack: Follower = async (ctx, event) => {
  for (const topic of await topicsOfCases(ctx.sql, ctx.tenant, await casesBehind(ctx, event.subjectId)))
    if (topic.account !== null) await saveAccount(ctx.sql, ctx.tenant, topic.id, null)
}

/** A case and those merged into it. */
async function casesBehind(ctx: WriteContext, caseId: string): Promise<string[]> {
  return [caseId, ...(await mergedInto(ctx.sql, ctx.tenant, { id: caseId, is_sensitive: true }))]
}

export const follows = {
  'case.answered': publish,
  'case.closed': publish,
  'case.rejected': publish,
  'case.reopened': takeBack,
} as const
