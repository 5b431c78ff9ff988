import { createStore, useStore } from '../kit/store.ts'

/** The address under which this face is served. */
const BASE = '/field'

/** One place in the window's history: how far from where it began, and how far down it was scrolled when it was left. */
type Entry = { readonly key: string; readonly depth: number }
const path = createStore(location.pathname)
const scrolls = new Map<string, number>()
let here: Entry = { key: '', depth: 0 }

/** Takes over the links and the history of this window; call once before the first render. */
export function startRoutes(): void {
  history.scrollRestoration = 'manual'
  here = entryOf(history.state) ?? { key: newKey(), depth: 0 }
  history.replaceState(here, '')
  addEventListener('popstate', (event) => {
    leave()
    here = entryOf(event.state) ?? { key: newKey(), depth: 0 }
    path.set(location.pathname)
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || event.defaultPrevented || link.target !== '' || link.origin !== location.origin) return
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return
    event.preventDefault()
    go(link.pathname.slice(BASE.length + 1))
  })
}

/** The page, from the address: `/field/case/<id>` is ['case', '<id>'], the first page []. */
export function useRoute(): readonly string[] {
  return readRoute(useStore(path))
}

/** Goes to a page of this face; `replace` leaves no step to come back to. */
export function go(to: string, how: { replace?: boolean } = {}): void {
  leave()
  const address = hrefOf(to)
  if (how.replace) {
    scrolls.delete(here.key)
    history.replaceState(here, '', address)
  } else {
    here = { key: newKey(), depth: here.depth + 1 }
    history.pushState(here, '', address)
  }
  path.set(address)
}

/** Back to where the person came from; who came from outside goes to `otherwise`. */
export function back(otherwise: string): void {
  if (here.depth > 0) history.back()
  else go(otherwise, { replace: true })
}

/** The address of a page. */
export function hrefOf(to: string): string {
  return to === '' ? BASE : `${BASE}/${to}`
}

/** How far down this page was scrolled when it was left, in pixels; 0 for a page that is new. */
export function scrollHere(): number {
  return scrolls.get(here.key) ?? 0
}

/** The parts of an address of this face. */
export function readRoute(pathname: string): readonly string[] {
  return pathname.split('/').filter(Boolean).slice(1)
}

function leave(): void {
  scrolls.set(here.key, scrollY)
}

function entryOf(state: unknown): Entry | null {
  if (typeof state !== 'object' || state === null || !('key' in state) || !('depth' in state)) return null
  return typeof state.key === 'string' && typeof state.depth === 'number'
    ? { key: state.key, depth: state.depth }
    : null
}

function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-')
}
