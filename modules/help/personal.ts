import type { PersonalData } from '../../platform/module.ts'
import { subjectOf } from './act.ts'
import { offersOf, requestsOf } from './lists.ts'
import { endOffersOf, endRequestsOf, leaveRequestsOf } from './store-personal.ts'
import { HELP_KIND_WORDS } from './words.ts'

/** So much of one person is read; nobody has more than three open at a time. */
const MOST = 1000

/** What one asked for and offered. Deleted, what is open ends, what she helps with is open again, and no words of hers stay. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const asked = (await requestsOf(ctx.sql, ctx.tenant, personId, MOST)).filter(
      (one) => one.asker_person_id === personId,
    )
    const given = (await offersOf(ctx.sql, ctx.tenant, personId, MOST)).filter(
      (one) => one.giver_person_id === personId,
    )
    const kindOf = (kind: string) => HELP_KIND_WORDS[kind as keyof typeof HELP_KIND_WORDS]?.zh ?? kind
    return [
      ...asked.map((one) => ({
        what: { zh: '我请邻居帮的忙', en: 'Help I asked for' },
        at: one.asked_at,
        text: [kindOf(one.kind), one.text].filter(Boolean).join('：'),
      })),
      ...given.map((one) => ({
        what: { zh: '我愿意帮的忙', en: 'Help I offered' },
        at: one.offered_at,
        text: [one.kinds.map(kindOf).join('、'), one.text].filter(Boolean).join('：'),
      })),
    ]
  },
  erase: async (ctx, personId) => {
    for (const row of await leaveRequestsOf(ctx.sql, ctx.tenant, personId))
      ctx.announce('help.given_back', await subjectOf(ctx, 'help_request', row), {
        helper: personId,
        count: row.returns,
      })
    for (const row of await endRequestsOf(ctx.sql, ctx.tenant, personId, ctx.now))
      ctx.announce('help.withdrawn', await subjectOf(ctx, 'help_request', row), { helper: row.helper_person_id })
    for (const row of await endOffersOf(ctx.sql, ctx.tenant, personId, ctx.now))
      ctx.announce('help.withdrawn', await subjectOf(ctx, 'help_offer', row), { helper: null })
  },
}
