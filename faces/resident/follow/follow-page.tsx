import { lazy } from 'react'
import { OUTCOME_WORDS } from '../../../modules/cases/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Pictures } from '../../kit/components/picture.tsx'
import { Steps } from '../../kit/components/steps.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName, roleName } from '../../kit/role-name.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { Later } from '../later.tsx'
import { Screen } from '../screen.tsx'
import { FollowActs } from './follow-acts.tsx'
import { type Followed, headline, promises, stepTitle } from './promise.ts'
import { QuestionCard } from './question-card.tsx'
import { RateCard } from './rate-card.tsx'
import { FOLLOW } from './words.ts'

const VoiceSaid = lazy(() => import('../../kit/components/voice-said.tsx'))

/** A report as its reporter follows it. Fresh whenever he comes back to the page. */
export function FollowPage({ caseId, onBack }: { caseId: string; onBack?: () => void }) {
  const { t } = useLanguage()
  const { data: report, error, reload } = useAsk('intake.follow', { caseId })
  if (!report)
    return (
      <Screen title={t(FOLLOW.story)} onBack={onBack}>
        {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
      </Screen>
    )
  const mine = report.files.filter((file) => file.isMine).map((file) => file.id)
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
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(FOLLOW.yourReport)}</h2>
        <p className="k-words">{report.text}</p>
        {report.voices.length > 0 ? (
          <Later>
            {report.voices.map((voice) => (
              <VoiceSaid key={voice.fileId} voice={voice} />
            ))}
          </Later>
        ) : null}
        <p className="k-soft">{placeOf(report)}</p>
        {mine.length > 0 ? <Pictures ids={mine} titleOf={(_, number) => t(FOLLOW.yourPhoto, { number })} /> : null}
      </section>
      <FollowActs report={report} onDone={reload} />
      <p className="k-soft k-center">{t(FOLLOW.bookmark)}</p>
    </Screen>
  )
}

/** The place with its grid, each once: a place found without a building begins with the grid's name. */
function placeOf({ placeName, gridName }: Followed): string {
  return placeName.startsWith(gridName) ? placeName : [placeName, gridName].filter(Boolean).join(' · ')
}

/** By when, and who has it. */
function PromiseCard({ report }: { report: Followed }) {
  const speech = useLanguage()
  const { t } = speech
  const lines = promises(report, new Date())
  const owner = ownerName(report.ownerRole, report.ownerName, speech)
  if (report.state === 'closed' && lines.length === 0) return null
  return (
    <section className="k-card k-stack">
      {lines.length > 0 ? (
        <div className="r-promise">
          <Icon name="clock" />
          <div>
            {lines.map(({ word, facts }) => (
              <p key={word.zh}>{t(word, facts)}</p>
            ))}
          </div>
        </div>
      ) : null}
      <div>
        <h2 className="k-small-title">{t(FOLLOW.owner)}</h2>
        <p className="r-owner">{owner || t(FOLLOW.nobodyNamed)}</p>
      </div>
      {report.ownerPhone ? (
        <LinkButton icon="phone" isWide href={`tel:${report.ownerPhone}`}>
          {t(FOLLOW.callOwner, { name: report.ownerName ?? roleName(report.ownerRole ?? '', speech) })}
        </LinkButton>
      ) : null}
    </section>
  )
}

function Answer({ report, answer }: { report: Followed; answer: string }) {
  const { t } = useLanguage()
  const photos = report.files.filter((file) => !file.isMine).map((file) => file.id)
  return (
    <section className="k-card k-stack r-answer" data-solved={report.outcome === 'solved' ? '' : undefined}>
      <div>
        <h2 className="k-small-title">{t(FOLLOW.answerTitle)}</h2>
        {report.outcome ? <p className="r-outcome">{t(OUTCOME_WORDS[report.outcome])}</p> : null}
      </div>
      <p className="k-words">{answer}</p>
      {photos.length > 0 ? <Pictures ids={photos} titleOf={(_, number) => t(FOLLOW.theirPhoto, { number })} /> : null}
      {report.answeredAt ? <p className="k-soft">{t(FOLLOW.answerAt, { at: report.answeredAt })}</p> : null}
    </section>
  )
}

/** What has happened, newest first. */
function Story({ report }: { report: Followed }) {
  const speech = useLanguage()
  const { t } = speech
  const owner = report.ownerRole ? roleName(report.ownerRole, speech).toLowerCase() : t(FOLLOW.someone)
  const steps = [...report.steps]
    .reverse()
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map((step) => {
      const { word, facts } = stepTitle(step, owner, speech)
      return { at: step.at, title: t(word, facts), text: step.text }
    })
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(FOLLOW.story)}</h2>
      <Steps steps={steps} />
    </section>
  )
}
