import { createStore, useStore } from '../kit/store.ts'

/** The address under which this face is served. */
const BASE = '/field'

/** One place in the window's history: how far from where it began, and the address from which it was reached ('': from outside). */
type Entry = { readonly key: string; readonly depth: number; readonly from: string }
const path = createStore(location.pathname)
const scrolls = new Map<string, number>()
let here: Entry = newEntry()

/** Takes over the links and the history of this window; call once before the first render. */
export function startRoutes(): void {
  history.scrollRestoration = 'manual'
  here = entryOf(history.state) ?? newEntry()
  history.replaceState(here, '')
  addEventListener('popstate', (event) => {
    leave()
    here = entryOf(event.state) ?? newEntry()
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
    here = { ...newEntry(), depth: here.depth + 1, from: path.get() }
    history.pushState(here, '', address)
  }
  path.set(address)
}

/** Back to where the person came from; who came from outside goes to `otherwise`. */
export function back(otherwise: string): void {
  if (here.depth > 0) history.back()
  else go(otherwise, { replace: true })
}

/** On to a page after something is done. Who came from there goes back: the list stands where it was, and is one step of the history. */
export function goOn(to: string): void {
  if (here.depth > 0 && here.from === hrefOf(to)) history.back()
  else go(to, { replace: true })
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
  const from = 'from' in state && typeof state.from === 'string' ? state.from : ''
  return typeof state.key === 'string' && typeof state.depth === 'number'
    ? { key: state.key, depth: state.depth, from }
    : null
}

function newEntry(): Entry {
  return { key: crypto.getRandomValues(new Uint32Array(2)).join('-'), depth: 0, from: '' }
}
