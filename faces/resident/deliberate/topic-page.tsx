import {
  BALLOT_SENTENCES,
  BASE_WORDS,
  QUORUM_WORDS,
  REASON_WORDS,
  THRESHOLD_WORDS,
} from '../../../modules/deliberation/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { HouseholdCard } from './household-card.tsx'
import { OpinionList } from './opinion-list.tsx'
import { ResultCard } from './result-card.tsx'
import { stateOf, type Topic } from './shown.ts'
import { TALK } from './words.ts'
import { WorkCard } from './work-card.tsx'

/** One topic: what is asked, one's own household, the result, what came of it, and the opinions. */
export function TopicPage({ topicId, isSignedIn }: { topicId: string; isSignedIn: boolean }) {
  const { t } = useLanguage()
  const { data: topic, error, reload } = useAsk('deliberation.topic', { topicId })
  const isOpen = topic?.state === 'open' && !topic.isCounting
  const next = topic && isOpen ? nextStep(topic, isSignedIn) : undefined
  return (
    <Screen
      title={topic?.title ?? t(TALK.title)}
      kicker={topic ? t(stateOf(topic)) : undefined}
      onBack={() => go('deliberate')}
      action={
        next ? (
          <LinkButton look="main" isWide href={next.href}>
            {t(next.word)}
          </LinkButton>
        ) : undefined
      }
    >
      <ErrorNotice error={error} onAgain={reload} />
      {!topic && !error ? <Loading /> : null}
      {topic ? (
        <>
          {topic.state === 'withdrawn' ? (
            <Notice tone="warm">{t(TALK.withdrawn, { reason: topic.withdrawnReason ?? '' })}</Notice>
          ) : null}
          {topic.outcome === 'held' ? <Notice tone="warm">{t(REASON_WORDS.unfit)}</Notice> : null}
          <ResultCard topic={topic} />
          <WorkCard topic={topic} />
          <Asked topic={topic} />
          {isOpen ? <HouseholdCard topic={topic} isSignedIn={isSignedIn} /> : null}
          {topic.kind === 'vote' ? <Rules topic={topic} /> : null}
          <OpinionList topic={topic} isSignedIn={isSignedIn} />
        </>
      ) : null}
    </Screen>
  )
}

function Asked({ topic }: { topic: Topic }) {
  const { t } = useLanguage()
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(TALK.asked)}</h2>
      <p className="k-words">{topic.question}</p>
      {topic.background ? (
        <details className="r-more">
          <summary>{t(TALK.background)}</summary>
          <p className="k-words">{topic.background}</p>
        </details>
      ) : null}
      <p className="k-soft">
        {topic.state === 'announced' ? t(TALK.opens, { at: topic.opensAt }) : t(TALK.closes, { at: topic.closesAt })}
      </p>
    </section>
  )
}

function Rules({ topic }: { topic: Topic }) {
  const { t, language } = useLanguage()
  const comma = language === 'zh' ? '，' : ', '
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(TALK.rules)}</h2>
      <Facts
        rows={[
          {
            label: t(TALK.scope),
            value:
              topic.rollSize === null
                ? t(TALK.scopeBefore, { scope: topic.scopeName })
                : t(TALK.scopeValue, { scope: topic.scopeName, roll: topic.rollSize }),
          },
          { label: t(TALK.quorum), value: t(QUORUM_WORDS[topic.quorum]) },
          {
            label: t(TALK.threshold),
            value:
              topic.threshold === 'most'
                ? t(THRESHOLD_WORDS.most)
                : `${t(THRESHOLD_WORDS[topic.threshold])}${comma}${t(BASE_WORDS[topic.thresholdOf])}`,
          },
          {
            label: t(TALK.choose),
            value: topic.maxChoices === 1 ? t(TALK.chooseOne) : t(TALK.chooseMany, { most: topic.maxChoices }),
          },
        ]}
      />
      <p className="k-soft">{t(BALLOT_SENTENCES[topic.ballot])}</p>
    </section>
  )
}

/** The one next step: sign in, say where one lives, vote, or give an opinion; none when all is done. */
function nextStep(topic: Topic, isSignedIn: boolean): { word: Word; href: string } | undefined {
  const here = `#/deliberate/${topic.id}`
  if (!isSignedIn) return { word: TALK.signIn, href: `${here}/in` }
  const first = topic.me?.households.find((one) => one.vote === null)
  if (topic.kind === 'vote' && first) return { word: TALK.vote, href: `${here}/vote/${first.householdId}` }
  if (topic.me?.households.length === 0) return { word: TALK.stateHome, href: '#/deliberate/home' }
  if (topic.kind === 'opinion' && topic.me?.mayGiveOpinion) return { word: TALK.giveOpinion, href: `${here}/opinion` }
  return undefined
}
