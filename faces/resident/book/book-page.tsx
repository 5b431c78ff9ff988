import { useEffect } from 'react'
import { ApiError } from '../../kit/problem.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import type { OpenedPlace } from '../start.ts'
import './book.css'
import { MyBookings } from './my-bookings.tsx'
import { OfferingPage } from './offering-page.tsx'
import { StationsPage } from './stations-page.tsx'

/** Booking small services: the stations near this code, one service with its days, or one's own bookings, for which no code is needed. */
export default function BookPage({ place, at }: { place: OpenedPlace | null; at?: string }) {
  const session = useSession()
  // Who is signed in sees on the days what is his; nobody has to be.
  useEffect(() => {
    if (session.state !== 'unknown') return
    loadSession().catch((reason: unknown) => {
      if (!(reason instanceof ApiError)) throw reason
    })
  }, [session.state])
  if (at === 'mine') return <MyBookings />
  if (at) return <OfferingPage key={at} offeringId={at} />
  return place ? <StationsPage place={place} /> : <MyBookings />
}
