import type { Commands } from '../../modules/api.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import type { Word } from '../../platform/pure/words.ts'
import { api } from './api.ts'
import { SETTINGS_PAGE } from './messages/words.ts'
import { ApiError } from './problem.ts'

/** A browser's subscription, as the server takes it. */
export type Subscribed = InputOf<Commands['notifications.subscribeWebPush']>

/** At which address the server has the worker that shows pushes, for all faces of this house. */
const WORKER = '/push-worker.js'

/** What a browser can do, as far as push is concerned. */
export type Means = { isSecure: boolean; canPush: boolean; permission: NotificationPermission | null }

/** Why this browser cannot be pushed to, in words; null when it can. */
export function pushObstacle(pushKey: string | null, means: Means): Word | null {
  if (pushKey === null) return SETTINGS_PAGE.pushNotSetUp
  if (!means.isSecure) return SETTINGS_PAGE.pushInsecure
  if (!means.canPush) return SETTINGS_PAGE.pushUnknown
  return means.permission === 'denied' ? SETTINGS_PAGE.pushDenied : null
}

/** What the browser of this page can do. */
export function meansHere(): Means {
  return {
    isSecure: isSecureContext,
    canPush: 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
    permission: 'Notification' in window ? Notification.permission : null,
  }
}

/** The subscription of this browser; null when there is none, or it cannot have one. */
export async function currentSubscription(): Promise<PushSubscription | null> {
  if (!meansHere().isSecure || !meansHere().canPush) return null
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/**
 * Asks the person for leave and the browser for a subscription under the house's key.
 * @returns why it did not work, in words, where it did not
 */
export async function subscribe(pushKey: string): Promise<Subscribed | Word> {
  if ((await Notification.requestPermission()) !== 'granted') return SETTINGS_PAGE.pushDenied
  try {
    const registration = await activated(await navigator.serviceWorker.register(WORKER, { scope: '/' }))
    // One that was made under another key would never hear from this house.
    await (await registration.pushManager.getSubscription())?.unsubscribe()
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
    const { p256dh, auth } = made.toJSON().keys ?? {}
    if (!p256dh || !auth) return SETTINGS_PAGE.pushUnreachable
    return { endpoint: made.endpoint, p256dh, auth }
  } catch {
    // Browsers say no more than that it failed: mostly their push service cannot be reached from here.
    return SETTINGS_PAGE.pushUnreachable
  }
}

/** Before somebody signs out: what is pushed to this browser is no longer meant for who holds it. Signing out does not fail because of it. */
export async function giveBackPush(): Promise<void> {
  try {
    const made = await currentSubscription()
    if (!made) return
    await made.unsubscribe()
    await api.run('notifications.unsubscribeWebPush', { endpoint: made.endpoint })
  } catch (reason) {
    if (!(reason instanceof ApiError || reason instanceof DOMException)) throw reason
  }
}

/** Waits until the worker of a registration is at work: only then it can be subscribed. */
async function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorkerRegistration> {
  const worker = registration.active ?? registration.waiting ?? registration.installing
  if (!worker || worker.state === 'activated') return registration
  await new Promise<void>((done) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') done()
    })
  })
  return registration
}
