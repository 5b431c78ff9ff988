import type { CaseView } from '../../../modules/cases/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { type HandOverStep, handOvers } from '../../kit/case/hand-overs.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { Card } from '../parts/page.tsx'
import { TRANSFER } from './words.ts'

/** With whom each hand-over lies: received or not, done or not, and by when. */
export function HandOversCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const rows = handOvers(theCase)
  if (rows.length === 0) return null
  return (
    <Card title={t(TRANSFER.handOvers)}>
      <dl className="c-facts-list">
        {rows.map((row) => (
          <div key={row.key}>
            <dt>{row.name ?? t(TRANSFER.ourOwner)}</dt>
            <dd>
              {row.task ? <p className="c-hint">{row.task}</p> : null}
              <Step step={row.received} yes={TRANSFER.received} no={TRANSFER.notReceived} />
              <Step step={row.done} yes={TRANSFER.done} no={TRANSFER.notDone} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Step({ step, yes, no }: { step: HandOverStep; yes: Word; no: Word }) {
  const { t, moment } = useLanguage()
  const now = useNow()
  if (step.at)
    return (
      <p>
        {t(yes)} <span className="c-hint">{moment(step.at)}</span>
      </p>
    )
  const isLate = step.dueAt !== null && new Date(step.dueAt) < now
  return (
    <p className={isLate ? 'c-warm' : undefined}>
      {t(no)} {step.dueAt ? <span className="c-hint">{t(TRANSFER.by, { when: step.dueAt })}</span> : null}
    </p>
  )
}
