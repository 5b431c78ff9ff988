import { randomBytes } from 'node:crypto'
import { command } from '../../../platform/commands.ts'
import { commit } from '../../../platform/keys.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { OPTIONS_LEAST, OpenTopic, WithdrawTopic } from '../contract.ts'
import { openNow, wordsSeal } from '../opening.ts'
import { actingPerson, permit, topicSubject } from '../permit.ts'
import { topicFault } from '../rules.ts'
import { readScope } from '../scope.ts'
import { getTopic, insertTopic, lockTopic, saveWithdrawn } from '../store/topics.ts'
import { emptyBoxes } from '../store/votes.ts'

const HOUR = 3_600_000

/** Announces a topic on the notice board; at its time the roll is frozen and it opens, at once when no time is said. */
export const openTopic = command(OpenTopic, {
  run: async (ctx, input) => {
    const scope = await readScope(ctx, input.scope)
    await permit(ctx, 'openTopic', scope.gridId, 'grid')
    const opensAt = input.opensAt === null ? ctx.now : new Date(input.opensAt)
    const closesAt = new Date(input.closesAt)
    const fault = topicFault({ ...input, opensAt, closesAt }, ctx.now)
    ensure(fault === undefined, () => new Refusal(fault ?? '', { least: OPTIONS_LEAST }))
    const community = (await treeOf(ctx)).communityOf(scope.gridId)
    const topic = {
      ...input,
      id: ctx.newId(),
      communityId: community.id,
      chainId: community.chainId,
      gridId: scope.gridId,
      scopeKind: scope.kind,
      scopeIds: scope.ids,
      scopeName: scope.name,
      salt: randomBytes(16),
      opensAt,
      closesAt,
      countAt: new Date(closesAt.getTime() + (input.kind === 'vote' ? input.paperHours : 0) * HOUR),
      madeAt: ctx.now,
      madeBy: actingPerson(ctx),
    }
    await insertTopic(ctx.sql, ctx.tenant, topic)
    ctx.announce('topic.announced', topicSubject(topic), {
      kind: topic.kind,
      ballot: topic.ballot,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      countAt: topic.countAt.toISOString(),
      quorum: topic.quorum,
      threshold: topic.threshold,
      thresholdOf: topic.thresholdOf,
      maxChoices: topic.maxChoices,
      words_seal: wordsSeal(topic, topic.options),
    })
    if (opensAt <= ctx.now) await openNow(ctx, await getTopic(ctx.sql, ctx.tenant, topic.id))
    return { topicId: topic.id }
  },
  reply: async (_ctx, result) => result,
})

/** Before it is counted; the page stays, with the reason. What was voted is never opened, and its boxes are emptied. */
export const withdrawTopic = command(WithdrawTopic, {
  run: async (ctx, { topicId, reason }) => {
    const topic = await lockTopic(ctx.sql, ctx.tenant, topicId)
    await permit(ctx, 'withdrawTopic', topic.gridId, 'topic')
    ensure(topic.state === 'announced' || topic.state === 'open', () => new Refusal('topic.over'))
    await saveWithdrawn(ctx.sql, ctx.tenant, topicId, reason, ctx.now)
    await emptyBoxes(ctx.sql, ctx.tenant, topicId)
    ctx.announce('topic.withdrawn', topicSubject(topic), { reason_seal: commit(topic.salt, reason) })
    return { topicId }
  },
  reply: async (_ctx, result) => result,
})
