import { lazy } from 'react'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { Later } from '../later.tsx'
import { Screen } from '../screen.tsx'
import { FollowActs } from './follow-acts.tsx'
import { Answer, OwnReport, PromiseCard, Story } from './follow-parts.tsx'
import { headline } from './promise.ts'
import { QuestionCard } from './question-card.tsx'
import { RateCard } from './rate-card.tsx'
import { FOLLOW } from './words.ts'

const ElderFollow = lazy(() => import('./elder/elder-follow.tsx'))

/** A report as its reporter follows it. Fresh whenever he comes back to the page. `base` is where the page stands in the address. */
export function FollowPage({ caseId, base = '', onBack }: { caseId: string; base?: string; onBack?: () => void }) {
  const { t } = useLanguage()
  const isElder = useElder()
  const { data: report, error, reload } = useAsk('intake.follow', { caseId })
  if (!report)
    return (
      <Screen title={t(FOLLOW.story)} onBack={onBack}>
        {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
      </Screen>
    )
  if (isElder)
    return (
      <Later>
        <ElderFollow report={report} error={error} base={base} onDone={reload} onBack={onBack} />
      </Later>
    )
  return (
    <Screen title={t(headline(report))} kicker={t(FOLLOW.kicker, { number: report.number })} onBack={onBack}>
      <ErrorNotice error={error} onAgain={reload} />
      {report.mergedIntoNumber ? <Notice>{t(FOLLOW.merged, { number: report.mergedIntoNumber })}</Notice> : null}
      {report.hasJoined ? <Notice>{t(FOLLOW.joined)}</Notice> : null}
      {report.openQuestion !== null && report.actions.includes('supply') ? (
        <QuestionCard report={report} question={report.openQuestion} onDone={reload} />
      ) : null}
      {report.answer ? null : <PromiseCard report={report} />}
      {report.answer ? <Answer report={report} answer={report.answer} /> : null}
      <RateCard report={report} onDone={reload} />
      {report.answer ? <PromiseCard report={report} /> : null}
      <Story report={report} />
      <OwnReport report={report} />
      <FollowActs report={report} onDone={reload} />
      <p className="k-soft k-center">{t(FOLLOW.bookmark)}</p>
    </Screen>
  )
}
