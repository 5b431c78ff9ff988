import { useRoute } from '../route.ts'
import type { OpenedPlace } from '../start.ts'
import { AskPage } from './ask-page.tsx'
import { HelpHome } from './help-home.tsx'
import { MineList } from './mine-list.tsx'
import { NearList } from './near-list.tsx'
import { OfferPage } from './offer-page.tsx'
import { OffersList } from './offers-list.tsx'
import { OneNear } from './one-near.tsx'
import { OneOfMine } from './one-of-mine.tsx'
import { SignedIn } from './signed-in.tsx'

/** Neighbours help each other (码上帮): two ways in, what is needed near by, and what is one's own. */
export default function HelpPage({ place }: { place: OpenedPlace }) {
  const [, page, id] = useRoute()
  if (page === undefined) return <HelpHome place={place} />
  return (
    <SignedIn>
      <Page place={place} page={page} id={id} />
    </SignedIn>
  )
}

function Page({ place, page, id }: { place: OpenedPlace; page: string; id: string | undefined }) {
  switch (page) {
    case 'ask':
      return <AskPage place={place} step={id ?? 'kind'} />
    case 'offer':
      return <OfferPage place={place} step={id ?? 'kinds'} />
    case 'near':
      return id ? <OneNear key={id} code={place.code} requestId={id} /> : <NearList code={place.code} />
    case 'offers':
      return <OffersList code={place.code} />
    case 'mine':
      return id ? <OneOfMine key={id} requestId={id} /> : <MineList />
    default:
      return <HelpHome place={place} />
  }
}
