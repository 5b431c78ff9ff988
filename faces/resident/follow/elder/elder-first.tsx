import { OUTCOME_WORDS } from '../../../../modules/cases/words.ts'
import type { Word } from '../../../../platform/pure/words.ts'
import { LinkButton } from '../../../kit/components/button.tsx'
import type { IconName } from '../../../kit/components/icon.tsx'
import { ErrorNotice, Notice } from '../../../kit/components/notice.tsx'
import { RowLink } from '../../../kit/components/row-link.tsx'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { ownerName, roleName } from '../../../kit/role-name.ts'
import { Screen } from '../../screen.tsx'
import { type Followed, givenOf, headline, promises } from '../promise.ts'
import { FOLLOW } from '../words.ts'
import { type ElderPage, nextStep, pagesOf } from './next-step.ts'

/** How the way to each page is called, and where that is not enough what it leads to. */
export const LINKS: Readonly<Record<ElderPage, { icon: IconName; title: Word; note?: Word }>> = {
  reply: { icon: 'report', title: FOLLOW.nextReply },
  rate: { icon: 'check', title: FOLLOW.nextRate },
  unsolved: { icon: 'undo', title: FOLLOW.unsolved, note: FOLLOW.moreUnsolvedNote },
  urge: { icon: 'clock', title: FOLLOW.urge, note: FOLLOW.moreUrgeNote },
  add: { icon: 'mic', title: FOLLOW.add, note: FOLLOW.moreAddNote },
  owner: { icon: 'person', title: FOLLOW.moreOwner, note: FOLLOW.moreOwnerNote },
  photos: { icon: 'camera', title: FOLLOW.morePhotos },
  story: { icon: 'list', title: FOLLOW.moreStory, note: FOLLOW.moreStoryNote },
  report: { icon: 'info', title: FOLLOW.moreReport, note: FOLLOW.moreReportNote },
  withdraw: { icon: 'close', title: FOLLOW.withdraw },
}

/** Where it stands, and the one next step; all else is a plain link to a page of its own. */
export function ElderFirst({
  report,
  error,
  said,
  hrefOf,
  onAgain,
  onBack,
}: {
  report: Followed
  error: ApiError | null
  /** What has just been done. */
  said: Word | null
  hrefOf: (page: ElderPage) => string
  onAgain: () => void
  onBack?: () => void
}) {
  const { t } = useLanguage()
  const next = nextStep(report, new Date())
  const others = pagesOf(report).filter((page) => page !== next)
  const given = givenOf(report)
  return (
    <Screen
      title={t(headline(report))}
      kicker={t(FOLLOW.kicker, { number: report.number })}
      onBack={onBack}
      action={next ? <Next report={report} next={next} hrefOf={hrefOf} /> : undefined}
    >
      <ErrorNotice error={error} onAgain={onAgain} />
      {said ? (
        <Notice tone="good" isNews>
          {t(said)}
        </Notice>
      ) : null}
      {given ? <Notice tone="good">{t(FOLLOW.rated, { words: t(given) })}</Notice> : null}
      <Stand report={report} />
      {report.mergedIntoNumber ? <Notice>{t(FOLLOW.merged, { number: report.mergedIntoNumber })}</Notice> : null}
      {report.hasJoined ? <Notice>{t(FOLLOW.joined)}</Notice> : null}
      <h2 className="k-small-title">{t(FOLLOW.more)}</h2>
      <nav className="k-rows" aria-label={t(FOLLOW.more)}>
        {others.map((page) => {
          const { icon, title, note } = LINKS[page]
          return (
            <RowLink key={page} icon={icon} href={hrefOf(page)} title={t(title)} note={note ? t(note) : undefined} />
          )
        })}
      </nav>
      <p className="k-soft k-center">{t(FOLLOW.bookmark)}</p>
    </Screen>
  )
}

/** One of three: what they ask, what they answer, or what is promised and who has it. */
function Stand({ report }: { report: Followed }) {
  const speech = useLanguage()
  const { t } = speech
  if (report.openQuestion !== null)
    return (
      <section className="k-card k-stack r-question">
        <p className="k-words r-asked">{report.openQuestion}</p>
        <p>{t(FOLLOW.questionNote)}</p>
      </section>
    )
  const lines = promises(report, new Date())
  const owner = ownerName(report.ownerRole, report.ownerName, speech)
  if (report.answer)
    return (
      <section className="k-card k-stack r-answer" data-solved={report.outcome === 'solved' ? '' : undefined}>
        <h2 className="k-small-title">{t(FOLLOW.answerTitle)}</h2>
        {report.outcome ? <p className="r-outcome">{t(OUTCOME_WORDS[report.outcome])}</p> : null}
        <p className="k-words">{report.answer}</p>
      </section>
    )
  return (
    <section className="k-card k-stack">
      {lines.map(({ word, facts }, i) => (
        <p key={word.zh} className={i === 0 ? 'r-asked' : undefined}>
          {t(word, facts)}
        </p>
      ))}
      <p>{owner ? t(FOLLOW.ownerIs, { owner }) : t(FOLLOW.nobodyNamed)}</p>
    </section>
  )
}

function Next({
  report,
  next,
  hrefOf,
}: {
  report: Followed
  next: ElderPage | 'call'
  hrefOf: (page: ElderPage) => string
}) {
  const speech = useLanguage()
  const { t } = speech
  const isCall = next === 'call'
  const name = report.ownerName ?? roleName(report.ownerRole ?? '', speech)
  return (
    <LinkButton
      look="main"
      isWide
      icon={isCall ? 'phone' : LINKS[next].icon}
      href={isCall ? `tel:${report.ownerPhone}` : hrefOf(next)}
    >
      {isCall ? t(FOLLOW.nextCall, { name }) : t(LINKS[next].title)}
    </LinkButton>
  )
}
