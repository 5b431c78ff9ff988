import type { WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { standingOf, subjectOf } from './act.ts'
import { daysAfter, KEEP_TEXT_DAYS, stepOf } from './rules.ts'
import { DUE, type OfferRow, type RequestRow, saveOffer, saveRequest, takeDueOffers, takeDueRequests } from './store.ts'

const BATCH = 50

/**
 * What time does: a request whose window is over is asked for once, then lapses; what one side said is done counts after three days; half a
 * year after the end the words are deleted. When to look next is state on the row, so a killed sweep has changed nothing.
 */
export const helpSweep: Sweep = {
  name: 'help.step',
  everySeconds: 60,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(DUE, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const requests = await takeDueRequests(ctx.sql, ctx.tenant, ctx.now, BATCH)
    for (const row of requests) await stepRequest(ctx, row)
    const offers = await takeDueOffers(ctx.sql, ctx.tenant, ctx.now, BATCH)
    for (const row of offers) await stepOffer(ctx, row)
    return requests.length + offers.length
  },
}

async function stepRequest(ctx: WriteContext, row: RequestRow): Promise<void> {
  const step = stepOf(ctx.now, standingOf(row))
  const event = await subjectOf(ctx, 'help_request', row)
  const over = { slot: null, ended_at: ctx.now, next_step_at: daysAfter(ctx.now, KEEP_TEXT_DAYS) }
  const save = (change: Parameters<typeof saveRequest>[3]) => saveRequest(ctx.sql, ctx.tenant, row.id, change)
  switch (step.is) {
    case 'ask_still':
      await save({ still_asked_at: ctx.now, next_step_at: step.until })
      return ctx.announce('help.asked_still', event, { until: step.until.toISOString() })
    case 'expire':
      await save({ ...over, state: 'expired' })
      return ctx.announce('help.expired', event, {})
    case 'count_done':
      await save({ ...over, state: 'done', done_at: ctx.now })
      return ctx.announce('help.given', event, { helper: row.helper_person_id, by: 'time' })
    case 'forget':
      return save({
        text: null,
        text_salt: null,
        thanks: null,
        thanks_salt: null,
        asker_shown: null,
        helper_shown: null,
        next_step_at: null,
      })
  }
}

async function stepOffer(ctx: WriteContext, row: OfferRow): Promise<void> {
  if (row.state !== 'open')
    return saveOffer(ctx.sql, ctx.tenant, row.id, {
      text: null,
      text_salt: null,
      giver_shown: null,
      next_step_at: null,
    })
  await saveOffer(ctx.sql, ctx.tenant, row.id, {
    state: 'expired',
    slot: null,
    ended_at: ctx.now,
    next_step_at: daysAfter(ctx.now, KEEP_TEXT_DAYS),
  })
  ctx.announce('help.expired', await subjectOf(ctx, 'help_offer', row), {})
}
