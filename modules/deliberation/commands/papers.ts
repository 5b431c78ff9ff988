import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { locateByHousehold } from '../../grids/index.ts'
import { openVote, sealVote } from '../box.ts'
import { cast, checkChoices, lockHousehold } from '../cast.ts'
import { DropPaper, EnterPaper } from '../contract.ts'
import { permit } from '../permit.ts'
import { readEntries } from '../rules.ts'
import { dropPaperRow, lockPaper, openPaper, type PaperRow, savePaper } from '../store/papers.ts'
import { shareTopic, type TopicRow } from '../store/topics.ts'

export const enterPaper = command(EnterPaper, {
  run: async (ctx, { topicId, householdId, choices, receivedAt }) => {
    if (ctx.actor.kind !== 'person') throw new NotFound('person')
    const { personId } = ctx.actor
    const { gridId } = await locateByHousehold(ctx, householdId)
    await permit(ctx, 'enterPaper', gridId, 'household')
    const topic = await shareTopic(ctx.sql, ctx.tenant, topicId)
    ensure(
      topic.kind === 'vote' && topic.state === 'open' && ctx.now < topic.countAt,
      () => new Refusal('vote.not_open'),
    )
    await lockHousehold(ctx, topicId, householdId)
    await checkChoices(ctx, topic, choices)
    const paper = await openPaper(ctx.sql, ctx.tenant, topicId, householdId)
    ensure(!paper?.enteredBy.includes(personId), () => new Refusal('paper.entered_by_you'))
    const handedIn = paper?.receivedAt ?? momentOf(topic, receivedAt, ctx.now)
    const before = (paper?.entries ?? []).map((entry) => openVote(ctx.keys, entry).choices)
    const reading = readEntries([...before, choices])
    if (reading === 'none_of_both') throw new Refusal('paper.none_of_both')
    const { box, hash } = sealVote(ctx.keys, choices)
    const casting = { householdId, way: 'paper', choices, expects: null, votedAt: handedIn } as const
    const done = reading === 'agreed' ? await cast(ctx, topic, casting) : undefined
    const voteId = done?.is === 'cast' ? done.voteId : null
    const one = {
      id: paper?.id ?? ctx.newId(),
      topicId,
      householdId,
      state: reading,
      receivedAt: handedIn,
      entries: [...(paper?.entries ?? []), box],
      enteredBy: [...(paper?.enteredBy ?? []), personId],
      voteId,
    }
    await savePaper(ctx.sql, ctx.tenant, { ...one, enteredAt: ctx.now })
    ctx.announce('paper.entered', subjectOf(topic, one.id), {
      topic: topicId,
      household: householdId,
      turn: one.entries.length,
      state: reading,
      vote: voteId,
      boxHash: hash,
    })
    return { paperId: one.id, state: reading, isCounted: reading !== 'agreed' || voteId !== null }
  },
  reply: async (_ctx, result) => result,
})

/** Sets the entries of a paper aside: it is typed anew by two. A paper that is settled stays. */
export const dropPaper = command(DropPaper, {
  run: async (ctx, { paperId }) => {
    const paper = await lockPaper(ctx.sql, ctx.tenant, paperId, visibleTo(ctx.actor))
    await permit(ctx, 'dropPaper', paper.gridId, 'paper')
    ensure(paper.state === 'waiting' || paper.state === 'differing', () => new Refusal('paper.settled'))
    await dropPaperRow(ctx.sql, ctx.tenant, paperId)
    const topic = await shareTopic(ctx.sql, ctx.tenant, paper.topicId)
    ctx.announce('paper.dropped', subjectOf(topic, paperId), { topic: topic.id, household: paper.householdId })
    return { paperId }
  },
  reply: async (_ctx, result) => result,
})

/** When a paper was handed in: while the topic was open, and not later than now. @throws Refusal paper.not_in_time */
function momentOf(topic: TopicRow, said: string | null, now: Date): Date {
  const at = said === null ? now : new Date(said)
  if (at > now || at < topic.opensAt || at >= topic.closesAt) throw new Refusal('paper.not_in_time')
  return at
}

function subjectOf(topic: TopicRow, id: PaperRow['id']) {
  return { type: 'paper', id, gridId: topic.gridId, chainId: topic.chainId }
}
