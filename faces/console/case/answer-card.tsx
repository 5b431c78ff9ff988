import type { CaseView } from '../../../modules/cases/contract.ts'
import { OUTCOME_WORDS, VERDICT_WORDS } from '../../../modules/cases/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { Card } from '../parts/page.tsx'
import { hrefOf, Link } from '../router.tsx'
import { CASE } from './words.ts'

/** What the reporter was told, and what he thinks of it. */
export function AnswerCard({ theCase }: { theCase: CaseView }) {
  const { t, moment } = useLanguage()
  const { answer, outcome, mergedInto, rating, answeredAt } = theCase
  const verdict = wordFor(VERDICT_WORDS, theCase.reporterVerdict)
  if (!answer && !outcome && !mergedInto && !verdict) return null
  return (
    <Card title={t(CASE.answer)}>
      {outcome ? <strong>{t(OUTCOME_WORDS[outcome])}</strong> : null}
      {answer ? <p className="c-words">{answer}</p> : null}
      {answeredAt ? <p className="c-hint">{moment(answeredAt)}</p> : null}
      {mergedInto ? (
        <p>
          {t(CASE.mergedInto)} <Link href={hrefOf(`/case/${mergedInto.id}`)}>{mergedInto.number}</Link>
        </p>
      ) : null}
      {verdict ? (
        <p>
          {t(CASE.verdict)}: {[t(verdict), rating ? t(CASE.rating, { rating }) : null].filter(Boolean).join(' · ')}
        </p>
      ) : null}
    </Card>
  )
}
