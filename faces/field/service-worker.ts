import { FILES } from 'virtual:precache'
import { markOf } from '../../platform/pure/marks.ts'
import { answersFor } from './offline/precached.ts'

/**
 * The worker that opens the members' app without a network. It keeps the page with its scripts and styles, all of one version, and nothing that
 * anybody said: data lie sealed in the app's own database. A new version is fetched beside the old one and takes over when the app is opened
 * anew. The types of a worker are not those of a page, so that what is used of them stands here.
 */
type Waits = Event & { waitUntil(work: Promise<unknown>): void }
type FetchEvent = Waits & { request: Request; respondWith(answer: Promise<Response>): void }

declare const self: { skipWaiting(): Promise<void> }
declare const clients: { claim(): Promise<void> }
declare function addEventListener(name: 'install' | 'activate', on: (event: Waits) => void): void
declare function addEventListener(name: 'fetch', on: (event: FetchEvent) => void): void
declare function addEventListener(name: 'message', on: (event: MessageEvent) => void): void

const MINE = 'weige-field-'
/** One cache for each version: pages and scripts of two never mix. */
const NAME = MINE + markOf(FILES.join())

addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(NAME).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))),
  )
})

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(MINE) && name !== NAME))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  )
})

addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting()
})

addEventListener('fetch', (event) => {
  const file = answersFor(event.request, location.origin, FILES)
  if (file === null) return
  event.respondWith(
    caches
      .open(NAME)
      .then((cache) => cache.match(file))
      .then((kept) => kept ?? fetch(event.request)),
  )
})
