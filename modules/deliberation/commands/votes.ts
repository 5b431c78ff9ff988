import { command } from '../../../platform/commands.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { openVote } from '../box.ts'
import { cast, checkChoices, lockHousehold } from '../cast.ts'
import { CastVote, type VoteWay } from '../contract.ts'
import { shareTopic } from '../store/topics.ts'
import { findVote } from '../store/votes.ts'
import { votingFor } from '../voters.ts'

export const castVote = command(CastVote, {
  run: async (ctx, { topicId, householdId, choices, expects }) => {
    if (ctx.actor.kind !== 'person') throw new NotFound('person')
    const topic = await shareTopic(ctx.sql, ctx.tenant, topicId)
    ensure(
      topic.kind === 'vote' && topic.state === 'open' && ctx.now < topic.closesAt,
      () => new Refusal('vote.not_open'),
    )
    await lockHousehold(ctx, topicId, householdId)
    const voting = (await votingFor(ctx, topicId, ctx.actor.personId)).find((one) => one.householdId === householdId)
    if (!voting) throw new Refusal('vote.not_yours')
    await checkChoices(ctx, topic, choices)
    const way = voting.as === 'proxy' ? 'proxy' : 'phone'
    const done = await cast(ctx, topic, { householdId, way, choices, expects, votedAt: ctx.now })
    if (done.is === 'older') throw new Error('only a paper can be older')
    // What is remembered of the command holds no choice and no receipt.
    return { voteId: done.voteId, replaced: done.replaced ? before(done.replaced) : null }
  },
  reply: async (ctx, { voteId, replaced }) => {
    const vote = await findVote(ctx.sql, ctx.tenant, voteId)
    if (!vote) throw new NotFound('vote')
    return {
      voteId,
      code: vote.box === null ? null : openVote(ctx.keys, vote.box).code,
      votedAt: vote.votedAt.toISOString(),
      replaced,
    }
  },
})

function before(vote: { way: VoteWay; votedAt: Date }): { way: VoteWay; at: string } {
  return { way: vote.way, at: vote.votedAt.toISOString() }
}
