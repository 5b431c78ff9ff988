import type { ReactNode } from 'react'
import { api } from '../../kit/api.ts'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useLoadedSession } from '../../kit/use-loaded-session.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { HELP } from './words.ts'

/** Shows its children to who is signed in; everybody else signs in first and goes on where he wanted to. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const { session, error, again } = useLoadedSession()
  if (session.state === 'in') return children
  return (
    <Screen title={t(session.state === 'out' ? HELP.signIn : HELP.title)} onBack={() => go('help')}>
      {session.state === 'out' ? (
        <CodeSignIn tenantOf={api.tenant}>
          <p className="k-soft">{t(HELP.signInText)}</p>
        </CodeSignIn>
      ) : error ? (
        <ErrorNotice error={error} onAgain={again} />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}
