import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { ANSWERS } from './words.ts'

type AskedCardProps = { gridId: string; onTake: (texts: { question: string; answer: string }) => void }

/** A question as it was told is often a whole letter; the field holds a sentence. */
const QUESTION_LONGEST = 100

/** Questions that came as cases and were answered: what an answer for everybody can be made of. */
export function AskedCard({ gridId, onTake }: AskedCardProps) {
  const { t, moment } = useLanguage()
  const { data, isPending, problem, again } = useRead('intake.answeredQuestions', { gridId })
  return (
    <Card title={t(ANSWERS.asked)}>
      <p className="c-hint">{t(data?.questions.length === 0 ? ANSWERS.askedNone : ANSWERS.askedLead)}</p>
      {isPending && !problem ? <Pending lines={3} /> : null}
      <Problem error={problem} onAgain={again} />
      <ul className="c-answer-list">
        {data?.questions.map((one) => (
          <li key={one.caseId}>
            <div>
              <strong className="c-answer-text">{one.question}</strong>
              <p className="c-hint">
                <Link href={hrefOf(`/case/${one.caseId}`)} label={t(ANSWERS.open, { number: one.number })}>
                  {one.number}
                </Link>{' '}
                · {moment(one.answeredAt)}
              </p>
              <p className="c-answer-text">{one.answer}</p>
            </div>
            <Button
              size="small"
              aria-label={t(ANSWERS.takeOne, { title: one.question })}
              onClick={() => onTake({ question: one.question.slice(0, QUESTION_LONGEST), answer: one.answer })}
            >
              {t(ANSWERS.take)}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
