import type { WriteContext } from '../../platform/context.ts'
import { send } from '../../platform/deliver.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { localDate, sayMoment } from '../../platform/pure/time.ts'
import { say } from '../../platform/pure/words.ts'
import { phoneOf, proxiesOf } from '../people/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { partiesToTell } from './store.ts'
import { MESSAGE_WORDS } from './words.ts'

/** Word by text message to the named parties of a case; `dateIn` names where the fact keeps the date that is promised. A follower that reads old events (a restored archive) tells nobody late news. */
const STALE_HOURS = 24

const tell =
  (which: keyof typeof MESSAGE_WORDS, dateIn?: string): Follower =>
  async (ctx: WriteContext, event: FollowedEvent) => {
    if (ctx.now.getTime() - event.at.getTime() > STALE_HOURS * 3_600_000) return
    const found = await partiesToTell(ctx.sql, ctx.tenant, event.subjectId)
    if (!found) return
    const promised = dateIn === undefined ? undefined : event.data[dateIn]
    const at = typeof promised === 'string' ? sayMoment(new Date(promised), 'zh', ctx.now) : undefined
    // Family who act for one are told as one is; of what is sensitive they hear nothing.
    const family = found.isSensitive ? [] : await proxiesOf(ctx, found.personIds)
    for (const personId of new Set([...found.personIds, ...family])) {
      const phone = await phoneOf(ctx, personId)
      if (phone === null) continue
      const role = ROLE_WORDS[(found.ownerRole ?? '') as keyof typeof ROLE_WORDS]?.zh ?? '社区'
      const text = say(MESSAGE_WORDS[which], 'zh', { number: found.number, role, at })
      // One message per person and fact, however often the event is read.
      await send({ ...ctx, newId: () => ctx.newId() }, { kind: 'sms', address: phone, text }, `${event.id}/${personId}`)
    }
  }

/** A new count that moved her date to another day; a few minutes of the same day are no news. */
const tellRecounted: Follower = async (ctx, event) => {
  const [from, to] = [event.data.promisedFrom, event.data.promised]
  if (typeof from !== 'string' || typeof to !== 'string') return
  if (localDate(new Date(from)) !== localDate(new Date(to))) await tell('recomputed', 'promised')(ctx, event)
}

export const follows = {
  'case.claimed': tell('taken_up'),
  'case.answered': tell('answered'),
  'case.asked': tell('asked'),
  'case.extended': tell('extended', 'to'),
  'case.deferred': tell('deferred', 'reviewAt'),
  'case.recomputed': tellRecounted,
} as const
