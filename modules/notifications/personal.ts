import type { PersonalData, PersonalRecord } from '../../platform/module.ts'
import { forgetPerson, messageCountOf } from './store/personal.ts'
import { waysOf } from './store/ways.ts'
import { TEXT_CHANNEL_WORDS } from './words.ts'

/** How one is reached and what one was told. Deleted whole: a message says nothing that the matter itself does not. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const ways = await waysOf(ctx.sql, ctx.tenant, personId)
    const records: PersonalRecord[] = ways.map((way) => ({
      what: { zh: '接收消息的方式', en: 'Ways I am reached' },
      at: way.addedAt,
      text: TEXT_CHANNEL_WORDS[way.channel].zh,
    }))
    const count = await messageCountOf(ctx.sql, ctx.tenant, personId)
    if (count > 0) records.push({ what: { zh: '收到的消息', en: 'Messages received' }, at: null, text: `${count}` })
    return records
  },
  erase: (ctx, personId) => forgetPerson(ctx.sql, ctx.tenant, personId),
}
