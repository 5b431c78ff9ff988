import { useEffect, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OwnBooking } from '../../../modules/stations/contract.ts'
import { WHO_WORDS } from '../../../modules/stations/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { localParts, sayDay } from '../../../platform/pure/time.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import { useSession } from '../../kit/session.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { BookedPage } from './booked-page.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { byPart, nearDay, noonOf, sayShortDay, saySpanOf } from './times.ts'
import { BOOK, WEEKDAYS } from './words.ts'

export type Days = OutputOf<Queries['stations.days']>
type Day = Days['days'][number]
export type Slot = Day['slots'][number]

/** Days that stand there at once; the others after a tap. */
const FIRST_DAYS = 9
const FIRST_FOR_ELDERS = 6

/** One service: a day, then a time, then yes. */
export function OfferingPage({ offeringId }: { offeringId: string }) {
  const { t, pick } = useLanguage()
  const { data, error, reload } = useAsk('stations.days', { offeringId })
  const [date, setDate] = useState<string | null>(null)
  const [slot, setSlot] = useState<Slot | null>(null)
  const [made, setMade] = useState<OwnBooking | null>(null)
  const session = useSession()
  // Once somebody is signed in, the days show what is his.
  useEffect(() => {
    if (session.state === 'in') reload()
  }, [session.state, reload])
  if (made) return <BookedPage booking={made} />
  const chosen =
    data?.days.find((day) => day.date === date) ?? data?.days.find((day) => freeOn(day) > 0) ?? data?.days[0]
  return (
    <Screen
      title={data ? pick(data.offering.nameZh, data.offering.nameEn) : t(BOOK.title)}
      kicker={data ? pick(data.station.nameZh, data.station.nameEn) : undefined}
      onBack={() => go('book')}
    >
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data ? <About data={data} /> : null}
      {data && chosen ? (
        <>
          <DayStrip days={data.days} chosen={chosen.date} onChoose={setDate} />
          <Slots day={chosen} onChoose={setSlot} />
        </>
      ) : null}
      {data && slot ? (
        <ConfirmSheet
          data={data}
          slot={slot}
          onClose={() => {
            setSlot(null)
            reload()
          }}
          onBooked={setMade}
        />
      ) : null}
    </Screen>
  )
}

function About({ data: { offering, station } }: { data: Days }) {
  const { t, pick } = useLanguage()
  const note = pick(offering.noteZh, offering.noteEn)
  return (
    <div>
      <p className="k-soft">
        {station.placeName} · {t(BOOK.minutes, { minutes: offering.minutes })} ·{' '}
        {pick(offering.priceZh, offering.priceEn) || t(BOOK.free)}
        {offering.who === 'everyone' ? '' : ` · ${t(WHO_WORDS[offering.who])}`}
      </p>
      {note ? <p>{note}</p> : null}
    </div>
  )
}

function DayStrip({
  days,
  chosen,
  onChoose,
}: {
  days: readonly Day[]
  chosen: string
  onChoose: (date: string) => void
}) {
  const { t, language } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const first = useElder() ? FIRST_FOR_ELDERS : FIRST_DAYS
  const shown = isWhole ? days : days.filter((day, i) => i < first || day.date === chosen)
  const now = new Date()
  return (
    <section className="k-stack" aria-labelledby="day-title">
      <h2 id="day-title" className="k-small-title">
        {t(BOOK.chooseDay)}
      </h2>
      <ul className="b-days">
        {shown.map((day) => {
          const near = nearDay(day.date, now)
          const free = freeOn(day)
          return (
            <li key={day.date}>
              <button
                type="button"
                className="b-day"
                aria-pressed={day.date === chosen}
                data-none={free === 0 ? '' : undefined}
                onClick={() => onChoose(day.date)}
              >
                <strong>{near ? t(BOOK[near]) : t(WEEKDAYS[localParts(noonOf(day.date)).weekday])}</strong>
                <span>{sayShortDay(day.date, language)}</span>
                <small>
                  {free > 0 ? t(BOOK.dayFree, { count: free }) : t(day.slots.length > 0 ? BOOK.dayFull : BOOK.dayNone)}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
      {shown.length < days.length ? (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {t(BOOK.moreDays)}
        </Button>
      ) : null}
    </section>
  )
}

function Slots({ day, onChoose }: { day: Day; onChoose: (slot: Slot) => void }) {
  const { t, language } = useLanguage()
  const said = sayDay(noonOf(day.date), language, new Date())
  return (
    <section className="k-stack" aria-labelledby="slot-title">
      <h2 id="slot-title" className="k-small-title">
        {t(BOOK.chooseSlot, { day: said })}
      </h2>
      {day.closed ? (
        <Notice tone="warm">
          {day.closed.why === 'holiday' ? t(BOOK.holiday) : t(BOOK.closing, { reason: day.closed.reason })}
        </Notice>
      ) : day.slots.length === 0 ? (
        <p className="k-soft">{t(BOOK.noSlots)}</p>
      ) : null}
      {byPart(day.slots).map((part) => (
        <div key={part.key}>
          <h3 className="b-part">{t(BOOK[part.key])}</h3>
          <ul className="b-slots">
            {part.slots.map((slot) => (
              <li key={slot.startsAt}>
                <SlotButton slot={slot} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function SlotButton({ slot, onChoose }: { slot: Slot; onChoose: (slot: Slot) => void }) {
  const { t } = useLanguage()
  const state = slot.mine ?? (slot.free > 0 ? 'free' : 'full')
  return (
    <button
      type="button"
      className="b-slot"
      data-state={state}
      onClick={() => (slot.mine ? go('book/mine') : onChoose(slot))}
    >
      <strong>{saySpanOf(slot)}</strong>
      <small>{slotWords(slot, t)}</small>
    </button>
  )
}

function slotWords(slot: Slot, t: ReturnType<typeof useLanguage>['t']): string {
  if (slot.mine === 'booked') return t(BOOK.slotMine)
  if (slot.mine === 'waiting') return t(BOOK.slotWaiting)
  if (slot.free > 0) return slot.seats === 1 ? t(BOOK.slotFree) : t(BOOK.slotSeats, { free: slot.free })
  return slot.waiting > 0 ? t(BOOK.slotQueue, { count: slot.waiting }) : t(BOOK.slotFull)
}

function freeOn(day: Day): number {
  return day.slots.reduce((sum, slot) => sum + slot.free, 0)
}
