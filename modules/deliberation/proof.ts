import { z } from 'zod'
import type { Sql } from '../../platform/db/connect.ts'
import { commit } from '../../platform/keys.ts'
import type { RowDefect, RowProof } from '../../platform/module.ts'
import { ballotText, hashOf, openVote, rollText } from './box.ts'
import { findMisfits, recount } from './counting.ts'
import { wordsSealOf } from './opening.ts'
import { opinionsOf } from './store/opinions.ts'
import { rollOf } from './store/rolls.ts'
import { listTopics, optionsOf, type TopicRow } from './store/topics.ts'
import { allCurrentVotes, ballotsOf, type VoteRow } from './store/votes.ts'

const Announced = z.object({ data: z.object({ words_seal: z.string() }) })
const Opened = z.object({ data: z.object({ households: z.number(), rollHash: z.string() }) })
const Closed = z.object({
  data: z.object({ cast: z.number(), tallies: z.array(z.number()), ballotsHash: z.string().nullable() }),
})
const Given = z.object({ data: z.object({ text_seal: z.string() }) })

/** So many topics and opinions of a topic are looked at; nobody has more. */
const ALL = 100_000

/**
 * Compares every topic with the chain: its words, its frozen roll, every vote in the box, the published ballots and what they add up to, and
 * the opinions. What was changed past the commands is found, whether it is a word, a vote, or a count.
 */
export const proof: RowProof = async (ctx) => {
  const topics = await listTopics(ctx.sql, ctx.tenant, null, null, ALL)
  let rows = 0
  const defects: RowDefect[] = []
  for (const topic of topics) {
    const found = await proveTopic(ctx, topic)
    rows += found.rows
    defects.push(...found.defects)
  }
  return { rows, defects }
}

async function proveTopic(
  ctx: Parameters<RowProof>[0],
  topic: TopicRow,
): Promise<{ rows: number; defects: RowDefect[] }> {
  const { sql, tenant } = ctx
  const defects: RowDefect[] = []
  const wrong = (table: string, id: string, what: RowDefect['what']) => defects.push({ tenant, table, id, what })
  const facts = await factsOf(sql, tenant, topic.id)
  const announced = facts.find((one) => one.name === 'topic.announced')
  if (!announced) wrong('topics', topic.id, 'added')
  else if (Announced.parse(announced.body).data.words_seal !== (await wordsSealOf(ctx, topic)))
    wrong('topics', topic.id, 'seal')

  const roll = await rollOf(sql, tenant, topic.id)
  const opened = facts.find((one) => one.name === 'topic.opened')
  if (opened && Opened.parse(opened.body).data.rollHash !== hashOf(rollText(roll)))
    wrong('topic_rolls', topic.id, 'seal')

  const votes = await allCurrentVotes(sql, tenant, topic.id)
  const closed = facts.findLast((one) => one.name === 'topic.closed')
  const isEmptied =
    facts.some((one) => one.name === 'topic.withdrawn') || (closed !== undefined && topic.ballot === 'secret')
  for (const { voteId, what } of await findMisfits(ctx, topic.id, votes, isEmptied))
    wrong('topic_votes', voteId, what === 'gone' ? 'gone' : what === 'no_fact' ? 'added' : 'seal')

  const ballots = await ballotsOf(sql, tenant, topic.id)
  if (closed && topic.kind === 'vote') {
    const said = Closed.parse(closed.body).data
    if (said.ballotsHash !== hashOf(ballotText(ballots))) wrong('topic_ballots', topic.id, 'seal')
    else if (!(await isResult(ctx, topic, said, ballots))) wrong('topics', topic.id, 'count')
    if (topic.ballot === 'open' && !areFromBoxes(ctx, votes, ballots)) wrong('topic_ballots', topic.id, 'seal')
  } else if (ballots.length > 0) wrong('topic_ballots', topic.id, 'added')

  const opinions = await opinionsOf(sql, tenant, topic.id, ALL)
  for (const opinion of opinions) {
    const said = await factsOf(sql, tenant, opinion.id)
    const given = said.find((one) => one.name === 'opinion.given')
    const isErased = said.some((one) => one.name === 'opinion.erased')
    if (isErased !== (opinion.hiddenReason === 'erased')) wrong('topic_opinions', opinion.id, 'gone')
    else if (isErased) continue
    else if (!given) wrong('topic_opinions', opinion.id, 'added')
    else if (Given.parse(given.body).data.text_seal !== commit(opinion.salt, opinion.text))
      wrong('topic_opinions', opinion.id, 'seal')
  }
  return { rows: 1 + roll.length + votes.length + ballots.length + opinions.length, defects }
}

/** Whether the ballots add up to what was announced, and what the page of the topic shows follows from them. */
async function isResult(
  ctx: Parameters<RowProof>[0],
  topic: TopicRow,
  said: { cast: number; tallies: number[] },
  ballots: Awaited<ReturnType<typeof ballotsOf>>,
): Promise<boolean> {
  const options = await optionsOf(ctx.sql, ctx.tenant, topic.id)
  const { tallies, decision } = recount(topic, options, ballots)
  return (
    said.cast === ballots.length &&
    topic.castCount === ballots.length &&
    tallies.every((one, index) => one.votes === said.tallies[index] && one.votes === options[index]?.tally) &&
    topic.outcome === decision.outcome &&
    topic.outcomeReason === decision.reason &&
    topic.winners.join() === decision.winners.join()
  )
}

/** The boxes of an open vote are kept: each published ballot is the one in the box of its household. */
function areFromBoxes(
  ctx: Parameters<RowProof>[0],
  votes: readonly VoteRow[],
  ballots: Awaited<ReturnType<typeof ballotsOf>>,
): boolean {
  const published = new Map(ballots.map((one) => [one.householdId, `${one.code} ${one.choices.join(',')}`]))
  return votes.every((vote) => {
    if (vote.box === null) return false
    try {
      const inside = openVote(ctx.keys, vote.box)
      return published.get(vote.householdId) === `${inside.code} ${inside.choices.join(',')}`
    } catch {
      return false
    }
  })
}

async function factsOf(sql: Sql, tenant: number, subjectId: string): Promise<{ name: string; body: unknown }[]> {
  const rows = await sql.prepared<{ name: string; body: string }>(
    'deliberation_facts',
    "SELECT name, body FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name <> 'vote.cast' ORDER BY seq",
    [tenant, subjectId],
  )
  return rows.map((row) => ({ name: row.name, body: JSON.parse(row.body) }))
}
