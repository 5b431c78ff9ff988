import { statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { exportPath, startExporter } from '../app/exporter.ts'
import { buildRunning } from '../app/running.ts'
import { systemClock } from '../platform/clock.ts'
import { type Address, connect } from '../platform/db/connect.ts'
import { loadKeys } from '../platform/keys.ts'
import { openLog } from '../platform/log.ts'

/** What the process is told: where the house stands. Then one line for each file that it is to make. */
export type ExportPlace = { address: Address; keysFolder: string; folder: string; tenant: number }
/** What it answers for a file: how long it took, and how its memory stood before and at the most, in bytes. */
export type ExportMade = { made: number; millis: number; before: number; peak: number; bytes: number }

/** Memory is looked at so often, in milliseconds. */
const LOOK = 10

/** The exporter in a process of its own, so that nothing but the making of files is in its memory. */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const place: ExportPlace = JSON.parse((await lines.next()).value)
const db = connect(place.address, 'app', { max: 4 })
const running = buildRunning({
  db,
  keys: await loadKeys(place.keysFolder),
  clock: systemClock,
  log: openLog('silent'),
})
const room = { folder: place.folder }
const exporter = startExporter(running.house, room, openLog('silent'))
for (;;) {
  const next = await lines.next()
  if (next.done) break
  global.gc?.()
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, LOOK)
  const started = performance.now()
  const made = await exporter.work()
  const millis = performance.now() - started
  clearInterval(timer)
  const { size: bytes } = statSync(exportPath(room, place.tenant, next.value))
  process.stdout.write(`${JSON.stringify({ made, millis, before, peak, bytes } satisfies ExportMade)}\n`)
}
await exporter.stop()
await running.stop()
await db.close()
