import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useLanguage } from '../kit/language.ts'
import { ApiError } from '../kit/problem.ts'
import { recall } from '../kit/remembered.ts'
import { type Me, useSession } from '../kit/session.ts'
import { enterTenant, TENANT_KEY } from './enter-tenant.ts'
import { Empty, Pending, Problem } from './parts/said.tsx'
import { reads } from './reads.ts'
import { usePlace } from './router.tsx'
import { Shell } from './shell/shell.tsx'
import { CONSOLE } from './words.ts'

const SignInPage = lazy(() => import('./sign-in/sign-in-page.tsx'))
const WallSignedOut = lazy(() => import('./wall/wall-signed-out.tsx').then((one) => ({ default: one.WallSignedOut })))
const ChangePasswordPage = lazy(() => import('./sign-in/change-password-page.tsx'))

/** Who may come in: nobody without signing in, nobody with a first password, and only who holds a post. */
export function Gate() {
  const session = useSession()
  const { path } = usePlace()
  const [start, setStart] = useState<'asking' | 'asked' | ApiError>('asking')
  const ask = useCallback(() => {
    const tenant = Number(recall(TENANT_KEY))
    setStart('asking')
    if (!(tenant > 0)) return setStart('asked')
    enterTenant(tenant).then(
      () => setStart('asked'),
      (reason: unknown) => {
        if (!(reason instanceof ApiError)) throw reason
        // No longer in that street: sign in and choose anew.
        setStart(reason.problem.kind === 'not_found' ? 'asked' : reason)
      },
    )
  }, [])
  useEffect(ask, [ask])
  useEffect(() => {
    if (session.state === 'out') reads.clear()
  }, [session.state])

  if (start instanceof ApiError && session.state === 'unknown')
    return (
      <main className="c-alone">
        <Problem error={start} onAgain={ask} />
      </main>
    )
  if (start === 'asking' && session.state === 'unknown') return <Waiting />
  // A wall hangs where nobody sits: it says so in big words.
  if (session.state !== 'in' && path === '/wall')
    return (
      <Suspense fallback={<Waiting />}>
        <WallSignedOut />
      </Suspense>
    )
  if (session.state !== 'in')
    return (
      <Suspense fallback={<Waiting />}>
        <SignInPage />
      </Suspense>
    )
  return <Inside me={session.me} />
}

function Inside({ me }: { me: Me }) {
  const { t } = useLanguage()
  if (me.mustChangePassword)
    return (
      <Suspense fallback={<Waiting />}>
        <ChangePasswordPage me={me} />
      </Suspense>
    )
  if (me.grants.length === 0)
    return (
      <main className="c-alone">
        <Empty title={t(CONSOLE.notStaffTitle)}>
          <p>{t(CONSOLE.notStaffText)}</p>
          <a href="/">{t(CONSOLE.residents)}</a>
        </Empty>
      </main>
    )
  return <Shell me={me} key={me.tenant} />
}

function Waiting() {
  return (
    <main className="c-alone">
      <Pending />
    </main>
  )
}
