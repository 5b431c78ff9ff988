import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { compareCalendars, isSame } from '../../../modules/calendars/rules.ts'
import { WORDS as CALENDAR_WORDS, DAY_KIND_WORDS } from '../../../modules/calendars/words.ts'
import { sayHours } from '../../../modules/routing/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { wordFor } from '../../kit/said.ts'
import { useCommand } from '../../kit/use-command.ts'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { type Brush, type Draft, draftOf, faultsIn, kindIn, pressed, withYear } from './calendar-draft.ts'
import { CHANGE } from './calendar-words.ts'
import { sayDate } from './day-runs.ts'
import { ShortDayFields, WindowFields } from './hours-fields.tsx'
import { inDistrict } from './in-district.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { RULES } from './words.ts'
import { YearView } from './year-view.tsx'

type Current = OutputOf<Queries['calendars.current']>
type EditorProps = { current: Current; onDone: (published: 'freeze' | 'recompute' | null) => void }

/** The calendar in the hands of those who publish it: days, hours, next year; tried on open cases before it is published. */
export function CalendarEditor({ current, onDone }: EditorProps) {
  const voice = useLanguage()
  const { t } = voice
  const [draft, setDraft] = useState<Draft>(() => draftOf(current))
  const [brush, setBrush] = useState<Brush>({ off: 'rest', name: '', source: '' })
  const planned = Number(draft.publishedThrough.slice(0, 4))
  const thisYear = new Date().getFullYear()
  const [year, setYear] = useState(Math.min(thisYear, planned))
  const [begun, setBegun] = useState<{ year: number; isKnown: boolean } | null>(null)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [isPublishing, setPublishing] = useState(false)
  const { run, isBusy, error } = useCommand('calendars.publish', inDistrict)
  const lines = changesIn(current, draft, voice)
  const faults = faultLines(draft, voice)
  const years = [...new Set([thisYear - 1, thisYear, planned])].filter((one) => one <= planned).sort()

  const begin = async (next: number) => {
    try {
      const plan = await api.ask('calendars.yearPlan', { year: next })
      setDraft(withYear(draft, next, plan.days))
      setBegun({ year: next, isKnown: plan.isKnown })
      setYear(next)
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setProblem(reason)
    }
  }
  const publish = async (how: { openCases: 'freeze' | 'recompute'; note: string }) => {
    if (!(await run({ ...draft, ...how }))) return
    await refresh('calendars.', 'cases.')
    onDone(how.openCases)
  }

  return (
    <Card
      title={t(RULES.calendar)}
      tools={
        <>
          <Button onClick={() => onDone(null)}>{t(CHANGE.stop)}</Button>
          <Button type="primary" disabled={lines.length === 0 || faults.length > 0} onClick={() => setPublishing(true)}>
            {t(CHANGE.publish)}
          </Button>
        </>
      }
    >
      <p className="c-hint">{t(CHANGE.howTo)}</p>
      <div className="c-brush">
        <Choice
          label={t(CHANGE.asWhat)}
          options={(['rest', 'holiday'] as const).map((value) => ({ value, label: t(DAY_KIND_WORDS[value]) }))}
          value={brush.off}
          onChoose={(off) => setBrush({ ...brush, off })}
        />
        <Labelled label={t(CHANGE.nameNew)} hint={t(CHANGE.nameHint)}>
          {(control) => (
            <Input
              {...control}
              maxLength={40}
              value={brush.name}
              onChange={(event) => setBrush({ ...brush, name: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t(CHANGE.sourceNew)} hint={t(CHANGE.sourceHint)}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={brush.source}
              onChange={(event) => setBrush({ ...brush, source: event.target.value })}
            />
          )}
        </Labelled>
      </div>
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(RULES.days)}</legend>
        {years.map((one) => (
          <button key={one} type="button" className="c-pill" aria-pressed={one === year} onClick={() => setYear(one)}>
            {t(RULES.year, { year: one })}
          </button>
        ))}
        <Button onClick={() => begin(planned + 1)}>{t(CHANGE.startYear, { year: planned + 1 })}</Button>
      </fieldset>
      <Problem error={problem} />
      {begun ? (
        <Note tone={begun.isKnown ? 'info' : 'warning'} isNews>
          {t(begun.isKnown ? CHANGE.startKnown : CHANGE.startUnknown, { year: begun.year })}
        </Note>
      ) : null}
      <YearView year={year} draft={draft} onPress={(date) => setDraft(pressed(draft, date, brush))} />
      <h3>{t(CHANGE.hours)}</h3>
      <WindowFields windows={draft.windows} onChange={(windows) => setDraft({ ...draft, windows })} />
      <h3>{t(CHANGE.shortDays)}</h3>
      <p className="c-hint">{t(CHANGE.shortHint)}</p>
      <ShortDayFields draft={draft} onChange={setDraft} />
      {faults.length > 0 ? (
        <Note tone="error" isNews title={t(CHANGE.faults)}>
          <ul className="c-changes">
            {faults.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      <h3>{t(CHANGE.changes)}</h3>
      <ul className="c-changes" aria-live="polite">
        {lines.length === 0 ? <li className="c-hint">{t(CHANGE.unchanged)}</li> : null}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isPublishing ? (
        <PublishDialog
          title={t(RULES.calendar)}
          changes={lines}
          tried={{ calendar: draft }}
          onClose={() => setPublishing(false)}
          onPublish={publish}
          isBusy={isBusy}
          error={error}
        />
      ) : null}
    </Card>
  )
}

type Voice = Pick<ReturnType<typeof useLanguage>, 't' | 'language'>

/** What is changed, in lines. */
function changesIn(before: Draft, after: Draft, { t, language }: Voice): string[] {
  const changes = compareCalendars(before, after)
  if (isSame(changes)) return []
  const kindOf = (of: Draft, date: string) => t(DAY_KIND_WORDS[kindIn(of, date)])
  return [
    ...(changes.publishedThrough
      ? [t(CHANGE.throughChanged, { date: sayDate(changes.publishedThrough, language) })]
      : []),
    ...(changes.hasOtherHours ? [t(CHANGE.hoursChanged, { windows: after.windows.map(sayHours).join(' · ') })] : []),
    ...changes.shortened.map((date) => t(CHANGE.shortChanged, { date: sayDate(date, language) })),
    ...changes.days.map(({ date }) =>
      t(CHANGE.dayChanged, {
        date: sayDate(date, language),
        from: kindOf(before, date),
        to: [kindOf(after, date), after.days.find((day) => day.date === date)?.name].filter(Boolean).join(' '),
      }),
    ),
  ]
}

/** What keeps it from being published, in the words with which it would be refused. */
function faultLines(of: Draft, { t }: Voice): string[] {
  const { defects, emptyYear, twice } = faultsIn(of)
  return [
    ...defects.flatMap(({ kind, where }) => {
      const word = wordFor(CALENDAR_WORDS, `calendar.${kind}`)
      return word ? [t(word, { where })] : []
    }),
    ...(emptyYear ? [t(CALENDAR_WORDS['calendar.year_without_holidays'], { year: emptyYear })] : []),
    ...(twice ? [t(CALENDAR_WORDS['calendar.date_twice'], { date: twice })] : []),
  ]
}
