import type { WriteContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { sealVote } from './box.ts'
import type { VoteWay } from './contract.ts'
import { topicSubject } from './permit.ts'
import { choicesFault, replaceFault } from './rules.ts'
import { lockOnRoll } from './store/rolls.ts'
import { optionsOf, type TopicRow } from './store/topics.ts'
import { currentVotes, insertVote, type VoteRow } from './store/votes.ts'

/** A vote on its way into the box. */
export type Casting = {
  householdId: string
  way: VoteWay
  choices: readonly number[]
  expects: string | null
  votedAt: Date
}

/** Locks a household of the roll. @throws Refusal vote.not_on_roll */
export async function lockHousehold(ctx: WriteContext, topicId: string, householdId: string): Promise<void> {
  if (!(await lockOnRoll(ctx.sql, ctx.tenant, topicId, householdId))) throw new Refusal('vote.not_on_roll')
}

/** @throws Refusal when these are no choices of the topic */
export async function checkChoices(ctx: WriteContext, topic: TopicRow, choices: readonly number[]): Promise<void> {
  const options = await optionsOf(ctx.sql, ctx.tenant, topic.id)
  const fault = choicesFault(options.length, topic.maxChoices, choices)
  if (fault !== undefined) throw new Refusal(fault, { most: topic.maxChoices })
}

/**
 * Puts the vote of a household into the box. The household is locked by the caller, so that there is one current vote by whatever path.
 * @returns the vote that it replaces, or `older`: a paper handed in before the household voted otherwise
 */
export async function cast(
  ctx: WriteContext,
  topic: TopicRow,
  one: Casting,
): Promise<{ is: 'cast'; voteId: string; replaced: VoteRow | undefined } | { is: 'older' }> {
  const [standing] = await currentVotes(ctx.sql, ctx.tenant, topic.id, [one.householdId])
  const fault = replaceFault(standing, one)
  if (fault === 'paper.older') return { is: 'older' }
  if (fault !== undefined) throw new Refusal(fault)
  const { box, hash } = sealVote(ctx.keys, one.choices)
  const voteId = ctx.newId()
  await insertVote(ctx.sql, ctx.tenant, {
    id: voteId,
    topicId: topic.id,
    householdId: one.householdId,
    way: one.way,
    personId: one.way === 'paper' || ctx.actor.kind !== 'person' ? null : ctx.actor.personId,
    box,
    boxHash: hash,
    votedAt: one.votedAt,
    enteredAt: ctx.now,
  })
  ctx.announce('vote.cast', topicSubject(topic), {
    vote: voteId,
    household: one.householdId,
    way: one.way,
    replaces: standing?.id ?? null,
    boxHash: hash,
  })
  return { is: 'cast', voteId, replaced: standing }
}
