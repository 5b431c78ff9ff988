import { type ReactNode, useState } from 'react'
import { api } from '../../kit/api.ts'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLoadedSession } from '../../kit/use-loaded-session.ts'
import { lastTenant } from '../last-place.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { SignIn } from './sign-in.tsx'

/**
 * Pages of the signed-in person: who is not signed in does so first, and is then where she wanted to be. Without a printed code it is the
 * street in which she signed in last on this device.
 */
export function SignedIn({ title, children }: { title: string; children: ReactNode }) {
  const [tenant] = useState(() => api.tenant() || lastTenant())
  const { session, error, again } = useLoadedSession(tenant)
  // Signed in, but in another street: here she is not known yet.
  const isStranger = error?.problem.kind === 'not_found'
  if (session.state === 'in') return children
  if (session.state === 'out' || tenant === null || isStranger) return <SignIn />
  return (
    <Screen title={title} onBack={() => go('')}>
      {error ? <ErrorNotice error={error} onAgain={again} /> : <Loading />}
    </Screen>
  )
}
