import { useState } from 'react'
import type { Absence } from '../../../modules/people/contract.ts'
import { ABSENCE_WORDS } from '../../../modules/people/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import { useAct } from '../acts.ts'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { ABSENCE } from './absence-words.ts'

/** One's absences that run or come, and the seats one stands in for. */
export function AbsencePage() {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useRead('people.myAbsences', {})
  const [isEnded, setEnded] = useState(false)
  return (
    <Screen
      title={t(ABSENCE.title)}
      onBack={() => back('me')}
      action={
        <LinkButton look="main" isWide href={hrefOf('me/absence/new')}>
          {t(ABSENCE.state)}
        </LinkButton>
      }
    >
      <p className="k-soft">{t(ABSENCE.lead)}</p>
      {isEnded ? (
        <Notice tone="good" isNews>
          {t(ABSENCE.ended)}
        </Notice>
      ) : null}
      <ErrorNotice error={error} onAgain={reload} />
      {data || error ? null : <Loading />}
      {data ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(ABSENCE.mine)}</h2>
          {data.mine.length === 0 ? <p className="k-soft">{t(ABSENCE.none)}</p> : null}
          {data.mine.map((one) => (
            <Mine key={one.id} one={one} onEnded={() => setEnded(true)} />
          ))}
        </section>
      ) : null}
      {data && data.standIns.length > 0 ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(ABSENCE.standIns)}</h2>
          {data.standIns.map((one) => (
            <div key={one.id}>
              <strong>{sayPeriod(one, speech)}</strong>
              {one.posts.map((post) => (
                <p key={post.postId}>{t(ABSENCE.forWhom, { name: one.name, post: postName(post, speech) })}</p>
              ))}
            </div>
          ))}
        </section>
      ) : null}
    </Screen>
  )
}

function Mine({ one, onEnded }: { one: Absence; onEnded: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  const end = useAct('people.endAbsence')
  const send = async () => {
    if (await end.run({ absenceId: one.id })) onEnded()
  }
  return (
    <div className="k-stack">
      <p>
        <strong>{sayPeriod(one, speech)}</strong> <span className="k-tag">{t(ABSENCE_WORDS[one.reason])}</span>{' '}
        <span className="k-tag">{t(one.isRunning ? ABSENCE.running : ABSENCE.coming)}</span>
      </p>
      {one.posts.map((post) => (
        <p key={post.postId}>
          {post.deputy
            ? t(ABSENCE.byDeputy, { post: postName(post, speech), name: post.deputy.name })
            : t(ABSENCE.byAbove, { post: postName(post, speech) })}
        </p>
      ))}
      <ErrorNotice error={end.error} />
      <Button isBusy={end.isBusy} onPress={send}>
        {t(ABSENCE.end)}
      </Button>
    </div>
  )
}

function sayPeriod({ from, until }: Absence, { t, language }: Speech): string {
  const day = (at: string) => sayDay(new Date(at), language, new Date())
  return t(ABSENCE.period, { from: day(from), until: day(until) })
}

/** «第一网格 一般网格长». */
export function postName(post: { role: string; gridName: string }, speech: Speech): string {
  return `${post.gridName} ${roleName(post.role, speech)}`
}
