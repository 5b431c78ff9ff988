import { send } from '../../platform/deliver.ts'
import type { Follower } from '../../platform/module.ts'
import { sayMoment } from '../../platform/pure/time.ts'
import { say } from '../../platform/pure/words.ts'
import { phoneOf } from '../people/index.ts'
import { findBooking } from './store/bookings.ts'
import { findOffering, findStations } from './store/stations.ts'
import { MESSAGE_WORDS } from './words.ts'

/** Word to whoever a booking is for when something happened to it that was not his own doing; old news and what has begun is not told. */
const STALE_HOURS = 24

const tell =
  (which: keyof typeof MESSAGE_WORDS): Follower =>
  async (ctx, event) => {
    if (ctx.now.getTime() - event.at.getTime() > STALE_HOURS * 3_600_000) return
    const booking = await findBooking(ctx.sql, ctx.tenant, event.subjectId)
    const offering = booking && (await findOffering(ctx.sql, ctx.tenant, booking.offeringId))
    if (!booking || !offering || booking.startsAt <= ctx.now) return
    const [station] = await findStations(ctx.sql, ctx.tenant, { ids: [offering.stationId] })
    const phone = await phoneOf(ctx, booking.personId)
    if (!station || phone === null) return
    const at = sayMoment(booking.startsAt, 'zh', ctx.now)
    const text = say(MESSAGE_WORDS[which], 'zh', { station: station.nameZh, offering: offering.nameZh, at })
    // One message per person and fact, however often the event is read.
    await send(
      { ...ctx, newId: () => ctx.newId() },
      { kind: 'sms', address: phone, text },
      `${event.id}/${booking.personId}`,
    )
  }

const tellCancelled: Follower = async (ctx, event) => {
  if (event.data.by === 'closing') await tell('closed')(ctx, event)
  if (event.data.by === 'counter') await tell('cancelled')(ctx, event)
}

export const follows = {
  'booking.promoted': tell('promoted'),
  'booking.moved': tell('moved'),
  'booking.cancelled': tellCancelled,
} as const
