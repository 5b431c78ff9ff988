import type { CaseView } from '../../../modules/cases/contract.ts'
import { OUTCOME_WORDS, VERDICT_WORDS } from '../../../modules/cases/words.ts'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { hrefOf } from '../route.ts'
import { CASE } from './words.ts'

/** How it ended, what the reporter is told, the photos of the result, and what the reporter thinks of it. */
export function AnswerCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const { answer, outcome, mergedInto, fileIds } = theCase
  const verdict = wordFor(VERDICT_WORDS, theCase.reporterVerdict)
  if (!answer && !outcome && !mergedInto && !verdict && fileIds.length === 0) return null
  return (
    <section className="k-card k-stack f-answer">
      <h2 className="k-small-title">{t(CASE.answer)}</h2>
      {outcome ? <strong>{t(OUTCOME_WORDS[outcome])}</strong> : null}
      {answer ? <p className="k-words">{answer}</p> : null}
      {fileIds.length > 0 ? <Pictures ids={fileIds} titleOf={(_, number) => t(CASE.resultPhoto, { number })} /> : null}
      {mergedInto ? (
        <a href={hrefOf(`case/${mergedInto.id}`)}>{t(CASE.mergedInto, { number: mergedInto.number })}</a>
      ) : null}
      {verdict ? <p className="k-soft">{t(verdict)}</p> : null}
    </section>
  )
}
