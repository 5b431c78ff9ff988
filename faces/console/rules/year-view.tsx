import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { DAY_KIND_WORDS } from '../../../modules/calendars/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { type Draft, kindIn, stepped, weeksOf } from './calendar-draft.ts'
import { CHANGE } from './calendar-words.ts'
import { sayDate } from './day-runs.ts'

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A year as twelve small months whose days are pressed. One stop of the Tab key; arrows move within it. */
export function YearView({ year, draft, onPress }: { year: number; draft: Draft; onPress: (date: string) => void }) {
  const { t } = useLanguage()
  const weekdays = t(CHANGE.weekdays).split(' ')
  const [at, setAt] = useState(`${year}-01-01`)
  const box = useRef<HTMLFieldSetElement>(null)
  const isMoved = useRef(false)
  const here = at.startsWith(`${year}-`) ? at : `${year}-01-01`
  useEffect(() => {
    if (!isMoved.current) return
    isMoved.current = false
    box.current?.querySelector<HTMLButtonElement>(`[data-date="${here}"]`)?.focus()
  }, [here])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    isMoved.current = true
    setAt(stepped(here, step))
  }
  return (
    <fieldset className="c-year" ref={box} onKeyDown={onKeyDown}>
      <legend className="k-offscreen">{t(CHANGE.yearOf, { year })}</legend>
      {MONTHS.map((month) => (
        <div key={month} className="c-month">
          <strong>{t(CHANGE.month, { month })}</strong>
          <div className="c-month-days c-month-heads" aria-hidden>
            {weekdays.map((day) => (
              <span key={day}>{day}</span>
            ))}
          </div>
          <div className="c-month-days">
            {weeksOf(year, month)
              .flat()
              .map((date, i) =>
                date ? (
                  <DayButton
                    key={date}
                    date={date}
                    draft={draft}
                    isStop={date === here}
                    onPress={() => {
                      setAt(date)
                      onPress(date)
                    }}
                  />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell before the first of the month.
                  <span key={i} />
                ),
              )}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

type DayProps = { date: string; draft: Draft; isStop: boolean; onPress: () => void }

function DayButton({ date, draft, isStop, onPress }: DayProps) {
  const { t, language } = useLanguage()
  const kind = kindIn(draft, date)
  const name = draft.days.find((day) => day.date === date)?.name
  const isShort = draft.dayWindows.some((one) => one.date === date)
  const said = [sayDate(date, language), t(DAY_KIND_WORDS[kind]), name, isShort ? t(CHANGE.shortDays) : '']
  return (
    <button
      type="button"
      className="c-date"
      data-date={date}
      data-kind={kind}
      data-short={isShort ? '' : undefined}
      tabIndex={isStop ? 0 : -1}
      aria-label={said.filter(Boolean).join(' · ')}
      title={name || undefined}
      onClick={onPress}
    >
      {Number(date.slice(8))}
    </button>
  )
}
