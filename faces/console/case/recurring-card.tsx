import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { CaseView } from '../../../modules/cases/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayAge } from '../../kit/case/deadline.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { Labelled } from '../parts/labelled.tsx'
import { StateTag } from '../parts/marks.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { CASE } from './words.ts'

type Recurrence = OutputOf<Queries['cases.recurrence']>

/** The third of a kind at one place: the list, and one case for what lies behind. Shown both ways. */
export function RecurringCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const { data } = useRead('cases.recurrence', { caseId: theCase.id })
  if (!data || (!data.isRecurring && [data.rootCause, data.openRoot, ...data.rooted].every((one) => one === null)))
    return null
  const count = data.occurrences.length
  return (
    <Card title={t(data.rooted.length > 0 ? CASE.rootCause : CASE.recurring)} className="c-no-print">
      {data.rooted.length > 0 ? (
        <>
          <p className="c-hint">{t(CASE.rooted)}</p>
          <KinList lines={data.rooted} />
        </>
      ) : null}
      {data.isRecurring && data.rooted.length === 0 ? (
        <>
          <p>{t(CASE.recurringLead, { count, nth: data.nth })}</p>
          <KinList lines={data.occurrences} ownId={theCase.id} />
        </>
      ) : null}
      {data.rootCause ? (
        <>
          <h4 className="c-legend">{t(CASE.rootCause)}</h4>
          <KinList lines={[data.rootCause]} />
        </>
      ) : null}
      {data.openRoot ? (
        <>
          <p>{t(CASE.openRootThere)}</p>
          <KinList lines={[data.openRoot]} />
          {data.mayOpen ? <JoinRoot theCase={theCase} number={data.openRoot.number} count={count} /> : null}
        </>
      ) : data.isRecurring && data.mayOpen && data.rootCause === null && data.rooted.length === 0 ? (
        <OpenRoot theCase={theCase} count={count} />
      ) : null}
    </Card>
  )
}

function KinList({ lines, ownId }: { lines: Recurrence['rooted']; ownId?: string }) {
  const { t, language } = useLanguage()
  const now = useNow()
  return (
    <ul className="c-similar">
      {lines.map((one) => (
        <li key={one.id}>
          {one.id === ownId ? (
            <strong>{t(CASE.thisIs)}</strong>
          ) : (
            <Link href={hrefOf(`/case/${one.id}`)}>{one.summary}</Link>
          )}
          <p className="c-hint">{[sayAge(one.reportedAt, language, now), one.number].join(' · ')}</p>
          <StateTag state={one.state} />
        </li>
      ))}
    </ul>
  )
}

/** The words of a new root-cause case, were there none. */
function useFirstWords(theCase: CaseView, count: number): string {
  const { t } = useLanguage()
  return t(CASE.rootCauseFirst, { place: theCase.gridName, category: theCase.categoryName ?? '', count })
}

/** One press: this one belongs to the root-cause case that is open already. */
function JoinRoot({ theCase, number, count }: { theCase: CaseView; number: string; count: number }) {
  const { t } = useLanguage()
  const act = useAct('cases.openRootCause')
  const first = useFirstWords(theCase, count)
  const join = async () => {
    const done = await act.run({ caseId: theCase.id, text: first, placeName: theCase.gridName })
    if (done) refresh('cases.')
  }
  return (
    <>
      <Problem error={act.error} />
      <Button loading={act.isBusy} onClick={join}>
        {t(CASE.joinRoot, { number })}
      </Button>
    </>
  )
}

function OpenRoot({ theCase, count }: { theCase: CaseView; count: number }) {
  const { t } = useLanguage()
  const act = useAct('cases.openRootCause')
  const first = useFirstWords(theCase, count)
  const [text, setText] = useState<string | null>(null)
  const open = async () => {
    const done = await act.run({ caseId: theCase.id, text: text ?? first, placeName: theCase.gridName })
    if (done) refresh('cases.')
  }
  if (text === null) return <Button onClick={() => setText(first)}>{t(CASE.openRootCause)}</Button>
  return (
    <div className="c-form">
      <Labelled label={t(CASE.rootCauseText)}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Labelled>
      <Problem error={act.error} />
      <Button type="primary" loading={act.isBusy} onClick={open}>
        {t(CASE.openRootCause)}
      </Button>
    </div>
  )
}
