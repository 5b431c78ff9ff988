import { visibleTo } from '../../platform/access.ts'
import type { PersonalData } from '../../platform/module.ts'
import { deleteOf, requestsOf, wordsOf } from './store.ts'

/**
 * What one said and was answered, for oneself alone: whoever looks on another's behalf does not even learn that there is something. A
 * supporter's copy holds nothing that was confided to him.
 */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    if (visibleTo(ctx.actor).personId !== personId) return []
    const own = (await requestsOf(ctx.sql, ctx.tenant, personId)).filter((row) => row.askerId === personId)
    const records = []
    for (const row of own)
      for (const word of await wordsOf(ctx.sql, ctx.tenant, row.id))
        records.push({
          what: word.bySupporter
            ? { zh: '倾听者的回话', en: 'What a supporter answered me' }
            : { zh: '我对倾听者说的话', en: 'What I told a supporter' },
          at: word.at,
          text: ctx.keys.open(word.textSealed),
        })
    return records
  },
  erase: async (ctx, personId) => deleteOf(ctx.sql, ctx.tenant, personId),
}
