import { runDesk } from './desk.ts'
import { openGround } from './ground.ts'
import { runIntake } from './intake.ts'
import { runLocate } from './locate.ts'

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

const WORKLOADS = { locate: runLocate, intake: runIntake, desk: runDesk } as const

/** `npm run bench [-- name] [--quick]`: all workloads, or one by name. */
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isQuick = process.argv.includes('--quick')
const ground = await openGround()
try {
  for (const [name, run] of Object.entries(WORKLOADS)) {
    if (names.length > 0 && !names.includes(name)) continue
    for (const line of await run(ground, isQuick))
      process.stdout.write(`${JSON.stringify({ ...line, node: process.version })}\n`)
  }
} finally {
  await ground.close()
}
