import { lazy, Suspense, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Loading, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { setElder, useElder } from '../../kit/elder.ts'
import { setLanguage, useLanguage } from '../../kit/language.ts'
import { INBOX } from '../../kit/messages/words.ts'
import { roleName } from '../../kit/role-name.ts'
import { useStore } from '../../kit/store.ts'
import { useMe } from '../me.ts'
import { phone, waiting } from '../offline/here.ts'
import { OFFLINE } from '../offline/words.ts'
import { Segments } from '../parts/segments.tsx'
import { back, hrefOf } from '../route.ts'
import { LostPage } from '../shell/lost-page.tsx'
import { Screen } from '../shell/screen.tsx'
import { useUnread } from '../shell/use-unread.ts'
import { NewPasswordForm } from '../sign-in/new-password-form.tsx'
import { SIGN_IN } from '../sign-in/words.ts'
import { FIELD } from '../words.ts'
import { ABSENCE } from './absence-words.ts'
import { HANDOVERS } from './handovers-words.ts'
import { LeaveSheet } from './leave-sheet.tsx'
import { MessagesPages } from './messages-pages.tsx'
import { ROSTER } from './roster-words.ts'
import { SKILLS } from './skills-words.ts'
import { Streets } from './streets.tsx'
import { TALKS } from './talks-words.ts'
import { MINE } from './words.ts'

const DutyPages = lazy(() => import('./duty-pages.tsx'))
/** Pages of one's own service. */
const DUTY: readonly string[] = ['absence', 'handovers', 'roster', 'skills', 'talks']

/** The page about oneself, one's messages, and changing the password. */
export function MePages({ parts: [page, part] }: { parts: readonly string[] }) {
  if (page === undefined) return <MePage />
  if (DUTY.includes(page))
    return (
      <Suspense fallback={<Loading />}>
        <DutyPages parts={part === undefined ? [page] : [page, part]} />
      </Suspense>
    )
  if (page === 'messages') return <MessagesPages part={part} />
  return page === 'password' ? <PasswordPage /> : <LostPage />
}

function MePage() {
  const me = useMe()
  const speech = useLanguage()
  const { t, language } = speech
  const isElder = useElder()
  const unread = useUnread()
  const isCarrying = useStore(phone) !== null
  const unsent = useStore(waiting).length
  const [isLeaving, setLeaving] = useState(false)
  return (
    <Screen title={t(FIELD.me)} tab="me">
      <section className="k-card k-stack">
        <div className="k-person">
          <span className="k-face" aria-hidden="true">
            {[...me.name][0]}
          </span>
          <strong>{me.name}</strong>
        </div>
        <div>
          <h2 className="k-small-title">{t(MINE.posts)}</h2>
          <ul className="f-posts">
            {me.grants.map((grant) => (
              <li key={grant.postId}>
                {grant.gridName} · {roleName(grant.role, speech)}
                {grant.as === 'deputy' ? <span className="k-tag">{t(MINE.deputy)}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      </section>
      <nav className="k-rows">
        <RowLink
          icon="bell"
          href={hrefOf('me/messages')}
          title={t(INBOX.title)}
          note={unread > 0 ? t(INBOX.unread, { count: unread }) : t(MINE.messagesNote)}
          count={unread}
        />
        <RowLink href={hrefOf('me/absence')} title={t(ABSENCE.title)} note={t(ABSENCE.note)} />
        <RowLink href={hrefOf('me/handovers')} title={t(HANDOVERS.title)} note={t(HANDOVERS.note)} />
        <RowLink href={hrefOf('me/roster')} title={t(ROSTER.title)} note={t(ROSTER.note)} />
        <RowLink href={hrefOf('me/skills')} title={t(SKILLS.title)} note={t(SKILLS.note)} />
        <RowLink href={hrefOf('me/talks')} title={t(TALKS.title)} note={t(TALKS.note)} />
      </nav>
      <nav className="k-rows">
        <RowLink
          icon="phone"
          href={hrefOf('offline')}
          title={t(OFFLINE.title)}
          note={t(isCarrying ? OFFLINE.rowOn : OFFLINE.rowNote)}
        />
        {isCarrying ? (
          <RowLink
            icon="list"
            href={hrefOf('outbox')}
            title={t(OFFLINE.outbox)}
            note={t(OFFLINE.outboxNote)}
            count={unsent}
          />
        ) : null}
      </nav>
      <Streets me={me} title={t(MINE.streets)} />
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(MINE.show)}</h2>
        <Segments
          label={t(MINE.size)}
          options={[
            { value: 'normal', label: t(MINE.normal) },
            { value: 'large', label: t(MINE.large) },
          ]}
          value={isElder ? 'large' : 'normal'}
          onChoose={(size) => setElder(size === 'large')}
        />
        <Segments
          label={t(MINE.language)}
          options={[
            { value: 'zh', label: t(MINE.chinese) },
            { value: 'en', label: t(MINE.english) },
          ]}
          value={language}
          onChoose={setLanguage}
        />
      </section>
      <nav className="k-rows">
        <RowLink href={hrefOf('me/password')} title={t(MINE.password)} note={t(MINE.passwordNote)} />
        <RowLink href="/console" title={t(MINE.console)} note={t(MINE.consoleNote)} />
      </nav>
      <Button isWide onPress={() => setLeaving(true)}>
        {t(MINE.signOut)}
      </Button>
      {isLeaving ? <LeaveSheet me={me} onClose={() => setLeaving(false)} /> : null}
    </Screen>
  )
}

function PasswordPage() {
  const { t } = useLanguage()
  const [isDone, setDone] = useState(false)
  return (
    <Screen title={t(MINE.password)} onBack={() => back('me')}>
      {isDone ? (
        <Notice tone="good" isNews>
          {t(SIGN_IN.passwordSaved)}
        </Notice>
      ) : (
        <NewPasswordForm onDone={() => setDone(true)} />
      )}
    </Screen>
  )
}
