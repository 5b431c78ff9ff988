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

/** Neighbours help each other (码上帮): two ways in, what is needed near by, and what is one's own, for which no code is needed. */
export default function HelpPage({ place }: { place: OpenedPlace | null }) {
  const [, page, id] = useRoute()
  if (place && page === undefined) return <HelpHome place={place} />
  return <SignedIn>{place && page !== 'mine' ? <Near place={place} page={page} id={id} /> : <Mine id={id} />}</SignedIn>
}

function Mine({ id }: { id: string | undefined }) {
  return id ? <OneOfMine key={id} requestId={id} /> : <MineList />
}

function Near({ place, page, id }: { place: OpenedPlace; page: string | undefined; id: string | undefined }) {
  switch (page) {
    case 'ask':
      return <AskPage place={place} step={id ?? 'kind'} />
    case 'offer':
      return <OfferPage place={place} step={id ?? 'kinds'} />
    case 'near':
      return id ? <OneNear key={id} code={place.code} requestId={id} /> : <NearList code={place.code} />
    case 'offers':
      return <OffersList code={place.code} />
    default:
      return <HelpHome place={place} />
  }
}
