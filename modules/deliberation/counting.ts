import { z } from 'zod'
import type { Context, WriteContext } from '../../platform/context.ts'
import { ballotText, hashOf, openVote, type Vote } from './box.ts'
import { topicSubject } from './permit.ts'
import { addUp, decide, type Tally } from './rules.ts'
import { optionsOf, saveClosed, type TopicRow } from './store/topics.ts'
import { allCurrentVotes, type BallotRow, emptyBoxes, insertBallots, type VoteRow, voteFacts } from './store/votes.ts'

/** What the chain says of a vote. */
const Fact = z.object({
  data: z.object({ vote: z.string(), household: z.string(), way: z.string(), boxHash: z.string() }),
})

/** Why a vote does not fit what the chain says. */
export type Misfit = { voteId: string; what: 'no_fact' | 'box' | 'household' | 'way' | 'not_newest' | 'gone' }

/**
 * Ends a topic at its time. A vote is counted only when every ballot in the box fits its record in the chain; otherwise it is held until a
 * person has looked. The boxes of a secret vote are emptied: afterwards nothing joins a household to a choice.
 */
export async function closeNow(ctx: WriteContext, topic: TopicRow): Promise<void> {
  const at = ctx.now
  if (topic.kind === 'opinion') {
    await saveClosed(ctx.sql, ctx.tenant, topic.id, {
      outcome: 'heard',
      reason: 'heard',
      winners: [],
      cast: 0,
      at,
      tallies: [],
    })
    ctx.announce('topic.closed', topicSubject(topic), { outcome: 'heard', cast: 0, tallies: [], ballotsHash: null })
    return
  }
  const votes = await allCurrentVotes(ctx.sql, ctx.tenant, topic.id)
  const misfits = await findMisfits(ctx, topic.id, votes)
  if (misfits.length > 0) {
    const held = { outcome: 'held', reason: 'unfit', winners: [], cast: votes.length, at, tallies: [] } as const
    await saveClosed(ctx.sql, ctx.tenant, topic.id, held)
    ctx.announce('topic.held', topicSubject(topic), { votes: votes.length, unfit: misfits.length })
    return
  }
  const ballots = votes.map((vote) => ballotOf(topic, vote, openVote(ctx.keys, vote.box ?? Buffer.alloc(0))))
  const tallies = addUp(await optionsOf(ctx.sql, ctx.tenant, topic.id), ballots)
  const decision = decide(topic, topic.rollSize ?? 0, votes.length, tallies)
  await insertBallots(ctx.sql, ctx.tenant, topic.id, ballots)
  if (topic.ballot === 'secret') await emptyBoxes(ctx.sql, ctx.tenant, topic.id)
  await saveClosed(ctx.sql, ctx.tenant, topic.id, { ...decision, cast: votes.length, at, tallies })
  ctx.announce('topic.closed', topicSubject(topic), {
    outcome: decision.outcome,
    cast: votes.length,
    tallies: tallies.map((one) => one.votes),
    ballotsHash: hashOf(ballotText(ballots)),
  })
  const winners = [...decision.winners]
  if (decision.outcome === 'adopted') ctx.announce('resolution.adopted', topicSubject(topic), { winners })
  else ctx.announce('resolution.failed', topicSubject(topic), { reason: decision.reason })
}

/**
 * Compares the current votes with the chain: each has its fact, its box is the one that was sealed, it is the newest of its household, and none
 * that the chain knows of is gone. With `isEmptied` the boxes of a secret vote are no longer there to compare.
 */
export async function findMisfits(
  ctx: Pick<Context, 'sql' | 'tenant'>,
  topicId: string,
  votes: readonly VoteRow[],
  isEmptied = false,
): Promise<Misfit[]> {
  const facts = (await voteFacts(ctx.sql, ctx.tenant, topicId)).map((one) => Fact.parse(JSON.parse(one.body)).data)
  const byVote = new Map(facts.map((one) => [one.vote, one]))
  const newest = new Map(facts.map((one) => [one.household, one.vote]))
  const there = new Set(votes.map((vote) => vote.householdId))
  const misfits = votes.flatMap((vote): Misfit[] => {
    const fact = byVote.get(vote.id)
    if (!fact) return [{ voteId: vote.id, what: 'no_fact' }]
    if (fact.household !== vote.householdId) return [{ voteId: vote.id, what: 'household' }]
    if (fact.way !== vote.way) return [{ voteId: vote.id, what: 'way' }]
    const isBox = isEmptied ? vote.box === null : vote.box !== null && hashOf(vote.box) === fact.boxHash
    if (!isBox || vote.boxHash !== fact.boxHash) return [{ voteId: vote.id, what: 'box' }]
    return newest.get(vote.householdId) === vote.id ? [] : [{ voteId: vote.id, what: 'not_newest' }]
  })
  const gone = [...newest].flatMap(([household, voteId]): Misfit[] =>
    there.has(household) ? [] : [{ voteId, what: 'gone' }],
  )
  return [...misfits, ...gone]
}

/** Adds the published ballots up again and decides under the frozen rules: what anybody can do with the public list. */
export function recount(
  topic: Pick<TopicRow, 'quorum' | 'threshold' | 'thresholdOf' | 'maxChoices' | 'rollSize'>,
  options: Parameters<typeof addUp>[0],
  ballots: readonly BallotRow[],
): { tallies: Tally[]; decision: ReturnType<typeof decide>; hash: string } {
  const tallies = addUp(options, ballots)
  const decision = decide(topic, topic.rollSize ?? 0, ballots.length, tallies)
  return { tallies, decision, hash: hashOf(ballotText(ballots)) }
}

function ballotOf(topic: TopicRow, vote: VoteRow, inside: Vote): BallotRow {
  const householdId = topic.ballot === 'open' ? vote.householdId : null
  return { code: inside.code, choices: [...inside.choices], householdId }
}
