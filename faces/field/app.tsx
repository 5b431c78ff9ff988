import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { ErrorNotice, Loading } from '../kit/components/notice.tsx'
import { ApiError } from '../kit/problem.ts'
import { recall, remember } from '../kit/remembered.ts'
import { type Me, resumeSession, useSession } from '../kit/session.ts'
import { useStore } from '../kit/store.ts'
import { Fence } from './fence.tsx'
import { cameByPassword, enterTenant, lastTenant, MeContext } from './me.ts'
import { MyCasesPage } from './my-cases/my-cases-page.tsx'
import { sendFarewell } from './offline/farewell.ts'
import { CARRIES, phone } from './offline/here.ts'
import { OtherOwnerPage } from './offline/other-owner-page.tsx'
import { UnlockPage } from './offline/unlock-page.tsx'
import { useLive } from './reads.ts'
import { useRoute } from './route.ts'
import { LostPage } from './shell/lost-page.tsx'
import { NewPasswordPage } from './sign-in/new-password-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

/** What a member uses every day: not needed for the first list, fetched behind it, so that it is there where the network is not. */
const DAILY = {
  case: () => import('./case/case-pages.tsx'),
  report: () => import('./report/report-pages.tsx'),
  grid: () => import('./grid/grid-pages.tsx'),
  me: () => import('./me/me-pages.tsx'),
}
/** So long after it was opened the page fetches the others, in milliseconds. */
const AHEAD_AFTER = 2000
const CasePages = lazy(() => DAILY.case().then((page) => ({ default: page.CasePages })))
const ReportPages = lazy(() => DAILY.report().then((page) => ({ default: page.ReportPages })))
const GridPages = lazy(() => DAILY.grid().then((page) => ({ default: page.GridPages })))
const MePages = lazy(() => DAILY.me().then((page) => ({ default: page.MePages })))
/** Fetched when they are opened. */
const HelpPages = lazy(() => import('./help/help-pages.tsx'))
const DoorsPages = lazy(() => import('./doors/doors-pages.tsx'))
const DayPages = lazy(() => import('./visits/day-pages.tsx'))
const FamilyPage = lazy(() => import('./family/family-page.tsx'))
const OfflinePage = lazy(() => import('./offline/offline-page.tsx'))
const NoPostPage = lazy(() => import('./sign-in/no-post-page.tsx'))
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
  useEffect(() => {
    // Another window has locked this phone's work behind a PIN: nothing may be written in the open beside it.
    const look = ({ key, newValue }: StorageEvent) => {
      if (key === `weige.${CARRIES}` && newValue === 'yes' && phone.get() === null) setLocked(true)
    }
    addEventListener('storage', look)
    void sendFarewell()
    return () => removeEventListener('storage', look)
  }, [])
  return isLocked ? <UnlockPage onOpen={open} onGone={gone} /> : <Door />
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
    if (!here || here.owner.accountId !== me.accountId || here.owner.tenant !== me.tenant) return
    void here.keepMe(me)
    // The house has just answered, or the session was opened anew: what waits need not wait for its turn.
    here.round()
  }, [here, me])
  const route = useRoute()
  if (me.mustChangePassword && cameByPassword()) return <NewPasswordPage me={me} />
  if (me.grants.length === 0 && !needsNoPost(route))
    return (
      <Suspense fallback={<Loading />}>
        <NoPostPage me={me} />
      </Suspense>
    )
  if (here && here.owner.accountId !== me.accountId) return <OtherOwnerPage here={here} />
  return (
    <MeContext.Provider value={me}>
      <Pages tenant={me.tenant} />
    </MeContext.Provider>
  )
}

/** Whoever is to receive a post signs before he holds one, and a supporter need hold none. */
function needsNoPost([page, part]: readonly string[]): boolean {
  return page === 'outbox' || (page === 'me' && (part === 'handovers' || part === 'talks'))
}

/** When the first list stands. A line that is down now is tried again when the page is opened. */
function fetchAhead(): () => void {
  const timer = setTimeout(() => {
    for (const fetchPage of Object.values(DAILY)) fetchPage().catch(() => undefined)
  }, AHEAD_AFTER)
  return () => clearTimeout(timer)
}

function Pages({ tenant }: { tenant: number }) {
  useLive(tenant)
  useEffect(fetchAhead, [])
  const [page, ...rest] = useRoute()
  return (
    <Suspense fallback={<Loading />}>
      <Page page={page} parts={rest} />
    </Suspense>
  )
}

function Page({ page, parts }: { page: string | undefined; parts: string[] }) {
  switch (page) {
    case undefined:
    case 'involved':
    case 'closed':
      return <MyCasesPage key={page} group={page ?? 'waiting'} />
    case 'case':
      return <CasePages parts={parts} />
    case 'report':
      return <ReportPages parts={parts} />
    case 'grid':
      return <GridPages parts={parts} />
    case 'help':
      return <HelpPages parts={parts} />
    case 'family':
      return <FamilyPage parts={parts} />
    case 'doors':
      return <DoorsPages parts={parts} />
    case 'day':
      return <DayPages parts={parts} />
    case 'me':
      return <MePages parts={parts} />
    case 'offline':
      return <OfflinePage />
    case 'outbox':
      return <OutboxPage />
    default:
      return <LostPage />
  }
}
