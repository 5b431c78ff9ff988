import { api } from '../../kit/api.ts'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { useLanguage } from '../../kit/language.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { MINE } from './words.ts'

/** Signing in by a code sent to the phone, in the tenant of the printed code. */
export function SignIn() {
  const { t } = useLanguage()
  return (
    <Screen title={t(MINE.signInTitle)} onBack={() => go('')}>
      <CodeSignIn tenantOf={api.tenant}>
        <p className="k-soft">{t(MINE.signInText)}</p>
      </CodeSignIn>
    </Screen>
  )
}
