import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { locateByHousehold } from '../../grids/index.ts'
import { householdsOf, personFor } from '../../people/index.ts'
import { lockHousehold } from '../cast.ts'
import { ConfirmMandate, EnterMandate, MANDATES_MOST, RevokeMandate } from '../contract.ts'
import { actingPerson, mandateSubject, permit } from '../permit.ts'
import { countMandates, insertMandate, lockMandate, saveMandate } from '../store/papers.ts'
import { getTopic, shareTopic, type TopicRow } from '../store/topics.ts'

export const enterMandate = command(EnterMandate, {
  run: async (ctx, { topicId, householdId, signedBy, proxy }) => {
    const { gridId } = await locateByHousehold(ctx, householdId)
    await permit(ctx, 'enterMandate', gridId, 'household')
    const topic = await shareTopic(ctx.sql, ctx.tenant, topicId)
    ensureOpen(topic, ctx.now)
    await lockHousehold(ctx, topicId, householdId)
    const proxyPersonId = await personFor(ctx, proxy, topic.chainId)
    ensure(
      (await countMandates(ctx.sql, ctx.tenant, topicId, proxyPersonId)) < MANDATES_MOST,
      () => new Refusal('mandate.too_many', { most: MANDATES_MOST }),
    )
    const lives = (await householdsOf(ctx, proxyPersonId)).some((one) => one.householdId === householdId)
    ensure(!lives, () => new Refusal('mandate.lives_there'))
    const mandateId = ctx.newId()
    const salt = randomBytes(16)
    const enteredBy = actingPerson(ctx)
    const one = { id: mandateId, topicId, householdId, proxyPersonId, signedBy, salt, enteredBy, at: ctx.now }
    ensure(await insertMandate(ctx.sql, ctx.tenant, one), () => new Refusal('mandate.exists'))
    ctx.announce('mandate.entered', mandateSubject(topic, mandateId), {
      topic: topicId,
      household: householdId,
      proxy: proxyPersonId,
      signed_seal: commit(salt, signedBy),
    })
    return { mandateId }
  },
  reply: async (_ctx, result) => result,
})

/** By somebody else than who entered it, and not by the proxy: two pairs of eyes on the paper. */
export const confirmMandate = command(ConfirmMandate, {
  run: async (ctx, { mandateId }) => {
    const mandate = await lockMandate(ctx.sql, ctx.tenant, mandateId, visibleTo(ctx.actor), [])
    await permit(ctx, 'confirmMandate', mandate.gridId, 'mandate')
    ensure(mandate.state === 'entered', () => new Refusal('mandate.decided_already'))
    const personId = actingPerson(ctx)
    ensure(
      personId !== mandate.enteredBy && personId !== mandate.proxyPersonId,
      () => new Refusal('mandate.second_person'),
    )
    const topic = await getTopic(ctx.sql, ctx.tenant, mandate.topicId)
    ensureOpen(topic, ctx.now)
    await saveMandate(ctx.sql, ctx.tenant, mandateId, { state: 'confirmed', at: ctx.now, by: personId })
    ctx.announce('mandate.confirmed', mandateSubject(topic, mandateId), {
      topic: topic.id,
      household: mandate.householdId,
    })
    return { mandateId }
  },
  reply: async (_ctx, result) => result,
})

export const revokeMandate = command(RevokeMandate, {
  run: async (ctx, { mandateId }) => {
    const own = await ownHouseholds(ctx)
    const mandate = await lockMandate(ctx.sql, ctx.tenant, mandateId, visibleTo(ctx.actor), own)
    if (!own.includes(mandate.householdId)) await permit(ctx, 'revokeMandate', mandate.gridId, 'mandate')
    ensure(mandate.state !== 'revoked', () => new Refusal('mandate.decided_already'))
    const topic = await getTopic(ctx.sql, ctx.tenant, mandate.topicId)
    ensureOpen(topic, ctx.now)
    await saveMandate(ctx.sql, ctx.tenant, mandateId, { state: 'revoked', at: ctx.now, by: actingPerson(ctx) })
    ctx.announce('mandate.revoked', mandateSubject(topic, mandateId), {
      topic: topic.id,
      household: mandate.householdId,
    })
    return { mandateId }
  },
  reply: async (_ctx, result) => result,
})

async function ownHouseholds(ctx: WriteContext): Promise<string[]> {
  const personId = actingPerson(ctx)
  return personId === null ? [] : (await householdsOf(ctx, personId)).map((one) => one.householdId)
}

function ensureOpen(topic: TopicRow, now: Date): void {
  ensure(topic.kind === 'vote' && topic.state === 'open' && now < topic.closesAt, () => new Refusal('vote.not_open'))
}
