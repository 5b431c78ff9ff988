import { readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumPath, FLAGS, PHONE } from './browser.ts'
import { openTemporary } from './server.ts'

/** A phone of one's own: a browser with a profile that stays on its disk, which can be killed as a phone kills an app. */
export type Pocket = {
  /** What is open now; after `kill` only once it was opened again. */
  page(): Page
  /** Starts the browser with what lies in its profile. */
  open(): Promise<Page>
  /** SIGKILL of the browser and all its processes: nothing is told, nothing is tidied up. */
  kill(): Promise<void>
  /** Flight mode, also for the browsers that are opened while it is on. */
  setOffline(on: boolean): Promise<void>
  /** What broke on its pages, and what the house failed at. */
  readonly faults: string[]
  close(): Promise<void>
}

/** A phone whose clock is `ahead` milliseconds before that of this machine. */
export async function openPocket(ahead: number): Promise<Pocket> {
  const profile = await openTemporary('weige-pocket-')
  const faults: string[] = []
  let context: BrowserContext | undefined
  let isOffline = false

  async function open(): Promise<Page> {
    const opened = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      headless: true,
      args: FLAGS,
      viewport: PHONE,
      locale: 'zh-CN',
      hasTouch: true,
    })
    context = opened
    await opened.setOffline(isOffline)
    await opened.addInitScript(shiftDates, ahead)
    const [page] = opened.pages()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('response', (response) => {
      if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
    })
    return page
  }

  async function kill(): Promise<void> {
    if (!context) return
    const gone = new Promise((done) => context?.once('close', done))
    // The browser names its process in its profile; it leads a group of its own.
    const lock = await readlink(join(profile, 'SingletonLock'))
    process.kill(-Number(lock.split('-').pop()), 'SIGKILL')
    await gone
    context = undefined
  }

  return {
    page: () => {
      const page = context?.pages()[0]
      if (!page) throw new Error('this phone is not open')
      return page
    },
    open,
    kill,
    setOffline: async (on) => {
      isOffline = on
      await context?.setOffline(on)
    },
    faults,
    close: async () => {
      await context?.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** Only dates are moved; what waits a second waits a second. Runs in the page. */
function shiftDates(ahead: number): void {
  const real = Date
  const shifted = class extends real {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(real.now() + ahead)
      else super(...given)
    }
    static override now = () => real.now() + ahead
  }
  Object.assign(globalThis, { Date: shifted })
}
