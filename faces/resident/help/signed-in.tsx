import { type ReactNode, useEffect, useState } from 'react'
import { api } from '../../kit/api.ts'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { HELP } from './words.ts'

/** Shows its children to who is signed in; everybody else signs in first and goes on where he wanted to. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const session = useSession()
  const [error, setError] = useState<ApiError | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is there to try again.
  useEffect(() => {
    setError(null)
    loadSession().catch((reason: unknown) => {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    })
  }, [round])
  if (session.state === 'in') return children
  return (
    <Screen title={t(session.state === 'out' ? HELP.signIn : HELP.title)} onBack={() => go('help')}>
      {session.state === 'out' ? (
        <CodeSignIn tenantOf={api.tenant}>
          <p className="k-soft">{t(HELP.signInText)}</p>
        </CodeSignIn>
      ) : error ? (
        <ErrorNotice error={error} onAgain={() => setRound((now) => now + 1)} />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}
