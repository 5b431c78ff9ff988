import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { ANSWERS } from './words.ts'

type Kept = OutputOf<Queries['intake.knownAnswers']>['answers'][number]
type AnswerRowProps = { answer: Kept; isFromAbove: boolean; onEdit: () => void; onRemove: () => void }

/** One answer as it is kept, with how it fared. */
export function AnswerRow({ answer, isFromAbove, onEdit, onRemove }: AnswerRowProps) {
  const { t } = useLanguage()
  const facts = [
    isFromAbove ? t(ANSWERS.from, { grid: answer.keptBy }) : null,
    answer.source === '' ? null : `${t(ANSWERS.source)} ${answer.source}`,
    answer.isOver ? t(ANSWERS.over) : answer.validUntil ? t(ANSWERS.validUntil, { date: answer.validUntil }) : null,
    answer.helped + answer.notHelped > 0 ? t(ANSWERS.voices, { helped: answer.helped, not: answer.notHelped }) : null,
  ].filter(Boolean)
  return (
    <li>
      <div>
        <strong>{answer.question}</strong>
        {facts.length > 0 ? <p className="c-hint">{facts.join(' · ')}</p> : null}
        <p className="c-answer-text">{answer.answer}</p>
      </div>
      {answer.mayChange ? (
        <div className="c-tools">
          <Button size="small" aria-label={t(ANSWERS.editOne, { title: answer.question })} onClick={onEdit}>
            {t(ANSWERS.edit)}
          </Button>
          <Button size="small" aria-label={t(ANSWERS.removeOne, { title: answer.question })} onClick={onRemove}>
            {t(ANSWERS.remove)}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
