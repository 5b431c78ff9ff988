import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { ensure, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { locateByCode, locateHouseholds, treeOf } from '../grids/index.ts'
import { namesOf, postsOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { ballotText, hashOf, openVote, rollText } from './box.ts'
import { GetTopic, ListBallots, ListTopicsHere, type Opinion } from './contract.ts'
import { isCounted, lineOf, linesOf, workOf } from './lines.ts'
import { mayOver } from './permit.ts'
import { opinionsOf } from './store/opinions.ts'
import { rollOf } from './store/rolls.ts'
import { closingFact, getTopic, listTopics, optionsOf, type TopicRow } from './store/topics.ts'
import { ballotsOf, countWays, currentVotes } from './store/votes.ts'
import { votingFor } from './voters.ts'

/** At most so many are listed. */
const TOPICS = 50
const OPINIONS = 300

/** The notice board of a place: topics of its grid, of those above and of those below. */
export const here = query(ListTopicsHere, async (ctx, { code }) => {
  const found = await locateByCode(ctx, code)
  if (!found || found.tenant !== ctx.tenant) throw new Refusal('topic.code_unknown')
  const tree = await treeOf(ctx)
  const grids = [...new Set([...tree.pathOf(found.gridId), ...tree.under(found.gridId)])]
  const topics = await listTopics(ctx.sql, ctx.tenant, grids, null, TOPICS)
  return {
    placeName: found.placeName,
    communityName: tree.communityOf(found.gridId).name,
    topics: (await linesOf(ctx, topics)).map((one) => one.line),
  }
})

export const topic = query(GetTopic, async (ctx, { topicId }) => {
  const row = await getTopic(ctx.sql, ctx.tenant, topicId)
  const options = await optionsOf(ctx.sql, ctx.tenant, topicId)
  const ways = await countWays(ctx.sql, ctx.tenant, topicId)
  const opinions = await shownOpinions(ctx, row)
  const votes = ways.reduce((sum, one) => sum + one.count, 0)
  return {
    ...(await lineOf(ctx, { ...row, votes, opinions: opinions.length, papersWaiting: 0, mandatesWaiting: 0 })),
    gridId: row.gridId,
    background: row.background,
    ballot: row.ballot,
    options: options.map((one) => ({ ...one, isWinner: row.winners.includes(one.position) })),
    maxChoices: row.maxChoices,
    quorum: row.quorum,
    threshold: row.threshold,
    thresholdOf: row.thresholdOf,
    withdrawnReason: row.withdrawnReason,
    ways: isCounted(row) ? ways : [],
    opinionList: opinions,
    resolution: row.resolution,
    work: await workShown(ctx, row),
    me: await myPart(ctx, row),
  }
})

export const ballots = query(ListBallots, async (ctx, { topicId }) => {
  const row = await getTopic(ctx.sql, ctx.tenant, topicId)
  ensure(isCounted(row), () => new Refusal('topic.not_counted'))
  const list = await ballotsOf(ctx.sql, ctx.tenant, topicId)
  const roll = await rollOf(ctx.sql, ctx.tenant, topicId)
  const text = ballotText(list)
  const doors = (await seesDoors(ctx, row))
    ? await locateHouseholds(
        ctx,
        list.flatMap((one) => one.householdId ?? []),
      )
    : undefined
  const fact = await closingFact(ctx.sql, ctx.tenant, topicId)
  return {
    title: row.title,
    options: (await optionsOf(ctx.sql, ctx.tenant, topicId)).map(({ position, text: option, tally }) => ({
      position,
      text: option,
      tally: tally ?? 0,
    })),
    ballots: list.map(({ code, choices, householdId }) => ({
      code,
      choices,
      door: (householdId !== null && doors?.get(householdId)?.placeName) || null,
    })),
    text,
    hash: hashOf(text),
    rollSize: roll.length,
    rollHash: hashOf(rollText(roll)),
    event: fact ? { seq: fact.seq, hash: fact.hash.toString('hex'), at: fact.at.toISOString() } : null,
  }
})

/** The doors beside an open vote are for those on its roll and its staff; a notice board has the codes. */
async function seesDoors(ctx: Context, row: TopicRow): Promise<boolean> {
  if (row.ballot !== 'open' || ctx.actor.kind !== 'person') return false
  if (await mayOver(ctx, 'topics', row.gridId)) return true
  return (await votingFor(ctx, row.id, ctx.actor.personId)).length > 0
}

/** Opinions as the asker reads them: hidden words only by who wrote them and by who may hide them. */
async function shownOpinions(ctx: Context, row: TopicRow): Promise<Opinion[]> {
  const list = await opinionsOf(ctx.sql, ctx.tenant, row.id, OPINIONS)
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const isModerator = await mayOver(ctx, 'hideOpinion', row.gridId)
  const names = await namesOf(
    ctx,
    list.flatMap((one) => one.personId ?? []),
  )
  return list.map((one) => ({
    id: one.id,
    by: one.personId === null ? null : maskName(names.get(one.personId)?.name ?? ''),
    isMine: me !== null && one.personId === me,
    text: one.personId !== null && (one.hiddenReason === null || one.personId === me || isModerator) ? one.text : null,
    givenAt: one.givenAt.toISOString(),
    hiddenReason: one.hiddenReason,
    answer: one.answer,
    answeredAt: one.answeredAt?.toISOString() ?? null,
  }))
}

/** What the notice board says of the work: number, who has it, by when, and the account. Nothing else of the case. */
async function workShown(ctx: Context, topicRow: TopicRow) {
  if (topicRow.caseId === null) return null
  const { number, row } = await workOf(ctx, topicRow.caseId)
  const owner = row.owner_post_id ? (await postsOf(ctx, [row.owner_post_id])).get(row.owner_post_id) : undefined
  return {
    number,
    state: row.state,
    ownerRole: owner?.role ?? null,
    openedAt: (topicRow.caseOpenedAt ?? row.reported_at).toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    account: topicRow.account,
    accountOutcome: topicRow.account === null ? null : row.outcome,
    accountedAt: topicRow.accountedAt?.toISOString() ?? null,
  }
}

async function myPart(ctx: Context, row: TopicRow) {
  if (ctx.actor.kind !== 'person') return null
  const { personId } = visibleTo(ctx.actor)
  if (personId === null) return null
  const voting = await votingFor(ctx, row.id, personId)
  const ids = voting.map((one) => one.householdId)
  const places = await locateHouseholds(ctx, ids)
  const votes = await currentVotes(ctx.sql, ctx.tenant, row.id, ids)
  return {
    mayGiveOpinion: row.state === 'open' && ctx.now < row.closesAt && voting.some((one) => one.as === 'resident'),
    households: voting.map(({ householdId, as }) => {
      const vote = votes.find((one) => one.householdId === householdId)
      const isMine = vote?.personId === personId
      return {
        householdId,
        placeName: places.get(householdId)?.placeName ?? '',
        as,
        vote: vote
          ? {
              voteId: vote.id,
              way: vote.way,
              at: vote.votedAt.toISOString(),
              isMine,
              code: isMine && vote.box !== null ? openVote(ctx.keys, vote.box).code : null,
            }
          : null,
      }
    }),
  }
}
