import type { WriteContext } from '../../platform/context.ts'
import { send } from '../../platform/deliver.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { say } from '../../platform/pure/words.ts'
import { phoneOf } from '../people/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { partiesToTell } from './store.ts'
import { MESSAGE_WORDS } from './words.ts'

/** Word by text message to the named parties of a case. A follower that reads old events (a restored archive) tells nobody late news. */
const STALE_HOURS = 24

const tell =
  (which: keyof typeof MESSAGE_WORDS): Follower =>
  async (ctx: WriteContext, event: FollowedEvent) => {
    if (ctx.now.getTime() - event.at.getTime() > STALE_HOURS * 3_600_000) return
    const found = await partiesToTell(ctx.sql, ctx.tenant, event.subjectId)
    if (!found) return
    for (const personId of found.personIds) {
      const phone = await phoneOf(ctx, personId)
      if (phone === null) continue
      const role = ROLE_WORDS[(found.ownerRole ?? '') as keyof typeof ROLE_WORDS]?.zh ?? '社区'
      const text = say(MESSAGE_WORDS[which], 'zh', { number: found.number, role })
      // One message per person and fact, however often the event is read.
      await send({ ...ctx, newId: () => ctx.newId() }, { kind: 'sms', address: phone, text }, `${event.id}/${personId}`)
    }
  }

export const follows = {
  'case.claimed': tell('taken_up'),
  'case.answered': tell('answered'),
  'case.asked': tell('asked'),
} as const
