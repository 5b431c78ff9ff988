import { targetOf, toShow } from './shown.ts'

/**
 * The service worker that shows what is pushed, for residents and members alike: one per browser, so that nobody is told twice. It keeps
 * no pages and answers no requests. The types of a worker are not those of a page, so that what is used of them stands here.
 */
type PushEvent = Event & { data: { text(): string } | null; waitUntil(work: Promise<unknown>): void }
type ClickEvent = Event & { notification: Notification; waitUntil(work: Promise<unknown>): void }
type Client = { readonly url: string; focus(): Promise<unknown> }

declare const registration: ServiceWorkerRegistration
declare const clients: {
  matchAll(what: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Client[]>
  openWindow(url: string): Promise<unknown>
}
declare function addEventListener(name: 'push', on: (event: PushEvent) => void): void
declare function addEventListener(name: 'notificationclick', on: (event: ClickEvent) => void): void

addEventListener('push', (event) => {
  const { title, text, url, tag } = toShow(event.data?.text() ?? '')
  event.waitUntil(registration.showNotification(title, { body: text, tag, data: { url } }))
})

addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(targetOf(event.notification.data, location.origin)))
})

/** Shows the page where it is open already, else opens it. */
async function open(url: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const same = windows.find((one) => one.url === url)
  if (same) await same.focus()
  else await clients.openWindow(url)
}
