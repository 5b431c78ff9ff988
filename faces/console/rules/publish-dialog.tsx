import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OpenCases } from '../../../modules/calendars/rules.ts'
import { CLOCK_WORDS } from '../../../modules/cases/words.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CHANGE, OPEN_CASES_MEAN, OPEN_CASES_WORDS } from './calendar-words.ts'

type PublishProps = {
  title: string
  /** What is changed, in lines. */
  changes: readonly ReactNode[]
  tried: InputOf<Queries['cases.tryDeadlines']>
  onClose: () => void
  onPublish: (how: { openCases: OpenCases; note: string }) => void
  isBusy: boolean
  error: ApiError | null
}

/** How many changes are named one by one. */
const NAMED = 12

/** What is changed, what would move by it, what becomes of open cases, and by which order: then it is published. */
export function PublishDialog({ title, changes, tried, onClose, onPublish, isBusy, error }: PublishProps) {
  const { t } = useLanguage()
  const { data, problem, again } = useRead('cases.tryDeadlines', tried, { freshMillis: 0 })
  const [openCases, setOpenCases] = useState<OpenCases>('freeze')
  const [note, setNote] = useState('')
  return (
    <Dialog
      title={title}
      width={760}
      onClose={onClose}
      submit={{ label: t(CHANGE.confirm), onSubmit: () => onPublish({ openCases, note }), isBusy }}
      error={error}
    >
      <section>
        <h3>{t(CHANGE.changes)}</h3>
        <ul className="c-changes">
          {changes.slice(0, NAMED).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity.
            <li key={i}>{line}</li>
          ))}
          {changes.length > NAMED ? <li>{t(CHANGE.moreChanges, { count: changes.length - NAMED })}</li> : null}
        </ul>
      </section>
      <section aria-live="polite">
        <h3>{t(CHANGE.tryTitle)}</h3>
        <Problem error={problem} onAgain={again} />
        {data ? <Tried tried={data} /> : problem ? null : <Pending lines={4} />}
      </section>
      <Choice
        label={t(CHANGE.openCases)}
        options={keysOf(OPEN_CASES_WORDS).map((value) => ({ value, label: t(OPEN_CASES_WORDS[value]) }))}
        value={openCases}
        onChoose={setOpenCases}
      />
      <p className="c-hint">{t(OPEN_CASES_MEAN[openCases])}</p>
      <Labelled label={t(CHANGE.note)} hint={t(CHANGE.noteHint)} isOptional>
        {(control) => (
          <Input {...control} value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
        )}
      </Labelled>
      <p className="c-hint">{t(CHANGE.district)}</p>
    </Dialog>
  )
}

type TriedProps = { tried: OutputOf<Queries['cases.tryDeadlines']> }

function Tried({ tried: { looked, isComplete, sums, moved } }: TriedProps) {
  const { t, moment } = useLanguage()
  const also = (['becomeLate', 'noLongerLate', 'promises', 'estimates'] as const).filter((key) => sums[key] > 0)
  return (
    <>
      <p className="c-hint">
        {t(isComplete ? CHANGE.looked : CHANGE.notAll, { count: looked })} {t(CHANGE.otherStreets)}
      </p>
      <p>
        <strong>{t(sums.clocks === 0 ? CHANGE.nothingMoves : CHANGE.moves, sums)}</strong>
      </p>
      {also.length > 0 ? (
        <ul className="c-changes">
          {also.map((key) => (
            <li key={key}>{t(CHANGE[key], { count: sums[key] })}</li>
          ))}
        </ul>
      ) : null}
      {moved.length < sums.clocks ? <p className="c-hint">{t(CHANGE.listed, { count: moved.length })}</p> : null}
      {moved.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by the keyboard.
        <section className="c-moved" tabIndex={0} aria-label={t(CHANGE.tryTitle)}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{t(CHANGE.caseOf)}</th>
                <th scope="col">{t(CHANGE.clock)}</th>
                <th scope="col">{t(CHANGE.now)}</th>
                <th scope="col">{t(CHANGE.afterwards)}</th>
              </tr>
            </thead>
            <tbody>
              {moved.map((one) => (
                <tr key={`${one.caseId}${one.clock}`}>
                  <th scope="row">
                    <span className="c-number">{one.number}</span> {one.summary}
                    <small className="c-hint"> {one.gridName}</small>
                  </th>
                  <td data-title={t(CHANGE.clock)}>{t(CLOCK_WORDS[one.clock])}</td>
                  <td data-title={t(CHANGE.now)}>{moment(one.from)}</td>
                  <td data-title={t(CHANGE.afterwards)}>
                    {moment(one.to)}
                    {one.isLate && !one.wasLate ? <small className="c-fault"> {t(CHANGE.lateThen)}</small> : null}
                    {one.wasLate && !one.isLate ? <small className="c-hint"> {t(CHANGE.lateNoMore)}</small> : null}
                    {one.movesPromise ? <small className="c-hint"> {t(CHANGE.toldTo)}</small> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  )
}
