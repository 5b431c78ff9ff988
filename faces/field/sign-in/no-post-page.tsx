import { useState } from 'react'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Me } from '../../kit/session.ts'
import { useStore } from '../../kit/store.ts'
import { HANDOVERS } from '../me/handovers-words.ts'
import { LeaveSheet } from '../me/leave-sheet.tsx'
import { Streets } from '../me/streets.tsx'
import { TALKS } from '../me/talks-words.ts'
import { MINE } from '../me/words.ts'
import { waiting } from '../offline/here.ts'
import { OFFLINE } from '../offline/words.ts'
import { hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { SIGN_IN } from './words.ts'

/** Signed in, but without a post in this street: another street of theirs, the residents' pages, or out. */
export default function NoPostPage({ me }: { me: Me }) {
  const { t } = useLanguage()
  const [isLeaving, setLeaving] = useState(false)
  const items = useStore(waiting)
  const left = items.filter(({ state }) => state !== 'rescued').length
  return (
    <Screen title={t(SIGN_IN.noPostTitle, { name: me.name })}>
      <p className="k-soft">{t(SIGN_IN.noPostText)}</p>
      {items.length > 0 ? (
        <Notice tone={left > 0 ? 'warm' : 'good'}>
          {left > 0 ? t(SIGN_IN.noPostUnsent, { count: left }) : t(SIGN_IN.noPostHandedOver, { count: items.length })}
        </Notice>
      ) : null}
      <nav className="k-rows">
        {items.length > 0 ? (
          <RowLink
            icon="list"
            href={hrefOf('outbox')}
            title={t(OFFLINE.outbox)}
            note={t(OFFLINE.outboxNote)}
            count={items.length}
          />
        ) : null}
        <RowLink href={hrefOf('me/handovers')} title={t(HANDOVERS.title)} note={t(HANDOVERS.note)} />
        <RowLink href={hrefOf('me/talks')} title={t(TALKS.title)} note={t(TALKS.note)} />
      </nav>
      <Streets me={me} title={t(SIGN_IN.otherStreets)} />
      <LinkButton isWide href="/r">
        {t(SIGN_IN.residents)}
      </LinkButton>
      <Button look="quiet" isWide onPress={() => setLeaving(true)}>
        {t(MINE.signOut)}
      </Button>
      {isLeaving ? <LeaveSheet me={me} onClose={() => setLeaving(false)} /> : null}
    </Screen>
  )
}
