import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import { commit } from '../../../platform/keys.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { getCase, openCase } from '../../cases/index.ts'
import { treeOf } from '../../grids/index.ts'
import { AdoptResolution, CountAgain } from '../contract.ts'
import { closeNow } from '../counting.ts'
import { actingPerson, permit, topicSubject } from '../permit.ts'
import { lockTopic, saveResolution } from '../store/topics.ts'

/** What was adopted, or was heard, becomes work of the community: one case per topic, opened by whoever leads. */
export const adoptResolution = command(AdoptResolution, {
  run: async (ctx, { topicId, text, categoryCode }) => {
    const topic = await lockTopic(ctx.sql, ctx.tenant, topicId)
    await permit(ctx, 'adoptResolution', topic.gridId, 'topic')
    ensure(topic.outcome === 'adopted' || topic.outcome === 'heard', () => new Refusal('resolution.not_adopted'))
    ensure(topic.caseId === null, () => new Refusal('resolution.has_case'))
    const grid = (await treeOf(ctx)).get(topic.gridId)
    if (!grid) throw new NotFound('grid')
    const personId = actingPerson(ctx)
    const { caseId } = await openCase(ctx, {
      place: {
        gridId: grid.id,
        versionId: grid.versionId,
        buildingId: null,
        householdId: null,
        name: topic.scopeName,
        lng: null,
        lat: null,
      },
      channel: 'resolution',
      text,
      categoryCode,
      nature: 'suggestion',
      parties: personId === null ? [] : [{ partyId: ctx.newId(), personId, bearerHash: null, as: 'opener' }],
    })
    await saveResolution(ctx.sql, ctx.tenant, topicId, { text, caseId, at: ctx.now })
    ctx.announce('resolution.case_opened', topicSubject(topic), { case: caseId, text_seal: commit(topic.salt, text) })
    return { caseId }
  },
  reply: async (ctx, { caseId }) => {
    const { row } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo({ kind: 'system', name: 'reply' }))
    return { caseId, number: row.number }
  },
})

/** A vote that was held is counted once its ballots fit again; as long as they do not, it stays held. */
export const countAgain = command(CountAgain, {
  run: async (ctx, { topicId }) => {
    const topic = await lockTopic(ctx.sql, ctx.tenant, topicId)
    await permit(ctx, 'countAgain', topic.gridId, 'topic')
    ensure(topic.outcome === 'held', () => new Refusal('topic.not_held'))
    await closeNow(ctx, topic)
    return { topicId }
  },
  reply: async (_ctx, result) => result,
})
