import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import { commit } from '../../../platform/keys.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { actOn, permit, relationsToOffer, subjectOf } from '../act.ts'
import { KeepRequestOpen, SayDone, ThankHelper, WithdrawOffer, WithdrawRequest } from '../contract.ts'
import { DONE_AFTER_DAYS, daysAfter, endOfDay, hasPhone, KEEP_TEXT_DAYS, windowFault } from '../rules.ts'
import { lockOffer, saveOffer } from '../store.ts'

/** One side says that it is done; the other confirms with the same act, or the days do. */
export const sayDone: Command = command(SayDone, {
  run: async (ctx, { requestId }) => {
    const { row, event, personId, save } = await actOn(ctx, 'sayDone', requestId)
    if (row.state === 'said_done') {
      await save({
        state: 'done',
        slot: null,
        done_at: ctx.now,
        ended_at: ctx.now,
        next_step_at: daysAfter(ctx.now, KEEP_TEXT_DAYS),
      })
      ctx.announce('help.given', event, { helper: row.helper_person_id, by: 'both' })
      return { requestId }
    }
    const countsAt = daysAfter(ctx.now, DONE_AFTER_DAYS)
    await save({
      state: 'said_done',
      said_done_by_person_id: personId,
      said_done_at: ctx.now,
      next_step_at: countsAt,
    })
    const by = personId === row.helper_person_id ? 'helper' : 'asker'
    ctx.announce('help.said_done', event, { by, countsAt: countsAt.toISOString() })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

/** A sentence for the helper, which nobody else reads. */
export const thank: Command = command(ThankHelper, {
  run: async (ctx, { requestId, text }) => {
    if (hasPhone(text)) throw new Refusal('help.phone_in_words')
    const { row, event, save } = await actOn(ctx, 'thank', requestId)
    const salt = randomBytes(16)
    await save({ state: 'thanked', thanks: text, thanks_salt: salt, thanked_at: ctx.now })
    ctx.announce('help.thanked', event, { helper: row.helper_person_id, text_seal: commit(salt, text) })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

export const withdraw: Command = command(WithdrawRequest, {
  run: async (ctx, { requestId }) => {
    const { row, event, save } = await actOn(ctx, 'withdraw', requestId)
    await save({
      state: 'withdrawn',
      slot: null,
      ended_at: ctx.now,
      next_step_at: daysAfter(ctx.now, KEEP_TEXT_DAYS),
    })
    ctx.announce('help.withdrawn', event, { helper: row.helper_person_id })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

/** The answer to "is it still needed?": a window that ends later. It is asked once. */
export const keepOpen: Command = command(KeepRequestOpen, {
  run: async (ctx, { requestId, until }) => {
    const { row, event, save } = await actOn(ctx, 'keepOpen', requestId)
    const fault = windowFault(until, until, ctx.now)
    if (fault !== undefined) throw new Refusal(fault)
    const endsAt = endOfDay(until)
    if (endsAt <= row.ends_at) throw new Refusal('help.not_later')
    await save({ until_date: until, ends_at: endsAt, next_step_at: endsAt })
    ctx.announce('help.kept_open', event, { until: endsAt.toISOString() })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

export const withdrawOffer: Command = command(WithdrawOffer, {
  run: async (ctx, { offerId }) => {
    const row = await lockOffer(ctx.sql, ctx.tenant, offerId, visibleTo(ctx.actor), null)
    await permit(ctx, 'withdrawOffer', row.grid_id, relationsToOffer(ctx, row))
    if (row.state !== 'open') throw new Refusal('help.not_now')
    await saveOffer(ctx.sql, ctx.tenant, offerId, {
      state: 'withdrawn',
      slot: null,
      ended_at: ctx.now,
      next_step_at: daysAfter(ctx.now, KEEP_TEXT_DAYS),
    })
    ctx.announce('help.withdrawn', await subjectOf(ctx, 'help_offer', row), { helper: null })
    return { offerId }
  },
  reply: async (_ctx, { offerId }) => ({ offerId }),
})
