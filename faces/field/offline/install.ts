/** The worker that opens this face without a network. Its scope is this face alone; the one that shows pushes has its own. */
const WORKER = '/field-worker.js'
const SCOPE = '/field'

/** Whether this browser can keep rows safely: a secure page, a worker, a database, and locks among windows. */
export function canCarry(): boolean {
  return (
    isSecureContext &&
    'serviceWorker' in navigator &&
    'indexedDB' in globalThis &&
    'locks' in navigator &&
    'BroadcastChannel' in globalThis &&
    'subtle' in crypto
  )
}

/** From now on this face opens without a network. Resolves when everything it needs has been fetched. */
export async function install(): Promise<void> {
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE })
  await navigator.serviceWorker.ready
}

/** Opened anew: a version that was fetched meanwhile takes over, before anything is begun. */
export async function takeNewVersion(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration(SCOPE)
  if (!registration?.waiting) return
  const taken = new Promise<void>((done) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true })
  })
  registration.waiting.postMessage('take over')
  await taken
  location.reload()
}

/** The newest version is fetched and taken; what waits on the disk is not touched. */
export async function updateNow(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE)
  await registration?.update().catch(() => undefined)
  await takeNewVersion()
  location.reload()
}

/** This face no longer opens without a network. */
export async function uninstall(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE)
  await registration?.unregister()
}

/** Asks the browser not to clear what is kept when space is short. @returns whether it promises */
export async function askToPersist(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || navigator.storage.persist()
}

type InstallEvent = Event & { prompt(): Promise<unknown> }
let offered: InstallEvent | null = null
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  offered = event as InstallEvent
})

/** Puts the app on the home screen, where the browser offers it; null where it does not. */
export function installPrompt(): (() => void) | null {
  const event = offered
  return event && (() => void event.prompt())
}
