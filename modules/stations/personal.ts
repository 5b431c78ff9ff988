import type { PersonalData, PersonalRecord } from '../../platform/module.ts'
import { sayMoment } from '../../platform/pure/time.ts'
import { release } from './commands/book.ts'
import { offeringWithStation } from './permit.ts'
import { bookingsOf, findBooking, lockSlots } from './store/bookings.ts'
import { STATE_WORDS } from './words.ts'

/** What one booked. Of past ones only that a place was taken stays, under a person without a name; a coming one is given back. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const records: PersonalRecord[] = []
    for (const one of await bookingsOf(ctx.sql, ctx.tenant, personId, new Date(0))) {
      const { offering, station } = await offeringWithStation(ctx, one.offeringId)
      const when = sayMoment(one.startsAt, 'zh', ctx.now)
      const text = `${station.nameZh} ${offering.nameZh} ${when} ${STATE_WORDS[one.state].zh}`
      records.push({ what: { zh: '我的预约', en: 'My bookings' }, at: one.startsAt, text })
    }
    return records
  },
  erase: async (ctx, personId) => {
    const coming = (await bookingsOf(ctx.sql, ctx.tenant, personId, ctx.now)).filter(
      (one) => (one.state === 'booked' || one.state === 'waiting') && one.startsAt > ctx.now,
    )
    for (const seen of coming) {
      await lockSlots(ctx.sql, ctx.tenant, [seen.slotId])
      const booking = await findBooking(ctx.sql, ctx.tenant, seen.id)
      if (booking?.state !== 'booked' && booking?.state !== 'waiting') continue
      const { station } = await offeringWithStation(ctx, booking.offeringId)
      await release(ctx, booking, station.gridId, 'self')
    }
  },
}
