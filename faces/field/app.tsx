import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { ErrorNotice, Loading } from '../kit/components/notice.tsx'
import { ApiError } from '../kit/problem.ts'
import { recall, remember } from '../kit/remembered.ts'
import { type Me, resumeSession, useSession } from '../kit/session.ts'
import { useStore } from '../kit/store.ts'
import { CasePages } from './case/case-pages.tsx'
import { Fence } from './fence.tsx'
import { GridPages } from './grid/grid-pages.tsx'
import { MePages } from './me/me-pages.tsx'
import { cameByPassword, enterTenant, lastTenant, MeContext } from './me.ts'
import { MyCasesPage } from './my-cases/my-cases-page.tsx'
import { CARRIES, phone } from './offline/here.ts'
import { OtherOwnerPage } from './offline/other-owner-page.tsx'
import { useLive } from './reads.ts'
import { ReportPages } from './report/report-pages.tsx'
import { useRoute } from './route.ts'
import { LostPage } from './shell/lost-page.tsx'
import { NewPasswordPage } from './sign-in/new-password-page.tsx'
import { NoPostPage } from './sign-in/no-post-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

/** Fetched when they are opened. */
const HelpPages = lazy(() => import('./help/help-pages.tsx'))
const DoorsPages = lazy(() => import('./doors/doors-pages.tsx'))
const DayPages = lazy(() => import('./visits/day-pages.tsx'))
const FamilyPage = lazy(() => import('./family/family-page.tsx'))
const UnlockPage = lazy(() => import('./offline/unlock-page.tsx'))
const OfflinePage = lazy(() => import('./offline/offline-page.tsx'))
const OutboxPage = lazy(() => import('./offline/outbox-page.tsx'))

/** The members' phone app, from the sign-in down. */
export function App() {
  return (
    <Fence>
      <Gate />
    </Fence>
  )
}

/** What lies on this phone opens first, by its PIN. */
function Gate() {
  const [isLocked, setLocked] = useState(() => recall(CARRIES) === 'yes' && phone.get() === null)
  const open = useCallback((me: Me | null) => {
    if (me) resumeSession(me)
    setLocked(false)
  }, [])
  const gone = useCallback(() => {
    remember(CARRIES, null)
    setLocked(false)
  }, [])
  if (!isLocked) return <Door />
  return (
    <Suspense fallback={<Loading />}>
      <UnlockPage onOpen={open} onGone={gone} />
    </Suspense>
  )
}

/** Who may come in: nobody without signing in, and only who holds a post in the street. */
function Door() {
  const session = useSession()
  const [start, setStart] = useState<'asking' | 'asked' | ApiError>('asking')
  const ask = useCallback(() => {
    const tenant = lastTenant()
    if (tenant === null) return setStart('asked')
    setStart('asking')
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

  if (session.state === 'in') return <Inside me={session.me} key={session.me.tenant} />
  if (start instanceof ApiError && session.state === 'unknown')
    return (
      <main className="f-alone">
        <ErrorNotice error={start} onAgain={ask} />
      </main>
    )
  if (start === 'asking' && session.state === 'unknown')
    return (
      <main className="f-alone">
        <Loading />
      </main>
    )
  return <SignInPage />
}

function Inside({ me }: { me: Me }) {
  const here = useStore(phone)
  useEffect(() => {
    if (here && here.owner.accountId === me.accountId && here.owner.tenant === me.tenant) void here.keepMe(me)
  }, [here, me])
  const route = useRoute()
  if (me.mustChangePassword && cameByPassword()) return <NewPasswordPage me={me} />
  if (me.grants.length === 0 && !needsNoPost(route)) return <NoPostPage me={me} />
  if (here && here.owner.accountId !== me.accountId) return <OtherOwnerPage here={here} />
  return (
    <MeContext.Provider value={me}>
      <Pages tenant={me.tenant} />
    </MeContext.Provider>
  )
}

/** Whoever is to receive a post signs before he holds one, and a supporter need hold none. */
function needsNoPost([page, part]: readonly string[]): boolean {
  return page === 'me' && (part === 'handovers' || part === 'talks')
}

function Pages({ tenant }: { tenant: number }) {
  useLive(tenant)
  const [page, ...rest] = useRoute()
  switch (page) {
    case undefined:
    case 'involved':
    case 'closed':
      return <MyCasesPage key={page} group={page ?? 'waiting'} />
    case 'case':
      return <CasePages parts={rest} />
    case 'report':
      return <ReportPages parts={rest} />
    case 'grid':
      return <GridPages parts={rest} />
    case 'help':
      return (
        <Suspense fallback={<Loading />}>
          <HelpPages parts={rest} />
        </Suspense>
      )
    case 'family':
      return (
        <Suspense fallback={<Loading />}>
          <FamilyPage parts={rest} />
        </Suspense>
      )
    case 'doors':
      return (
        <Suspense fallback={<Loading />}>
          <DoorsPages parts={rest} />
        </Suspense>
      )
    case 'day':
      return (
        <Suspense fallback={<Loading />}>
          <DayPages parts={rest} />
        </Suspense>
      )
    case 'me':
      return <MePages parts={rest} />
    case 'offline':
    case 'outbox': {
      const Page = page === 'offline' ? OfflinePage : OutboxPage
      return (
        <Suspense fallback={<Loading />}>
          <Page />
        </Suspense>
      )
    }
    default:
      return <LostPage />
  }
}
