import { lazy } from 'react'
import { OUTCOME_WORDS } from '../../../modules/cases/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { Pictures } from '../../kit/components/picture.tsx'
import { Steps } from '../../kit/components/steps.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName, roleName } from '../../kit/role-name.ts'
import { Later } from '../later.tsx'
import { type Followed, promises, stepTitle } from './promise.ts'
import { FOLLOW } from './words.ts'

const VoiceSaid = lazy(() => import('../../kit/components/voice-said.tsx'))

type PartProps = {
  report: Followed
  /** On a page of its own, which has the title. */
  isAlone?: boolean
}

/** One's own words, said or written, the place and the photos. */
export function OwnReport({ report, isAlone = false }: PartProps) {
  const { t } = useLanguage()
  const mine = report.files.filter((file) => file.isMine).map((file) => file.id)
  return (
    <section className="k-card k-stack">
      {isAlone ? null : <h2 className="k-small-title">{t(FOLLOW.yourReport)}</h2>}
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
  )
}

/** The place with its grid, each once: a place found without a building begins with the grid's name. */
function placeOf({ placeName, gridName }: Followed): string {
  return placeName.startsWith(gridName) ? placeName : [placeName, gridName].filter(Boolean).join(' · ')
}

/** By when, and who has it. */
export function PromiseCard({ report, isAlone = false }: PartProps) {
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
        {isAlone ? null : <h2 className="k-small-title">{t(FOLLOW.owner)}</h2>}
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

/** The answer, with the photos of the work. */
export function Answer({ report, answer }: { report: Followed; answer: string }) {
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
export function Story({ report, isAlone = false }: PartProps) {
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
      {isAlone ? null : <h2 className="k-small-title">{t(FOLLOW.story)}</h2>}
      <Steps steps={steps} />
    </section>
  )
}
