import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { systemClock } from '../../platform/clock.ts'
import { connect, type Db } from '../../platform/db/connect.ts'
import type { Keys } from '../../platform/keys.ts'
import { openBrowser } from './browser.ts'
import { TEST_MASTER, testKeys } from './house.ts'
import { cloneSample, readySample, type StoryGround } from './sample.ts'
import { freePort, openTemporary, type ServerProcess, startServer } from './server.ts'
import { dropDatabase, testAddress, testUrl } from './template.ts'

/** The sample of 师大社区 served by the built house in a process of its own, as an operator runs it, and a browser. */
export type Served = {
  readonly ground: StoryGround
  /** The process that serves it now; it stands at the same address after `startAgain`. */
  readonly server: ServerProcess
  readonly browser: Browser
  /** What the server writes, past the screens. */
  readonly db: Db
  readonly keys: Keys
  /** After the server was killed. */
  startAgain(): Promise<void>
  close(): Promise<void>
}

/** A few of its cases are enough for a story. */
const SHARE = 0.05

/** Serves a sample of one's own, made within this test run. */
export async function openServed(): Promise<Served> {
  const now = systemClock.now()
  const database = await cloneSample('served', { key: 'shida', now, share: SHARE })
  const ground = await readySample(database, now)
  const data = await openTemporary('weige-served-')
  await mkdir(join(data, 'keys'), { mode: 0o700 })
  await writeFile(join(data, 'keys', 'master.key'), TEST_MASTER.toString('base64'))
  const port = await freePort()
  const start = () => startServer({ data, port, args: ['--sample'], env: { DATABASE_URL: testUrl(database) } })
  let server = await start()
  const browser = await openBrowser()
  const db = connect(testAddress(database), 'app', { max: 2 })
  return {
    ground,
    get server() {
      return server
    },
    browser,
    db,
    keys: testKeys(),
    startAgain: async () => {
      server = await start()
    },
    close: async () => {
      await browser.close()
      await db.close()
      await server.stop()
      await dropDatabase(database)
      await rm(data, { recursive: true, force: true })
    },
  }
}
