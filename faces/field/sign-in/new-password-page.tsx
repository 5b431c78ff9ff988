import { Button } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { loadSession, type Me } from '../../kit/session.ts'
import { MINE } from '../me/words.ts'
import { leave } from '../me.ts'
import { Screen } from '../shell/screen.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { SIGN_IN } from './words.ts'

/** Before anything else, a password that somebody else set must be changed. */
export function NewPasswordPage({ me }: { me: Me }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(SIGN_IN.newPasswordTitle)}>
      <p className="k-soft">{t(SIGN_IN.newPasswordText)}</p>
      <NewPasswordForm onDone={() => loadSession(me.tenant)}>
        <Button look="quiet" isWide onPress={() => leave(me)}>
          {t(MINE.signOut)}
        </Button>
      </NewPasswordForm>
    </Screen>
  )
}
