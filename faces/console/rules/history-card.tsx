import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { inDistrict, useMayPublish } from './in-district.ts'
import { ROUTING } from './routing-words.ts'
import { RuleDifferences, sayChanges } from './rule-differences.tsx'

type Publication = OutputOf<Queries['routing.history']>['sets'][number]

/** Who published what and when; those who may publish put an earlier set back. */
export function HistoryCard() {
  const speech = useLanguage()
  const { t, moment, list } = speech
  const mayPublish = useMayPublish()
  const { data, isPending, problem, again } = useRead('routing.history', {})
  const [chosen, setChosen] = useState<Publication | null>(null)
  const [isDone, setDone] = useState(false)
  const what = (one: Publication) => {
    if (one.rolledBackTo) return t(ROUTING.back, { when: moment(one.rolledBackTo.publishedAt) })
    return one.changes ? sayChanges(one.changes, speech) : t(ROUTING.first, { count: one.count })
  }
  return (
    <Card title={t(ROUTING.history)}>
      {isPending && !problem ? <Pending /> : null}
      <Problem error={problem} onAgain={again} />
      {isDone ? (
        <Note tone="success" isNews>
          {t(ROUTING.putBackDone)}
        </Note>
      ) : null}
      <ul className="c-differences">
        {data?.sets.map((one) => (
          <li key={one.setId}>
            <div>
              <strong>{moment(one.publishedAt)}</strong>{' '}
              {one.isCurrent ? <span className="c-difference">{t(ROUTING.current)}</span> : null}
              <p>{what(one)}</p>
              <p className="c-hint">
                {list([
                  one.byName === null ? t(ROUTING.bySystem) : t(ROUTING.by, { name: one.byName }),
                  t(ROUTING.count, { count: one.count }),
                ])}
              </p>
            </div>
            {!one.isCurrent && mayPublish ? (
              <Button
                size="small"
                aria-label={t(ROUTING.putBackOne, { when: moment(one.publishedAt) })}
                onClick={() => setChosen(one)}
              >
                {t(ROUTING.putBack)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? (
        <PutBackDialog publication={chosen} onDone={() => setDone(true)} onClose={() => setChosen(null)} />
      ) : null}
    </Card>
  )
}

type PutBackDialogProps = { publication: Publication; onDone: () => void; onClose: () => void }

/** What would change if an earlier set came back, before it does. */
function PutBackDialog({ publication: { setId, publishedAt }, onDone, onClose }: PutBackDialogProps) {
  const { t, moment } = useLanguage()
  const act = useAct('routing.rollBack', inDistrict)
  const inForce = useRead('routing.rules', {})
  const earlier = useRead('routing.rules', { setId })
  const putBack = async () => {
    if (!(await act.run({ setId }))) return
    onDone()
    onClose()
    await refresh('routing.')
  }
  return (
    <Dialog
      title={t(ROUTING.putBackTitle)}
      onClose={onClose}
      submit={{ label: t(ROUTING.putBack), onSubmit: putBack, isBusy: act.isBusy }}
      error={act.error}
      width={720}
    >
      <p>{t(ROUTING.putBackLead, { when: moment(publishedAt) })}</p>
      <Problem error={earlier.problem} onAgain={earlier.again} />
      {inForce.data && earlier.data ? (
        <RuleDifferences before={inForce.data.rules} after={earlier.data.rules} />
      ) : (
        <Pending />
      )}
    </Dialog>
  )
}
