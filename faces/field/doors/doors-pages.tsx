import { LostPage } from '../shell/lost-page.tsx'
import { AddHomePage } from './add-home-page.tsx'
import { BuildingPage } from './building-page.tsx'
import { CarePage } from './care-page.tsx'
import { CorrectPage } from './correct-page.tsx'
import { BuildingsPage } from './find-pages.tsx'
import { HomePage } from './home-page.tsx'
import { LogPage } from './log-page.tsx'
import { AddPersonPage, PersonPage } from './person-pages.tsx'

/**
 * Doors, one thing per screen: `grid/<id>` the buildings, `map/<id>` the same drawn, `grid/<id>/<building>` its flats, `home/<household>` one flat and what is done there.
 */
export default function DoorsPages({ parts: [kind, id, page, more] }: { parts: readonly string[] }) {
  if (id === undefined) return <LostPage />
  if (kind === 'map') return <BuildingsPage gridId={id} look="map" />
  if (kind === 'grid') {
    if (page === undefined) return <BuildingsPage gridId={id} look="list" />
    return more === 'add' ? (
      <AddHomePage gridId={id} buildingId={page} />
    ) : (
      <BuildingPage gridId={id} buildingId={page} />
    )
  }
  if (kind !== 'home') return <LostPage />
  switch (page) {
    case undefined:
      return <HomePage householdId={id} />
    case 'log':
      return <LogPage householdId={id} />
    case 'correct':
      return <CorrectPage key={more} householdId={id} field={more ?? ''} />
    case 'add-person':
      return <AddPersonPage householdId={id} />
    case 'care':
      return <CarePage householdId={id} recipientId={more ?? ''} />
    case 'person':
      return <PersonPage householdId={id} personId={more ?? ''} />
    default:
      return <LostPage />
  }
}
