import { lazy, useEffect, useState } from 'react'
import { api } from '../kit/api.ts'
import { ErrorNotice, Loading, Notice } from '../kit/components/notice.tsx'
import { useLanguage } from '../kit/language.ts'
import { ApiError } from '../kit/problem.ts'
import { FollowPage } from './follow/follow-page.tsx'
import { keepPlace, lastPlace } from './last-place.ts'
import { Later } from './later.tsx'
import { PARTNER } from './partner/words.ts'
import { EnterCode } from './place/enter-code.tsx'
import { PlacePage } from './place/place-page.tsx'
import { ReceiptPage } from './report/receipt-page.tsx'
import { lastReceipt } from './report/receipts.ts'
import type { About } from './report/report-draft.ts'
import { ReportPage } from './report/report-page.tsx'
import { go, useRoute } from './route.ts'
import { Screen } from './screen.tsx'
import { type Address, type OpenedPlace, type OpenedSnap, readAddress, readStart, type Start } from './start.ts'
import { tellOpened } from './tell-opened.ts'
import { PLACE } from './words.ts'

const AskPage = lazy(() => import('./ask/ask-page.tsx'))
const DeliberatePage = lazy(() => import('./deliberate/deliberate-page.tsx'))
const BookPage = lazy(() => import('./book/book-page.tsx'))
const HelpPage = lazy(() => import('./help/help-page.tsx'))
const FamilyPage = lazy(() => import('./family/family-page.tsx'))
const MessagesPage = lazy(() => import('./messages/messages-page.tsx'))
const MinePage = lazy(() => import('./mine/mine-page.tsx'))
const SnapPage = lazy(() => import('./snap/snap-page.tsx'))
const PartnerPage = lazy(() => import('./partner/partner-page.tsx'))

/** What an address has been found to stand for. */
type Found =
  | { state: 'loading' }
  | { state: 'failed'; error: ApiError }
  | { state: 'unknown' }
  | { state: 'place'; place: OpenedPlace }
  | { state: 'snap'; snap: OpenedSnap }
  | { state: 'follow'; caseId: string }
  | { state: 'partner' }
  | { state: 'unknown_link' }

/** The residents' pages: a printed code's place with its services, one report by its tracking code, or one transfer by its link. */
export function App() {
  const [address] = useState(() => readAddress(location.pathname))
  const [found, setFound] = useState<Found>(() => fromStart(address, readStart(document)))
  const [round, setRound] = useState(0)
  const { t } = useLanguage()

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up once, and again when asked to.
  useEffect(() => {
    if (found.state !== 'loading') return
    lookUp(address).then(setFound, (error: unknown) => {
      if (!(error instanceof ApiError)) throw error
      setFound({ state: 'failed', error })
    })
  }, [round])

  switch (found.state) {
    case 'loading':
      return <Loading />
    case 'failed':
      return (
        <Screen title={t(PLACE.title)}>
          <ErrorNotice
            error={found.error}
            onAgain={() => {
              setFound({ state: 'loading' })
              setRound(round + 1)
            }}
          />
        </Screen>
      )
    case 'unknown':
      return address.page === 'enter' ? (
        <PagesWithoutCode />
      ) : (
        <EnterCode missed={address.page === 'place' || address.page === 'follow' ? address.page : undefined} />
      )
    case 'unknown_link':
      return (
        <Screen title={t(PARTNER.unknownTitle)}>
          <Notice tone="warm">{t(PARTNER.unknownText)}</Notice>
        </Screen>
      )
    case 'partner':
      return (
        <Later>
          <PartnerPage />
        </Later>
      )
    case 'follow':
      return <FollowPage caseId={found.caseId} />
    case 'snap':
      return (
        <Later>
          <SnapPages snap={found.snap} />
        </Later>
      )
    case 'place':
      return (
        <Later>
          <PlacePages place={found.place} />
        </Later>
      )
  }
}

function PlacePages({ place }: { place: OpenedPlace }) {
  useEffect(() => keepPlace({ tenant: api.tenant(), code: place.code }), [place.code])
  const route = useRoute()
  const [page, one, two] = route
  const receipt = page === 'receipt' ? lastReceipt() : null
  if (receipt) return <ReceiptPage receipt={receipt} />
  if (page === 'report') return <ReportPage key={two} place={place} step={one ?? 'what'} about={asAbout(two)} />
  if (page === 'ask') return <AskPage place={place} />
  if (page === 'mine') return <MinePage key={one} code={place.code} caseId={one} />
  if (page === 'messages') return <MessagesPage part={one} />
  if (page === 'deliberate') return <DeliberatePage place={place} path={route.slice(1)} />
  if (page === 'book') return <BookPage place={place} at={one} />
  if (page === 'snap') return <SnapPage place={place} snap={null} step={one ?? 'photo'} />
  if (page === 'help') return <HelpPage place={place} />
  if (page === 'family') return <FamilyPage key={one} place={place} shown={one} />
  if (page === 'enter') return <EnterCode onBack={() => go('')} />
  return <PlacePage place={place} />
}

/** What can be opened without a code by who is signed in: where letters and pushes lead. Anything else asks for a code. */
function PagesWithoutCode() {
  const route = useRoute()
  const [page, one] = route
  const last = lastPlace()
  if (page === 'messages')
    return (
      <Later>
        <MessagesPage part={one} />
      </Later>
    )
  if (page === 'mine')
    return (
      <Later>
        <MinePage key={one} code={last && last.tenant === api.tenant() ? last.code : null} caseId={one} />
      </Later>
    )
  if (page === 'book' && one === 'mine')
    return (
      <Later>
        <BookPage place={null} at={one} />
      </Later>
    )
  if (page === 'help' && one === 'mine')
    return (
      <Later>
        <HelpPage place={null} />
      </Later>
    )
  if (page === 'deliberate')
    return (
      <Later>
        <DeliberatePage place={null} path={route.slice(1)} />
      </Later>
    )
  return <EnterCode />
}

function asAbout(part: string | undefined): About {
  return part === 'platform' || part === 'question' ? part : 'matter'
}

/** A community's own address for snapshots: no place is known before somebody says it. */
function SnapPages({ snap }: { snap: OpenedSnap }) {
  const [page, one] = useRoute()
  const receipt = page === 'receipt' ? lastReceipt() : null
  if (receipt) return <ReceiptPage receipt={receipt} />
  if (page === 'mine') return <MinePage key={one} code={null} caseId={one} />
  if (page === 'messages') return <MessagesPage part={one} />
  if (page === 'enter') return <EnterCode onBack={() => go('')} />
  return <SnapPage place={null} snap={snap} step={page === 'snap' ? (one ?? 'photo') : 'photo'} />
}

function fromStart(address: Address, start: Start | null): Found {
  if (address.page === 'enter') return { state: 'unknown' }
  if (!start) return { state: 'loading' }
  api.use({ tenant: start.tenant })
  if ('snap' in start) return { state: 'snap', snap: start.snap }
  if (address.page !== 'place') return { state: 'loading' }
  if (address.opens === 'snap' && location.hash === '') go('snap', { replace: true })
  tellOpened(start.tenant, start.place.code)
  return { state: 'place', place: start.place }
}

/** Asks the server what a code stands for; from then on calls go to that tenant, with the tracking code as bearer. */
async function lookUp(address: Address): Promise<Found> {
  if (address.page === 'enter') return { state: 'unknown' }
  if (address.page === 'snap') {
    api.use({ tenant: Number(address.communityCode.slice(0, 9)) })
    return { state: 'snap', snap: await api.ask('intake.openSnap', { communityCode: address.communityCode }) }
  }
  const kind = address.page === 'place' ? 'place_code' : address.page === 'partner' ? 'partner' : 'tracking'
  const resolved = await api.resolve(kind, address.code)
  if (!resolved) return { state: address.page === 'partner' ? 'unknown_link' : 'unknown' }
  api.use({ tenant: resolved.tenant })
  if (address.page === 'place') {
    const place = await api.ask('intake.openPlace', { code: address.code })
    if (address.opens === 'snap' && location.hash === '') go('snap', { replace: true })
    tellOpened(resolved.tenant, place.code)
    return { state: 'place', place }
  }
  api.use({ bearer: address.code })
  if (address.page === 'partner') return { state: 'partner' }
  return { state: 'follow', caseId: resolved.subjectId }
}
