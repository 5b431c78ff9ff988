import type { PersonalData } from '../../platform/module.ts'
import { reportsBy } from './store.ts'

/** What one reported. The words of a report belong to the file of a case and stay there; the person behind them is deleted by `people`. */
export const personal: PersonalData = {
  copy: async (ctx, personId) =>
    (await reportsBy(ctx.sql, ctx.tenant, personId)).map((one) => ({
      what: { zh: '我报过的事', en: 'What I reported' },
      at: one.received_at,
      text: `${one.number}：${one.text}`,
    })),
  erase: async () => {},
}
