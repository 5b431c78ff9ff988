import { type ReactNode, useEffect, useState } from 'react'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { ApiError } from '../../kit/problem.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { SignIn } from './sign-in.tsx'

/** Pages of the signed-in person: who is not signed in does so first, and is then where she wanted to be. */
export function SignedIn({ title, children }: { title: string; children: ReactNode }) {
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
  if (session.state === 'unknown')
    return (
      <Screen title={title} onBack={() => go('')}>
        {error ? <ErrorNotice error={error} onAgain={() => setRound((now) => now + 1)} /> : <Loading />}
      </Screen>
    )
  return session.state === 'out' ? <SignIn /> : children
}
