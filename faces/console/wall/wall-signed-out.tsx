import { lazy, Suspense, useEffect, useState } from 'react'
import { LanguageSwitch } from '../../kit/components/switches.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { recall } from '../../kit/remembered.ts'
import { useSession } from '../../kit/session.ts'
import { enterTenant, TENANT_KEY } from '../enter-tenant.ts'
import { useTitle } from '../parts/page.tsx'
import { Pending } from '../parts/said.tsx'
import './wall.css'
import { WALL } from './words.ts'

const SignInPage = lazy(() => import('../sign-in/sign-in-page.tsx'))

/** So often it is looked whether somebody has signed in meanwhile in another window, in milliseconds. */
const LOOK = 20_000

/** A wall without a sign-in says so across the room, and comes back by itself when there is one again, here or in another window. */
export function WallSignedOut() {
  const { t, moment } = useLanguage()
  const session = useSession()
  const [isSigningIn, setSigningIn] = useState(false)
  const [since] = useState(() => new Date().toISOString())
  const hasExpired = session.state === 'out' && session.hasExpired === true
  useTitle(t(WALL.wall))
  useEffect(() => {
    const timer = setInterval(look, LOOK)
    return () => clearInterval(timer)
  }, [])
  if (isSigningIn)
    return (
      <Suspense fallback={<Pending />}>
        <SignInPage />
      </Suspense>
    )
  return (
    <main className="w-wall w-out">
      <h1>{t(hasExpired ? WALL.expired : WALL.signedOut)}</h1>
      <p>{t(hasExpired ? WALL.expiredText : WALL.signedOutText, { at: moment(since) })}</p>
      <p className="w-tools">
        <button type="button" onClick={() => setSigningIn(true)}>
          {t(WALL.signIn)}
        </button>
        <LanguageSwitch />
      </p>
    </main>
  )
}

function look(): void {
  const tenant = Number(recall(TENANT_KEY))
  if (!(tenant > 0)) return
  enterTenant(tenant).catch((reason: unknown) => {
    // No network, or whoever signed in works elsewhere: it is looked again.
    if (!(reason instanceof ApiError)) throw reason
  })
}
