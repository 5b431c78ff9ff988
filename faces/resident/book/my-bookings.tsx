import { useState } from 'react'
import type { OwnBooking } from '../../../modules/stations/contract.ts'
import { ENDED_BY_WORDS, STATE_WORDS } from '../../../modules/stations/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { api } from '../../kit/api.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useSession } from '../../kit/session.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { saveCalendarFile } from './calendar-file.ts'
import { saySpanOf } from './times.ts'
import { BOOK } from './words.ts'

/** One's own bookings, the next first, with what can still be done about them. */
export function MyBookings() {
  const { t } = useLanguage()
  const session = useSession()
  return (
    <Screen title={t(BOOK.mine)} onBack={() => go('book')}>
      {session.state === 'unknown' ? <Loading /> : null}
      {session.state === 'out' ? (
        <CodeSignIn tenantOf={api.tenant}>
          <p className="k-soft">{t(BOOK.signInText)}</p>
        </CodeSignIn>
      ) : null}
      {session.state === 'in' ? <Lists /> : null}
    </Screen>
  )
}

function Lists() {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('stations.mine', {})
  const [leaving, setLeaving] = useState<OwnBooking | null>(null)
  const [isGone, setGone] = useState(false)
  return (
    <>
      {isGone ? (
        <Notice tone="good" isNews>
          {t(BOOK.cancelled)}
        </Notice>
      ) : null}
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.coming.length === 0 ? (
        <div className="k-card k-stack k-center">
          <p>{t(BOOK.noBookings)}</p>
          <LinkButton look="main" href="#/book">
            {t(BOOK.noBookingsAct)}
          </LinkButton>
        </div>
      ) : null}
      {data?.coming.map((one) => (
        <Coming key={one.id} booking={one} onLeave={() => setLeaving(one)} />
      ))}
      {data && data.past.length > 0 ? (
        <details className="r-more">
          <summary>{t(BOOK.past)}</summary>
          <ul className="k-rows">
            {data.past.map((one) => (
              <Past key={one.id} booking={one} />
            ))}
          </ul>
        </details>
      ) : null}
      {leaving ? (
        <LeaveSheet
          booking={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null)
            setGone(true)
            reload()
          }}
        />
      ) : null}
    </>
  )
}

function useSaid(booking: OwnBooking) {
  const { pick, language } = useLanguage()
  return {
    name: pick(booking.nameZh, booking.nameEn),
    when: `${sayDay(new Date(booking.startsAt), language, new Date())} ${saySpanOf(booking)}`,
    where: `${pick(booking.stationNameZh, booking.stationNameEn)} · ${booking.placeName}`,
  }
}

function Coming({ booking, onLeave }: { booking: OwnBooking; onLeave: () => void }) {
  const { t } = useLanguage()
  const { name, when, where } = useSaid(booking)
  const isWaiting = booking.state === 'waiting'
  const canLeave = Date.parse(booking.cancelUntil) > Date.now()
  return (
    <section className="k-card k-stack" aria-label={`${name} ${when}`}>
      <div>
        <span className="k-tag" data-done={isWaiting ? undefined : ''}>
          {isWaiting
            ? t(BOOK.position, { position: booking.position })
            : t(booking.isPromoted ? BOOK.promoted : STATE_WORDS.booked)}
        </span>
        <h2 className="b-when">{when}</h2>
        <p>
          <strong>{name}</strong>
        </p>
        <p className="k-soft">{where}</p>
      </div>
      {canLeave ? null : <p className="k-soft">{t(BOOK.tooLate)}</p>}
      <div className="b-acts">
        {isWaiting ? null : (
          <Button icon="book" onPress={() => saveCalendarFile({ ...booking, title: name, place: where })}>
            {t(BOOK.toCalendar)}
          </Button>
        )}
        {canLeave ? (
          <Button look="quiet" onPress={onLeave}>
            {t(isWaiting ? BOOK.leave : BOOK.cancel)}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function Past({ booking }: { booking: OwnBooking }) {
  const { t } = useLanguage()
  const { name, when } = useSaid(booking)
  const said =
    booking.state === 'cancelled' && booking.endedBy ? ENDED_BY_WORDS[booking.endedBy] : STATE_WORDS[booking.state]
  return (
    <li className="k-row">
      <span>
        <strong>{name}</strong>
        <small>
          {when} · {t(said)}
        </small>
      </span>
    </li>
  )
}

function LeaveSheet({ booking, onClose, onDone }: { booking: OwnBooking; onClose: () => void; onDone: () => void }) {
  const { t } = useLanguage()
  const act = useCommand('stations.cancel')
  const { name, when } = useSaid(booking)
  const isWaiting = booking.state === 'waiting'
  return (
    <Sheet title={t(isWaiting ? BOOK.leaveSure : BOOK.cancelSure)} onClose={onClose}>
      <div className="k-stack">
        <p>
          <strong>{name}</strong>
          <br />
          {when}
        </p>
        {isWaiting ? null : <p className="k-soft">{t(BOOK.cancelText)}</p>}
        <ErrorNotice error={act.error} />
        <Button
          look="danger"
          isWide
          isBusy={act.isBusy}
          onPress={async () => {
            if (await act.run({ bookingId: booking.id })) onDone()
          }}
        >
          {t(isWaiting ? BOOK.leaveYes : BOOK.cancelYes)}
        </Button>
      </div>
    </Sheet>
  )
}
