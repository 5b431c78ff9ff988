import { Button, LinkButton } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Me } from '../../kit/session.ts'
import { Streets } from '../me/streets.tsx'
import { MINE } from '../me/words.ts'
import { leave } from '../me.ts'
import { Screen } from '../shell/screen.tsx'
import { SIGN_IN } from './words.ts'

/** Signed in, but without a post in this street: another street of theirs, the residents' pages, or out. */
export function NoPostPage({ me }: { me: Me }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(SIGN_IN.noPostTitle, { name: me.name })}>
      <p className="k-soft">{t(SIGN_IN.noPostText)}</p>
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
