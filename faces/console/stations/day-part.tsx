import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { STATE_WORDS } from '../../../modules/stations/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { localDate, localParts, sayDay } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { BookForDialog } from './book-for-dialog.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import type { KeptStation } from './stations-page.tsx'
import { STATIONS } from './words.ts'

type Sheet = OutputOf<Queries['stations.daySheet']>
export type SheetOffering = Sheet['offerings'][number]
export type SheetSlot = SheetOffering['slots'][number]
export type SheetBooking = SheetSlot['bookings'][number]

/** How often a sheet that lies open asks again: others book meanwhile. */
const EVERY_MILLIS = 30_000

/** The sheet of one day at the counter. */
export function DayPart({ station, today }: { station: KeptStation; today: string }) {
  const { t, language, pick } = useLanguage()
  const [date, setDate] = useState(today)
  const [said, setSaid] = useState<string | null>(null)
  const read = useRead('stations.daySheet', { stationId: station.id, date }, { everyMillis: EVERY_MILLIS })
  const step = (days: number) => {
    setSaid(null)
    setDate(localDate(new Date(Date.parse(`${date}T12:00:00+08:00`) + days * 86_400_000)))
  }
  const title = sayDay(new Date(`${date}T12:00:00+08:00`), language, new Date(`${today}T12:00:00+08:00`))
  return (
    <>
      <div className="c-tools c-day-bar c-no-print">
        <Button onClick={() => step(-1)}>{t(STATIONS.before)}</Button>
        <Labelled label={<span className="k-offscreen">{t(STATIONS.date)}</span>}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={date}
              onChange={(event) => {
                if (event.target.value !== '') setDate(event.target.value)
              }}
            />
          )}
        </Labelled>
        <Button onClick={() => step(1)}>{t(STATIONS.after)}</Button>
        {date === today ? null : <Button onClick={() => setDate(today)}>{t(STATIONS.toToday)}</Button>}
        <Button onClick={() => print()}>{t(STATIONS.print)}</Button>
      </div>
      <h2 className="c-day-title">
        {title} <small className="c-print-only">{pick(station.nameZh, station.nameEn)}</small>
      </h2>
      <Awaiting read={read} lines={8} />
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {read.data?.closed ? (
        <Note tone="warning">
          {read.data.closed.why === 'holiday'
            ? t(STATIONS.holidayDay)
            : t(STATIONS.closedDay, { reason: read.data.closed.reason })}
        </Note>
      ) : null}
      {read.data?.offerings.length === 0 ? <Empty title={t(STATIONS.noOfferings)} /> : null}
      {read.data?.offerings.map((offering) => (
        <OfferingCard key={offering.id} offering={offering} isToday={date === today} onSaid={setSaid} />
      ))}
    </>
  )
}

type OfferingCardProps = { offering: SheetOffering; isToday: boolean; onSaid: (said: string | null) => void }

function OfferingCard({ offering, isToday, onSaid }: OfferingCardProps) {
  const { t, pick } = useLanguage()
  const [bookedAt, setBookedAt] = useState<SheetSlot | null>(null)
  const [leaving, setLeaving] = useState<{ booking: SheetBooking; time: string } | null>(null)
  const mark = useAct('stations.mark')
  const name = pick(offering.nameZh, offering.nameEn)
  const markAs = async (booking: SheetBooking, as: 'kept' | 'missed' | 'booked') => {
    onSaid(null)
    await mark.run({ bookingId: booking.id, as })
    refresh('stations.')
  }
  return (
    <Card title={name} tools={<WalkIns offering={offering} name={name} isToday={isToday} />}>
      <Problem error={mark.error} />
      {offering.slots.length === 0 ? <p className="c-hint">{t(STATIONS.noSlots)}</p> : null}
      {offering.slots.length > 0 ? (
        <table className="c-table c-sheet-table">
          <thead>
            <tr>
              <th scope="col">{t(STATIONS.time)}</th>
              <th scope="col">{t(STATIONS.person)}</th>
            </tr>
          </thead>
          <tbody>
            {offering.slots.map((slot) => {
              const time = timeOf(slot)
              const there = slot.bookings.filter((one) => one.state !== 'cancelled')
              const free = slot.seats - there.filter((one) => one.state !== 'waiting').length
              const hasBegun = Date.parse(slot.startsAt) <= Date.now()
              return (
                <tr key={slot.startsAt}>
                  <th scope="row">{time}</th>
                  <td>
                    <ul className="c-sheet-people">
                      {there.map((booking) => (
                        <li key={booking.id}>
                          <Who booking={booking} />
                          <Acts
                            booking={booking}
                            time={time}
                            isToday={isToday}
                            hasBegun={hasBegun}
                            onMark={(as) => markAs(booking, as)}
                            onCancel={() => setLeaving({ booking, time })}
                          />
                        </li>
                      ))}
                      {hasBegun ? null : (
                        <li>
                          <span className="c-hint">
                            {free === 0
                              ? ''
                              : slot.seats === 1
                                ? t(STATIONS.free)
                                : t(STATIONS.freeSeats, { count: free })}
                          </span>
                          <span className="c-tools c-no-print">
                            <Button
                              size="small"
                              aria-label={t(STATIONS.bookForAt, { time: `${name} ${time}` })}
                              onClick={() => setBookedAt(slot)}
                            >
                              {t(free > 0 ? STATIONS.bookFor : STATIONS.queueUp)}
                            </Button>
                          </span>
                        </li>
                      )}
                    </ul>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      ) : null}
      {bookedAt ? (
        <BookForDialog
          offeringId={offering.id}
          slot={bookedAt}
          time={`${name} ${timeOf(bookedAt)}`}
          onClose={() => setBookedAt(null)}
          onDone={(done) => {
            setBookedAt(null)
            onSaid(done)
          }}
        />
      ) : null}
      {leaving ? <CancelDialog {...leaving} onClose={() => setLeaving(null)} /> : null}
    </Card>
  )
}

function Who({ booking }: { booking: SheetBooking }) {
  const { t } = useLanguage()
  const notes = [
    booking.state === 'waiting'
      ? t(STATIONS.queue, { position: booking.position })
      : booking.state === 'booked'
        ? null
        : t(STATE_WORDS[booking.state]),
    booking.saysWorker ? t(STATIONS.saysWorker) : null,
    booking.isByStaff ? t(STATIONS.byStaff) : null,
  ].filter(Boolean)
  return (
    <span data-state={booking.state} className="c-sheet-who">
      <strong>{booking.name}</strong> {booking.phoneMasked}
      {notes.length > 0 ? <small className="c-hint"> · {notes.join(' · ')}</small> : null}
    </span>
  )
}

type ActsProps = {
  booking: SheetBooking
  time: string
  isToday: boolean
  hasBegun: boolean
  onMark: (as: 'kept' | 'missed' | 'booked') => void
  onCancel: () => void
}

/** What the counter can do about one booking now. */
function Acts({ booking, time, isToday, hasBegun, onMark, onCancel }: ActsProps) {
  const { t } = useLanguage()
  const label = (act: keyof typeof STATIONS) => t(STATIONS.actOn, { act: t(STATIONS[act]), name: booking.name, time })
  const act = (key: 'came' | 'missed' | 'unmark' | 'cancel', run: () => void) => (
    <Button size="small" aria-label={label(key)} onClick={run}>
      {t(STATIONS[key])}
    </Button>
  )
  const { state } = booking
  return (
    <span className="c-tools c-no-print">
      {state === 'booked' && (isToday || hasBegun) ? act('came', () => onMark('kept')) : null}
      {state === 'booked' && hasBegun ? act('missed', () => onMark('missed')) : null}
      {state === 'kept' || state === 'missed' ? act('unmark', () => onMark('booked')) : null}
      {(state === 'booked' || state === 'waiting') && !hasBegun ? act('cancel', onCancel) : null}
    </span>
  )
}

/** One tap for each who came without a booking; the last can be taken back. */
function WalkIns({ offering, name, isToday }: { offering: SheetOffering; name: string; isToday: boolean }) {
  const { t } = useLanguage()
  const count = useAct('stations.countVisit')
  const undo = useAct('stations.uncountVisit')
  return (
    <div className="c-tools c-walk-ins">
      <Problem error={count.error ?? undo.error} />
      <span aria-live="polite">
        {t(STATIONS.walkIns)} <strong>{t(STATIONS.people, { count: offering.walkIns })}</strong>
      </span>
      {isToday ? (
        <>
          <Button
            className="c-no-print"
            type="primary"
            aria-label={t(STATIONS.plusOneOf, { name })}
            onClick={async () => {
              if (await count.run({ offeringId: offering.id })) refresh('stations.')
            }}
          >
            {t(STATIONS.plusOne)}
          </Button>
          {offering.canUndo ? (
            <Button
              className="c-no-print"
              aria-label={t(STATIONS.undoOf, { name })}
              onClick={async () => {
                await undo.run({ offeringId: offering.id })
                refresh('stations.')
              }}
            >
              {t(STATIONS.undo)}
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

function timeOf(slot: SheetSlot): string {
  const [from, to] = [slot.startsAt, slot.endsAt].map((at) => {
    const { minutes } = localParts(new Date(at))
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  })
  return `${from}–${to}`
}
