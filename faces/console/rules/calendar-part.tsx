import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OpenCases } from '../../../modules/calendars/rules.ts'
import { WORDS as CALENDAR_WORDS, DAY_KIND_WORDS } from '../../../modules/calendars/words.ts'
import { sayHours } from '../../../modules/routing/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import { CalendarHistory } from './calendar-history.tsx'
import { CHANGE } from './calendar-words.ts'
import { type DayRun, runsOf, sayDate, sayRun, yearsOf } from './day-runs.ts'
import { useMayPublish } from './in-district.ts'
import { RULES } from './words.ts'

/** The working calendar, with what was published when; those who may publish it change it here. */
export function CalendarPart() {
  const { t } = useLanguage()
  const mayPublish = useMayPublish()
  const { data, problem, again } = useRead('calendars.current', {})
  const [isEditing, setEditing] = useState(false)
  const [published, setPublished] = useState<OpenCases | null>(null)
  if (problem) return <Problem error={problem} onAgain={again} />
  if (!data) return <Pending lines={6} />
  const edit = () => {
    setPublished(null)
    setEditing(true)
  }
  const done = (how: OpenCases | null) => {
    setPublished(how)
    setEditing(false)
  }
  return (
    <>
      {published ? (
        <Note tone="success" isNews>
          {t(published === 'recompute' ? CHANGE.publishedAnew : CHANGE.published)}
        </Note>
      ) : null}
      {isEditing ? (
        <CalendarEditor current={data} onDone={done} />
      ) : (
        <CalendarCard data={data} onEdit={mayPublish ? edit : undefined} />
      )}
      <CalendarHistory />
    </>
  )
}

type CardProps = { data: OutputOf<Queries['calendars.current']>; onEdit?: () => void }

/** Hours, holidays and make-up days, and a warning when the coming year is missing. */
function CalendarCard({ data, onEdit }: CardProps) {
  const { t, list, language } = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const years = yearsOf(data.days)
  const year = chosen ?? years.at(-1) ?? ''
  const runs = runsOf(data.days.filter((day) => day.date.startsWith(year)))
  return (
    <Card title={t(RULES.calendar)} tools={onEdit ? <Button onClick={onEdit}>{t(CHANGE.edit)}</Button> : undefined}>
      {data.isNextYearMissing ? <Note tone="warning">{t(CALENDAR_WORDS['calendar.next_year_missing'])}</Note> : null}
      <p>{t(RULES.publishedThrough, { date: sayDate(data.publishedThrough, language) })}</p>
      <p>{t(RULES.hours, { windows: list(data.windows.map(sayHours)) })}</p>
      {data.dayWindows.map((one) => (
        <p key={one.date}>
          {sayDate(one.date, language)} · {list(one.windows.map(sayHours))}
        </p>
      ))}
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(RULES.days)}</legend>
        {years.map((one) => (
          <button key={one} type="button" className="c-pill" aria-pressed={one === year} onClick={() => setChosen(one)}>
            {t(RULES.year, { year: one })}
          </button>
        ))}
      </fieldset>
      {runs.length === 0 ? <p className="c-hint">{t(RULES.noDays)}</p> : <RunTable runs={runs} />}
    </Card>
  )
}

function RunTable({ runs }: { runs: readonly DayRun[] }) {
  const { t, language } = useLanguage()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(RULES.days)}</th>
          <th scope="col">{t(RULES.dayName)}</th>
          <th scope="col">{t(RULES.dayKind)}</th>
          <th scope="col">{t(RULES.source)}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.from}>
            <th scope="row" className="c-number">
              {sayRun(run, language)}
              {run.count > 1 ? <small className="c-hint"> {t(RULES.dayCount, { count: run.count })}</small> : null}
            </th>
            <td>{run.name || t(RULES.nameMissing)}</td>
            <td>
              <span className="c-day" data-kind={run.kind}>
                {t(DAY_KIND_WORDS[run.kind])}
              </span>
            </td>
            <td className="c-hint">{run.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
