import { buildRunning } from '../app/running.ts'
import { reminderSweep } from '../modules/cases/reminders.ts'
import { openLog } from '../platform/log.ts'
import type { Cities, City } from './city.ts'
import type { Line } from './run.ts'
import { record, replay } from './tape.ts'

/** Steps that come due at one instant: business closes, and an eighth of all open cases have that very deadline. */
const AT_ONCE = 10_000
/** Tapes for the ceiling, one street each; of few streets a quarter. */
const TAPES = 8

/**
 * How late the last of many is reminded, when their steps come due at the same instant in a city with a million cases: the sweep begins at
 * the worst moment, a whole interval later, and goes from street to street. Beside it the very statements sent again bare.
 */
export async function runLate({ large }: Cities, isQuick: boolean): Promise<Line[]> {
  const wanted = isQuick ? AT_ONCE / 20 : AT_ONCE
  // What was loaded long due is told first and is no part of it.
  await sweepAll(large, new Date())
  const until = await instantOf(large, wanted)
  const due = await dueBy(large, until)
  const tapes = []
  const streets = await reminderSweep.dueTenants(large.db, until)
  for (const tenant of streets.slice(0, Math.min(TAPES, streets.length / 4))) {
    const running = later(large, until)
    tapes.push(await record(async () => void (await running.sweep(reminderSweep, tenant))))
    await running.stop()
  }
  const recorded = due - (await dueBy(large, until))
  const started = performance.now()
  await sweepAll(large, until)
  const seconds = (performance.now() - started) / 1000
  const rate = (due - recorded) / seconds
  const client = await large.db.pool.connect()
  const bareStarted = performance.now()
  try {
    for (const tape of tapes) await replay(client, tape)
  } finally {
    client.release(true)
  }
  const ceiling = recorded / ((performance.now() - bareStarted) / 1000)
  const [{ open }] = (
    await large.db.pool.query<{ open: number }>("SELECT count(*)::int AS open FROM cases WHERE state <> 'closed'")
  ).rows
  return [
    {
      workload: 'late: steps due at one instant',
      figure: round(reminderSweep.everySeconds + due / rate),
      unit: 's until the last is told',
      must: '<= 60',
      perSecond: Math.round(rate),
      ceiling: round(reminderSweep.everySeconds + due / ceiling),
      ratio: round(rate / ceiling),
      due,
      left: await dueBy(large, until),
      data: `${open} open cases of ${large.size}`,
    },
  ]
}

async function sweepAll(city: City, now: Date): Promise<void> {
  const running = later(city, now)
  await running.sweep(reminderSweep)
  await running.stop()
}

/** The house at another moment. */
function later({ db, running }: City, now: Date) {
  return buildRunning({ db, keys: running.house.keys, clock: { now: () => now }, log: openLog('silent') })
}

/** The moment by which so many steps are due. */
async function instantOf({ db }: City, steps: number): Promise<Date> {
  const { rows } = await db.pool.query<{ at: Date }>(
    'SELECT next_step_at AS at FROM case_clocks WHERE next_step_at IS NOT NULL ORDER BY next_step_at OFFSET $1 LIMIT 1',
    [steps],
  )
  return rows[0].at
}

async function dueBy({ db }: City, at: Date): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM case_clocks WHERE next_step_at <= $1',
    [at],
  )
  return rows[0].n
}

const round = (value: number): number => Math.round(value * 10) / 10
