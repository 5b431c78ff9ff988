import { randomBytes } from 'node:crypto'
import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { AnswerOpinion, GiveOpinion, HideOpinion } from '../contract.ts'
import { actingPerson, opinionSubject, permit } from '../permit.ts'
import { countOpinionsBy, insertOpinion, lockOpinion, saveAnswer, saveHidden } from '../store/opinions.ts'
import { getTopic, shareTopic } from '../store/topics.ts'
import { votingFor } from '../voters.ts'

/** So many opinions of one person stand under one topic. */
const MOST_OPINIONS = 10

/** By whoever lives on the roll; while the topic is open. */
export const giveOpinion = command(GiveOpinion, {
  run: async (ctx, { topicId, text }) => {
    if (ctx.actor.kind !== 'person') throw new NotFound('person')
    const { personId } = ctx.actor
    const topic = await shareTopic(ctx.sql, ctx.tenant, topicId)
    ensure(topic.state === 'open' && ctx.now < topic.closesAt, () => new Refusal('opinion.not_open'))
    const lives = (await votingFor(ctx, topicId, personId)).some((one) => one.as === 'resident')
    ensure(lives, () => new Refusal('opinion.not_yours'))
    const given = await countOpinionsBy(ctx.sql, ctx.tenant, topicId, personId)
    ensure(given < MOST_OPINIONS, () => new Refusal('opinion.too_many', { most: MOST_OPINIONS }))
    const opinionId = ctx.newId()
    const salt = randomBytes(16)
    await insertOpinion(ctx.sql, ctx.tenant, { id: opinionId, topicId, personId, text, salt, givenAt: ctx.now })
    ctx.announce('opinion.given', opinionSubject(topic, opinionId), { topic: topicId, text_seal: commit(salt, text) })
    return { opinionId }
  },
  reply: async (_ctx, result) => result,
})

export const hideOpinion = command(HideOpinion, {
  run: async (ctx, { opinionId, reason }) => {
    const { opinion, topic } = await lockFor(ctx, 'hideOpinion', opinionId)
    ensure(reason !== opinion.hiddenReason, () => new Refusal('opinion.no_change'))
    const by = actingPerson(ctx)
    await saveHidden(ctx.sql, ctx.tenant, opinionId, reason === null ? null : { reason, at: ctx.now, by })
    if (reason === null) ctx.announce('opinion.shown', opinionSubject(topic, opinionId), { topic: topic.id })
    else ctx.announce('opinion.hidden', opinionSubject(topic, opinionId), { topic: topic.id, reason })
    return { opinionId }
  },
  reply: async (_ctx, result) => result,
})

/** The community answers in public; a later answer takes the place of the one before. */
export const answerOpinion = command(AnswerOpinion, {
  run: async (ctx, { opinionId, answer }) => {
    const { opinion, topic } = await lockFor(ctx, 'answerOpinion', opinionId)
    await saveAnswer(ctx.sql, ctx.tenant, opinionId, { answer, at: ctx.now, by: actingPerson(ctx) })
    ctx.announce('opinion.answered', opinionSubject(topic, opinionId), {
      topic: topic.id,
      answer_seal: commit(opinion.salt, answer),
    })
    return { opinionId }
  },
  reply: async (_ctx, result) => result,
})

async function lockFor(ctx: WriteContext, act: 'hideOpinion' | 'answerOpinion', opinionId: string) {
  const opinion = await lockOpinion(ctx.sql, ctx.tenant, opinionId)
  const topic = await getTopic(ctx.sql, ctx.tenant, opinion.topicId)
  await permit(ctx, act, topic.gridId, 'opinion')
  ensure(opinion.hiddenReason !== 'erased', () => new Refusal('opinion.erased'))
  return { opinion, topic }
}
