import { useEffect } from 'react'
import { api } from '../../kit/api.ts'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useLoadedSession } from '../../kit/use-loaded-session.ts'
import { EnterCode } from '../place/enter-code.tsx'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { BallotsPage } from './ballots-page.tsx'
import './deliberate.css'
import { HomePage } from './home-page.tsx'
import { OpinionPage } from './opinion-page.tsx'
import { stateOf } from './shown.ts'
import { TopicPage } from './topic-page.tsx'
import { VotePage } from './vote-page.tsx'
import { TALK } from './words.ts'

/** Topics of this place: the notice board, one topic, voting, an opinion, the published ballots, and where one lives. Without a code only what an address names is shown. `path` is what follows `#/deliberate/`. */
export default function DeliberatePage({ place, path }: { place: OpenedPlace | null; path: readonly string[] }) {
  const { session, error } = useLoadedSession()
  const { t } = useLanguage()
  const [one, act, two] = path
  if (one === undefined) return place ? <Board place={place} /> : <EnterCode />
  if (session.state === 'unknown')
    return (
      <Screen title={t(TALK.title)} onBack={() => go('deliberate')}>
        {error ? <ErrorNotice error={error} onAgain={() => location.reload()} /> : <Loading />}
      </Screen>
    )
  if (one === 'home') {
    if (!place) return <EnterCode />
    return session.state === 'in' ? <HomePage place={place} /> : <SignIn back="deliberate" />
  }
  if (act === 'ballots') return <BallotsPage topicId={one} />
  if (act === undefined) return <TopicPage key={session.state} topicId={one} isSignedIn={session.state === 'in'} />
  if (session.state !== 'in') return <SignIn back={`deliberate/${one}`} />
  if (act === 'vote' && two !== undefined) return <VotePage topicId={one} householdId={two} />
  if (act === 'opinion') return <OpinionPage topicId={one} />
  if (act === 'in') return <Goto path={`deliberate/${one}`} />
  return <Goto path="deliberate" />
}

function Goto({ path }: { path: string }) {
  useEffect(() => go(path, { replace: true }), [path])
  return <Loading />
}

function SignIn({ back }: { back: string }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(TALK.signInTitle)} onBack={() => go(back)}>
      <CodeSignIn tenantOf={api.tenant}>
        <p className="k-soft">{t(TALK.signInText)}</p>
      </CodeSignIn>
    </Screen>
  )
}

/** The notice board: open topics first. */
function Board({ place }: { place: OpenedPlace }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('deliberation.here', { code: place.code })
  const open = data?.topics.filter((topic) => topic.state === 'open' || topic.state === 'announced') ?? []
  const over = data?.topics.filter((topic) => topic.state === 'closed' || topic.state === 'withdrawn') ?? []
  return (
    <Screen title={t(TALK.title)} kicker={t(TALK.here, { place: place.placeName })} onBack={() => go('')}>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.topics.length === 0 ? <p className="k-card">{t(TALK.empty)}</p> : null}
      <TopicList title={t(TALK.now)} topics={open} />
      <TopicList title={t(TALK.before)} topics={over} />
      <nav className="k-rows">
        <a className="k-row" href="#/deliberate/home">
          <Icon name="home" />
          <span>
            <strong>{t(TALK.homeTitle)}</strong>
          </span>
          <Icon name="next" />
        </a>
      </nav>
    </Screen>
  )
}

type Line = Parameters<typeof stateOf>[0] & {
  id: string
  title: string
  scopeName: string
  opensAt: string
  closesAt: string
  castCount: number
  rollSize: number | null
  opinions: number
}

function TopicList({ title, topics }: { title: string; topics: readonly Line[] }) {
  const { t } = useLanguage()
  if (topics.length === 0) return null
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{title}</h2>
      <ul className="k-rows">
        {topics.map((topic) => (
          <li key={topic.id}>
            <a className="k-row" href={`#/deliberate/${topic.id}`}>
              <span>
                <span className="k-tag" data-done={topic.state === 'closed' ? '' : undefined}>
                  {t(stateOf(topic))}
                </span>
                <strong className="k-clamp">{topic.title}</strong>
                <small>
                  {topic.scopeName} ·{' '}
                  {topic.state === 'announced'
                    ? t(TALK.opens, { at: topic.opensAt })
                    : t(TALK.closes, { at: topic.closesAt })}
                </small>
                <small>
                  {topic.kind === 'vote' && topic.rollSize !== null
                    ? t(TALK.turnout, { cast: topic.castCount, roll: topic.rollSize })
                    : t(TALK.opinionsCount, { count: topic.opinions })}
                </small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
