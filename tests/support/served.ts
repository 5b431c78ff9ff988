import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type StoryGround, seedSample } from './sample.ts'
import { openTemporary, type ServerProcess, startServer } from './server.ts'

/** The sample of 师大社区 served by the built house in a process of its own, as an operator runs it, and a browser. */
export type Served = {
  readonly ground: StoryGround
  readonly server: ServerProcess
  readonly browser: Browser
  close(): Promise<void>
}

/** Makes the sample in a data folder of its own and serves it. */
export async function openServed(): Promise<Served> {
  const data = await openTemporary('weige-served-')
  const ground = await seedSample(data)
  const server = await startServer({ data, args: ['--sample'] })
  const browser = await openBrowser()
  return {
    ground,
    server,
    browser,
    close: async () => {
      await browser.close()
      await server.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
