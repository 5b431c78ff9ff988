import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../app/database.ts'
import { buildRunning, type Running } from '../app/running.ts'
import { systemClock } from '../platform/clock.ts'
import type { Address, Db } from '../platform/db/connect.ts'
import { removeEmbedded } from '../platform/db/embedded/server.ts'
import { loadKeys } from '../platform/keys.ts'
import { openLog } from '../platform/log.ts'
import { buildCommunity, type TestCommunity } from '../tests/support/community.ts'

/** A durable database of its own with a few communities, for all workloads of a run. */
export type BenchGround = {
  db: Db
  address: Address
  keysFolder: string
  running: Running
  communities: TestCommunity[]
  close(): Promise<void>
}

/** Codes of invented communities in different subdistricts, so that their chains do not wait for one another. */
const CODES = [
  '510112002009',
  '510112003009',
  '510112004009',
  '510112005009',
  '510112006009',
  '510112007009',
  '510112008009',
  '510112009009',
]

export async function openGround(): Promise<BenchGround> {
  const data = await mkdtemp(join(tmpdir(), 'weige-bench-'))
  const config = {
    root: new URL('..', import.meta.url).pathname,
    version: '0',
    localDir: data,
    databaseUrl: undefined,
    host: '',
    port: 0,
    isSample: false,
    isLan: false,
    publicUrl: '',
    isSecure: false,
    trustProxy: false,
  }
  const opened = await openDatabase(config, systemClock.now(), () => undefined)
  const running = buildRunning({
    db: opened.db,
    keys: await loadKeys(join(data, 'keys')),
    clock: systemClock,
    log: openLog('silent'),
  })
  const communities: TestCommunity[] = []
  for (const code of CODES) communities.push(await buildCommunity(running, code))
  return {
    db: opened.db,
    address: opened.address,
    keysFolder: join(data, 'keys'),
    running,
    communities,
    close: async () => {
      await running.stop()
      await opened.close()
      // Root's server keeps its data in a folder of the system, not in ours.
      await removeEmbedded(join(data, 'postgres'))
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The value below which a share of the values lies; `share` 0–1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Keeps `clients` busy for `millis`; answers how long each piece took, in milliseconds. */
export async function load(
  clients: number,
  millis: number,
  piece: (client: number) => Promise<void>,
): Promise<number[]> {
  const took: number[] = []
  const until = performance.now() + millis
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const start = performance.now()
        await piece(client)
        took.push(performance.now() - start)
      }
    }),
  )
  return took
}
