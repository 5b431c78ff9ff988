import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { actOn } from '../act.ts'
import { AcceptRequest, GiveBackRequest, InviteHelper } from '../contract.ts'
import { needOf, readinessOf } from '../fitting.ts'
import { daysAfter, fits, LAPSE_DAYS, later, MOST_INVITED } from '../rules.ts'
import { insertInvite, invitedOffers, lockOffer, shownInOffers } from '../store.ts'

/** The asker asks one who offered; she may ask a few, and whoever says yes first helps. */
export const invite: Command = command(InviteHelper, {
  run: async (ctx, { requestId, offerId }) => {
    const { row, event } = await actOn(ctx, 'invite', requestId)
    const known = await invitedOffers(ctx.sql, ctx.tenant, requestId)
    if (known.includes(offerId)) return { requestId }
    if (known.length >= MOST_INVITED) throw new Refusal('help.too_many_invited', { most: MOST_INVITED })
    const one = await lockOffer(ctx.sql, ctx.tenant, offerId, visibleTo(ctx.actor), row.community_id)
    const tree = await treeOf(ctx)
    if (one.state !== 'open' || one.hidden_at !== null || !fits(readinessOf(one, tree), needOf(row, tree)))
      throw new Refusal('help.offer_gone')
    if (one.giver_person_id === row.asker_person_id) throw new NotFound('help_offer')
    await insertInvite(ctx.sql, ctx.tenant, requestId, offerId, ctx.now)
    ctx.announce('help.invited', event, { offer: offerId })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

/** Says yes. The row is locked: of many at once one helps, the others are told. */
export const accept: Command = command(AcceptRequest, {
  run: async (ctx, { requestId, code, shownName }) => {
    const { row, event, personId, save } = await actOn(ctx, 'accept', requestId, code)
    if (personId === null) throw new NotFound('person')
    await save({
      state: 'accepted',
      helper_person_id: personId,
      helper_shown: shownName ?? (await shownInOffers(ctx.sql, ctx.tenant, personId)),
      accepted_at: ctx.now,
      next_step_at: daysAfter(later(row.ends_at, ctx.now), LAPSE_DAYS),
    })
    ctx.announce('help.accepted', event, { helper: personId })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

/** The helper cannot after all: it is open again, for a day at least, and nobody keeps a mark of it. */
export const giveBack: Command = command(GiveBackRequest, {
  run: async (ctx, { requestId }) => {
    const { row, event, save } = await actOn(ctx, 'giveBack', requestId)
    await save({
      state: 'open',
      helper_person_id: null,
      helper_shown: null,
      accepted_at: null,
      returns: row.returns + 1,
      next_step_at: later(row.ends_at, daysAfter(ctx.now, 1)),
    })
    ctx.announce('help.given_back', event, { helper: row.helper_person_id, count: row.returns + 1 })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})
