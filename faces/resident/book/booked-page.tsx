import type { OwnBooking } from '../../../modules/stations/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { saveCalendarFile } from './calendar-file.ts'
import { saySpanOf } from './times.ts'
import { BOOK } from './words.ts'

/** It is booked, or one is in the queue: when, where, and what one can do now. */
export function BookedPage({ booking }: { booking: OwnBooking }) {
  const { t, pick, language, moment } = useLanguage()
  const isWaiting = booking.state === 'waiting'
  const name = pick(booking.nameZh, booking.nameEn)
  const where = `${pick(booking.stationNameZh, booking.stationNameEn)} · ${booking.placeName}`
  return (
    <Screen
      title={t(isWaiting ? BOOK.queued : BOOK.booked)}
      onBack={() => go('book')}
      action={
        <LinkButton look="main" isWide href="#/book/mine">
          {t(BOOK.toMine)}
        </LinkButton>
      }
    >
      {isWaiting ? (
        <Notice tone="info" isNews>
          <strong>{t(BOOK.position, { position: booking.position })}</strong>
          <br />
          {t(BOOK.queuedText)}
        </Notice>
      ) : null}
      <div className="k-card">
        <Facts
          rows={[
            { label: t(BOOK.what), value: name },
            {
              label: t(BOOK.when),
              value: `${sayDay(new Date(booking.startsAt), language, new Date())} ${saySpanOf(booking)}`,
            },
            { label: t(BOOK.where), value: where },
            {
              label: t(BOOK.cancelBy),
              value:
                booking.cancelUntil === booking.startsAt
                  ? t(BOOK.cancelByStart)
                  : t(BOOK.cancelByAt, { at: moment(booking.cancelUntil) }),
            },
          ]}
        />
      </div>
      {isWaiting ? null : (
        <Button icon="book" isWide onPress={() => saveCalendarFile({ ...booking, title: name, place: where })}>
          {t(BOOK.toCalendar)}
        </Button>
      )}
      <LinkButton look="quiet" isWide href="#/book">
        {t(BOOK.another)}
      </LinkButton>
    </Screen>
  )
}
