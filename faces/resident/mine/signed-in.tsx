import { type ReactNode, useEffect, useState } from 'react'
import { api } from '../../kit/api.ts'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { ApiError } from '../../kit/problem.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { lastTenant } from '../last-place.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { SignIn } from './sign-in.tsx'

/**
 * Pages of the signed-in person: who is not signed in does so first, and is then where she wanted to be. Without a printed code it is the
 * street in which she signed in last on this device.
 */
export function SignedIn({ title, children }: { title: string; children: ReactNode }) {
  const session = useSession()
  const [tenant] = useState(() => api.tenant() || lastTenant())
  const [error, setError] = useState<ApiError | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is there to try again.
  useEffect(() => {
    setError(null)
    if (tenant === null) return
    loadSession(tenant).catch((reason: unknown) => {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    })
  }, [round])
  // Signed in, but in another street: here she is not known yet.
  const isStranger = error?.problem.kind === 'not_found'
  if (session.state === 'in') return children
  if (session.state === 'out' || tenant === null || isStranger) return <SignIn />
  return (
    <Screen title={title} onBack={() => go('')}>
      {error ? <ErrorNotice error={error} onAgain={() => setRound((now) => now + 1)} /> : <Loading />}
    </Screen>
  )
}
