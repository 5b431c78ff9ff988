import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { api } from '../kit/api.ts'

export type Located = OutputOf<Queries['grids.locatePoint']>
/** A point on earth in WGS84 degrees, with its accuracy in metres when known. */
export type Spot = { readonly lng: number; readonly lat: number; readonly accuracyMetres: number | null }

/** Where the device is; null when the person or the browser says no, or within 12 s nothing is found. */
export function deviceSpot(): Promise<Spot | null> {
  return new Promise((done) => {
    if (!('geolocation' in navigator)) return done(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        done({ lng: coords.longitude, lat: coords.latitude, accuracyMetres: Math.round(coords.accuracy) }),
      () => done(null),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 },
    )
  })
}

/** The grid a spot lies in. */
export function locate(spot: Spot): Promise<Located> {
  const accuracy = spot.accuracyMetres === null ? {} : { accuracyMetres: spot.accuracyMetres }
  return api.ask('grids.locatePoint', { point: { lng: spot.lng, lat: spot.lat, crs: 'WGS84', ...accuracy } })
}
