import { useEffect, useRef, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Answer } from '../../kit/use-ask.ts'
import { PendingReports } from '../offline/pending-note.tsx'
import { refreshReads, useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { DayCard } from '../visits/day-card.tsx'
import { FIELD } from '../words.ts'
import { More, Rows, Sections } from './case-lists.tsx'
import { usePull } from './use-pull.ts'
import { LIST } from './words.ts'

export type Group = 'waiting' | 'involved' | 'closed'
type DeskInput = InputOf<Queries['cases.desk']>
type Page = OutputOf<Queries['cases.desk']>

const INPUTS: Readonly<Record<Group, DeskInput>> = {
  waiting: { scope: 'mine', sort: 'deadline', limit: 100 },
  involved: { scope: 'involved', sort: 'deadline', limit: 100 },
  closed: { scope: 'involved', states: ['closed'], sort: 'newest', limit: 30 },
}
const EMPTY = {
  waiting: { title: LIST.emptyWaiting, text: LIST.emptyWaitingText },
  involved: { title: LIST.emptyInvolved, text: LIST.emptyInvolvedText },
  closed: { title: LIST.emptyClosed, text: LIST.emptyClosedText },
} as const satisfies Record<Group, { title: Word; text: Word }>

/** What waits for me now, what I took part in and others hold, and what is closed. */
export function MyCasesPage({ group }: { group: Group }) {
  const { t } = useLanguage()
  const waiting = useRead('cases.desk', INPUTS.waiting)
  const involved = useRead('cases.desk', INPUTS.involved)
  const closed = useRead('cases.desk', group === 'closed' ? INPUTS.closed : null)
  const shown = { waiting, involved, closed }[group]
  const refreshed = useRefresh(shown)
  const pulled = usePull(refreshed.refresh)
  return (
    <Screen
      title={t(FIELD.cases)}
      tab="cases"
      end={
        <button type="button" className="f-bar-button" aria-label={t(FIELD.refresh)} onClick={refreshed.refresh}>
          <Icon name={refreshed.isDone ? 'check' : 'refresh'} />
        </button>
      }
    >
      {pulled > 0.2 ? (
        <p className="f-pull" data-ready={pulled === 1 ? '' : undefined}>
          <Icon name="refresh" />
          {t(pulled === 1 ? FIELD.pull : FIELD.refresh)}
        </p>
      ) : null}
      <span className="k-offscreen" role="status">
        {refreshed.isDone ? t(FIELD.refreshed) : ''}
      </span>
      {group === 'waiting' ? <DayCard /> : null}
      <nav className="f-groups" aria-label={t(LIST.groups)}>
        <GroupLink group="waiting" current={group} page={waiting.data} />
        <GroupLink group="involved" current={group} page={involved.data} />
        <GroupLink group="closed" current={group} page={undefined} />
      </nav>
      <PendingReports />
      <ErrorNotice error={shown.error} onAgain={shown.reload} />
      {shown.data === undefined && !shown.error ? <Loading /> : null}
      {shown.data?.cases.length === 0 ? <Empty group={group} /> : null}
      {shown.data && group === 'closed' ? <Rows lines={shown.data.cases} /> : null}
      {shown.data && group !== 'closed' ? <Sections lines={shown.data.cases} /> : null}
      {shown.data?.next ? <More key={shown.data.next.id} input={INPUTS[group]} after={shown.data.next} /> : null}
    </Screen>
  )
}

/** One of the three lists, with its number where the answer tells it. */
function GroupLink({ group, current, page }: { group: Group; current: Group; page: Page | undefined }) {
  const { t } = useLanguage()
  const count = page?.cases.length ?? 0
  return (
    <a href={hrefOf(group === 'waiting' ? '' : group)} aria-current={group === current ? 'page' : undefined}>
      {t(LIST[group])}
      {count > 0 ? <span>{t(page?.next ? LIST.countMore : LIST.count, { count })}</span> : null}
    </a>
  )
}

function Empty({ group }: { group: Group }) {
  const { t } = useLanguage()
  return (
    <div className="f-empty">
      <span className="f-empty-mark" aria-hidden="true">
        <Icon name="check" />
      </span>
      <h2>{t(EMPTY[group].title)}</h2>
      <p>{t(EMPTY[group].text)}</p>
      {group === 'waiting' ? <LinkButton href={hrefOf('report')}>{t(LIST.reportOne)}</LinkButton> : null}
    </div>
  )
}

/** Asking anew by hand: for a moment it says that what is shown is the newest. */
function useRefresh(shown: Answer<Page>): { refresh: () => void; isDone: boolean } {
  const isAsked = useRef(false)
  const [isDone, setDone] = useState(false)
  const { data, error } = shown
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer after asking by hand, whatever it says.
  useEffect(() => {
    if (!isAsked.current || error) return
    isAsked.current = false
    setDone(true)
    const timer = setTimeout(() => setDone(false), 2000)
    return () => clearTimeout(timer)
  }, [data, error])
  return {
    isDone,
    refresh: () => {
      isAsked.current = true
      refreshReads()
    },
  }
}
