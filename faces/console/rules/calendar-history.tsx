import type { ReactNode } from 'react'
import type { OpenCases } from '../../../modules/calendars/rules.ts'
import { isSame } from '../../../modules/calendars/rules.ts'
import { DAY_KIND_WORDS } from '../../../modules/calendars/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CHANGE, OPEN_CASES_WORDS } from './calendar-words.ts'
import { sayDate } from './day-runs.ts'

/** How many days of one publication are named. */
const NAMED = 8

/** What was published when, by which order, and what became of open cases. */
export function CalendarHistory() {
  const { t, language, list } = useLanguage()
  const { data, problem, again } = useRead('calendars.history', {})
  return (
    <Card title={t(CHANGE.history)}>
      <Problem error={problem} onAgain={again} />
      <ol className="c-history">
        {data?.sets.map(({ setId, changes, ...set }) => {
          const days = changes?.days ?? []
          const lines = [
            changes?.publishedThrough &&
              t(CHANGE.throughChanged, { date: sayDate(changes.publishedThrough, language) }),
            changes?.hasOtherHours && t(CHANGE.hours),
            ...(changes?.shortened ?? []).map((date) => t(CHANGE.shortChanged, { date: sayDate(date, language) })),
            ...days
              .slice(0, NAMED)
              .map(({ date, to }) =>
                [sayDate(date, language), to ? t(DAY_KIND_WORDS[to]) : null].filter(Boolean).join(' '),
              ),
            days.length > NAMED ? t(CHANGE.moreChanges, { count: days.length - NAMED }) : null,
          ].filter((line) => typeof line === 'string')
          const nothing = changes === null ? CHANGE.firstSet : isSame(changes) ? CHANGE.sameSet : null
          return (
            <PublicationLine key={setId} {...set}>
              {nothing ? t(nothing) : list(lines)}
            </PublicationLine>
          )
        })}
      </ol>
    </Card>
  )
}

type LineProps = {
  publishedAt: string
  byName?: string | null
  openCases: OpenCases
  note: string
  isCurrent: boolean
  children: ReactNode
}

/** One publication. */
export function PublicationLine({ publishedAt, byName, openCases, note, isCurrent, children }: LineProps) {
  const { t, moment } = useLanguage()
  return (
    <li>
      <strong>
        {[moment(publishedAt), byName].filter(Boolean).join(' · ')}
        {isCurrent ? ` · ${t(CHANGE.current)}` : ''}
      </strong>
      <div>{children}</div>
      <small className="c-hint">
        {t(CHANGE.openCases)}: {t(OPEN_CASES_WORDS[openCases])} · {note || t(CHANGE.noteMissing)}
      </small>
    </li>
  )
}
