import { randomBytes } from 'node:crypto'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { personFor } from '../../people/index.ts'
import { lifeDanger } from '../../routing/index.ts'
import { permit, personOf } from '../act.ts'
import { AskForHelp, OfferHelp } from '../contract.ts'
import { type Ground, groundOf } from '../place.ts'
import { daysAfter, endOfDay, freeSlot, hasPhone, MOST_OPEN, OFFER_DAYS, windowFault } from '../rules.ts'
import { insertOffer, insertRequest, takenOfferSlots, takenRequestSlots } from '../store.ts'

/**
 * Asks the neighbours. What tells of a danger to life is no matter for neighbours: it is said whom to call first, and whoever says that
 * it is not urgent goes on. How many may be open is held by the slots in the table: of two at once one takes the slot.
 */
export const ask: Command = command(AskForHelp, {
  run: async (ctx, input) => {
    const ground = await groundOf(ctx, input.at)
    const fault = windowFault(input.from, input.until, ctx.now)
    if (fault !== undefined) throw new Refusal(fault)
    refusePhone(input.text, input.shownName)
    const danger = input.isNotUrgent ? undefined : lifeDanger(input.text)
    if (danger) throw new Refusal('help.call_first', { call: danger.call.join('、') })
    const { personId, enteredBy } = await whose(ctx, ground, input)
    const slot = freeSlot(await takenRequestSlots(ctx.sql, ctx.tenant, personId))
    if (slot === undefined) throw new Refusal('help.too_many', { most: MOST_OPEN })
    const [requestId, salt, endsAt] = [ctx.newId(), randomBytes(16), endOfDay(input.until)]
    await insertRequest(ctx.sql, ctx.tenant, {
      id: requestId,
      community_id: ground.communityId,
      grid_id: ground.gridId,
      kind: input.kind,
      text: input.text,
      text_salt: salt,
      from_date: input.from,
      until_date: input.until,
      day_part: input.part,
      ends_at: endsAt,
      asker_person_id: personId,
      asker_shown: input.shownName,
      entered_by_person_id: enteredBy,
      slot,
      asked_at: ctx.now,
    })
    ctx.announce(
      'help.asked',
      { type: 'help_request', id: requestId, gridId: ground.gridId, chainId: ground.chainId },
      {
        kind: input.kind,
        until: endsAt.toISOString(),
        onBehalf: enteredBy !== null,
        text_seal: commit(salt, input.text),
      },
    )
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

/** Offers help, to the neighbours as near as the giver likes. */
export const offer: Command = command(OfferHelp, {
  run: async (ctx, input) => {
    const ground = await groundOf(ctx, input.at)
    refusePhone(input.text, input.shownName)
    const { personId, enteredBy } = await whose(ctx, ground, input)
    const slot = freeSlot(await takenOfferSlots(ctx.sql, ctx.tenant, personId))
    if (slot === undefined) throw new Refusal('help.too_many_offers', { most: MOST_OPEN })
    const [offerId, salt] = [ctx.newId(), randomBytes(16)]
    const kinds = [...new Set(input.kinds)]
    await insertOffer(ctx.sql, ctx.tenant, {
      id: offerId,
      community_id: ground.communityId,
      grid_id: ground.gridId,
      kinds,
      text: input.text,
      text_salt: salt,
      weekdays: [...new Set(input.weekdays)].sort(),
      day_part: input.part,
      reach: input.reach,
      giver_person_id: personId,
      giver_shown: input.shownName,
      entered_by_person_id: enteredBy,
      slot,
      offered_at: ctx.now,
      next_step_at: daysAfter(ctx.now, OFFER_DAYS),
    })
    ctx.announce(
      'help.offered',
      { type: 'help_offer', id: offerId, gridId: ground.gridId, chainId: ground.chainId },
      { kinds, reach: input.reach, onBehalf: enteredBy !== null, text_seal: commit(salt, input.text) },
    )
    return { offerId }
  },
  reply: async (_ctx, { offerId }) => ({ offerId }),
})

/** Whose it is, and who entered it. A resident speaks for herself before a printed code; a grid from a list is for staff. */
async function whose(
  ctx: WriteContext,
  ground: Ground,
  input: { at: { by: 'code' | 'grid' }; onBehalfOf: { name: string; phone: string | null } | null },
): Promise<{ personId: string; enteredBy: string | null }> {
  const me = personOf(ctx)
  if (input.onBehalfOf !== null || input.at.by === 'grid') await permit(ctx, 'enter', ground.gridId, [])
  if (input.onBehalfOf === null) {
    if (me === null) throw new NotFound('person')
    return { personId: me, enteredBy: null }
  }
  return { personId: await personFor(ctx, input.onBehalfOf, ground.chainId), enteredBy: me }
}

function refusePhone(text: string, shownName: string | null): void {
  if (hasPhone(text) || hasPhone(shownName ?? '')) throw new Refusal('help.phone_in_words')
}
