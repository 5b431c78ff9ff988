import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { tidyCode } from '../kit/place-code.ts'

export type OpenedPlace = OutputOf<Queries['intake.openPlace']>

export type OpenedSnap = OutputOf<Queries['intake.openSnap']>

/** What the server lays into the page of a printed code or of a community's snapshots, so that it opens without another request. */
export type Start =
  | { readonly tenant: number; readonly place: OpenedPlace }
  | { readonly tenant: number; readonly snap: OpenedSnap }

/** A street of the installation, for who signs in without a printed code. */
export type Street = { readonly tenant: number; readonly name: string }

/** Which page an address opens: a printed code's, a followed report's, a partner's, or where a code is typed in. */
export type Address =
  | { readonly page: 'place'; readonly code: string; readonly opens?: 'snap' }
  | { readonly page: 'snap'; readonly communityCode: string }
  | { readonly page: 'follow'; readonly code: string }
  | { readonly page: 'partner'; readonly code: string }
  | { readonly page: 'enter' }

/** Reads `/c/<code>`, `/snap/<code or the 12 digits of a community>`, `/t/<tracking code>` and `/p/<partner's code>`; anything else asks for a code. */
export function readAddress(pathname: string): Address {
  const [, kind, raw = ''] = pathname.split('/')
  const code = decode(raw).trim()
  if (tidyCode(code) === '') return { page: 'enter' }
  if (kind === 'c') return { page: 'place', code: tidyCode(code) }
  if (kind === 'snap')
    return /^\d{12}$/.test(code)
      ? { page: 'snap', communityCode: code }
      : { page: 'place', code: tidyCode(code), opens: 'snap' }
  if (kind === 'p') return { page: 'partner', code }
  return kind === 't' ? { page: 'follow', code } : { page: 'enter' }
}

/** The data laid into the page under `id="start"`; null when there are none. */
export function readStart(page: Document): Start | null {
  const text = page.getElementById('start')?.textContent
  if (!text) return null
  const start = JSON.parse(text)
  return start?.place || start?.snap ? start : null
}

/** The streets laid into a page that is opened without a code; none elsewhere. */
export function readStreets(page: Document): readonly Street[] {
  const text = page.getElementById('start')?.textContent
  return text ? (JSON.parse(text).streets ?? []) : []
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
