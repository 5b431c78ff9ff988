import { Button, LinkButton } from '../../kit/components/button.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Me } from '../../kit/session.ts'
import { useStore } from '../../kit/store.ts'
import { HANDOVERS } from '../me/handovers-words.ts'
import { Streets } from '../me/streets.tsx'
import { TALKS } from '../me/talks-words.ts'
import { MINE } from '../me/words.ts'
import { leave } from '../me.ts'
import { waiting } from '../offline/here.ts'
import { OFFLINE } from '../offline/words.ts'
import { hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { SIGN_IN } from './words.ts'

/** Signed in, but without a post in this street: another street of theirs, the residents' pages, or out. */
export function NoPostPage({ me }: { me: Me }) {
  const { t } = useLanguage()
  const unsent = useStore(waiting).length
  return (
    <Screen title={t(SIGN_IN.noPostTitle, { name: me.name })}>
      <p className="k-soft">{t(SIGN_IN.noPostText)}</p>
      <nav className="k-rows">
        {unsent > 0 ? (
          <RowLink href={hrefOf('outbox')} title={t(OFFLINE.outbox)} note={t(OFFLINE.outboxNote)} count={unsent} />
        ) : null}
        <RowLink href={hrefOf('me/handovers')} title={t(HANDOVERS.title)} note={t(HANDOVERS.note)} />
        <RowLink href={hrefOf('me/talks')} title={t(TALKS.title)} note={t(TALKS.note)} />
      </nav>
      <Streets me={me} title={t(SIGN_IN.otherStreets)} />
      <LinkButton isWide href="/r">
        {t(SIGN_IN.residents)}
      </LinkButton>
      <Button look="quiet" isWide onPress={() => leave(me)}>
        {t(MINE.signOut)}
      </Button>
    </Screen>
  )
}
