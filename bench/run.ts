import { type Cities, openCities } from './city.ts'
import { runDesk } from './desk.ts'
import { runExport } from './export.ts'
import { runFleet } from './fleet.ts'
import { type BenchGround, openGround } from './ground.ts'
import { runIntake } from './intake.ts'
import { runLate } from './late.ts'
import { runLifecycle, runSpike } from './lifecycle.ts'
import { runLocate } from './locate.ts'
import { runOverview } from './overview.ts'
import { runPhone } from './phone.ts'
import { runPlaces } from './places.ts'

/** One measured workload: a figure beside its ceiling of the same run. Printed as one JSON line. */
export type Line = {
  workload: string
  figure: number
  unit: string
  ceiling: number | null
  ratio: number | null
  data: string
  [more: string]: unknown
}

/** What a workload runs on: communities of its own, and a city at two sizes, loaded when first asked for. */
type Means = { ground: BenchGround; cities(): Promise<Cities>; isQuick: boolean }

const WORKLOADS = {
  locate: ({ ground, isQuick }) => runLocate(ground, isQuick),
  intake: ({ ground, isQuick }) => runIntake(ground, isQuick),
  fleet: ({ ground, isQuick }) => runFleet(ground, isQuick),
  phone: ({ ground, isQuick }) => runPhone(ground, isQuick),
  export: ({ ground, isQuick }) => runExport(ground, isQuick),
  places: ({ ground, isQuick }) => runPlaces(ground, isQuick),
  overview: ({ ground, isQuick }) => runOverview(ground, isQuick),
  desk: async ({ cities, isQuick }) => runDesk(await cities(), isQuick),
  late: async ({ cities, isQuick }) => runLate(await cities(), isQuick),
  lifecycle: async ({ cities, isQuick }) => runLifecycle(await cities(), isQuick),
  spike: async ({ cities, isQuick }) => runSpike(await cities(), isQuick),
} as const satisfies Record<string, (means: Means) => Promise<Line[]>>

/** `npm run bench [-- name …] [--quick]`: all workloads, or those named. */
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isQuick = process.argv.includes('--quick')
const ground = await openGround()
let loaded: Promise<Cities> | undefined
const cities = () => {
  loaded ??= openCities(ground, isQuick, (line) => process.stderr.write(`${line}\n`))
  return loaded
}
try {
  for (const [name, run] of Object.entries(WORKLOADS)) {
    if (names.length > 0 && !names.includes(name)) continue
    for (const line of await run({ ground, cities, isQuick }))
      process.stdout.write(`${JSON.stringify({ ...line, node: process.version })}\n`)
  }
} catch (error) {
  // Said before anything is closed: closing cuts connections, whose complaints would hide it.
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 1
} finally {
  await (await loaded)?.close()
  await ground.close()
}
