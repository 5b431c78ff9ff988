import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Address } from '../platform/db/connect.ts'
import { type BenchGround, load, quantile } from './ground.ts'
import type { Line } from './run.ts'
import { record, replay, type Tape } from './tape.ts'

const CLIENTS = 32
/** Our work and its ceiling take turns this often; the medians count. */
const ROUNDS = 5

/**
 * A report accepted durably – report, case, parties, clock, events, receipt – through the house, 32 clients, with the followers at
 * work. The ceiling is a bare driver that sends the same statements, prepared, with one durable commit each, and nothing else.
 */
export async function runIntake(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const millis = isQuick ? 1_500 : 4_000
  const lines: Line[] = []
  for (const [spread, communities] of [
    ['chains spread', ground.communities],
    ['one community', ground.communities.slice(0, 1)],
  ] as const) {
    const send = async (client: number) => {
      const community = communities[client % communities.length]
      const input = { channel: 'qr', text: `路灯不亮 ${client}`, place: { by: 'code', code: community.code } }
      await ground.running.house.run(
        'intake.receiveReport',
        { commandId: randomUUID(), tenant: community.tenant, input },
        { kind: 'visitor' },
      )
    }
    const tapes: Tape[] = []
    for (let client = 0; client < communities.length; client++) {
      // Once unrecorded: what a process looks up only now and then – the tree, the catalogue – is no part of the act, nor is what follows it.
      await send(client)
      await ground.running.followers.idle()
      tapes.push(await record(() => send(client)))
    }
    await ground.running.followers.idle()
    await load(CLIENTS, 500, send)
    const rounds: { figure: number; p50: number; p99: number; ceiling: number; ceilingP99: number }[] = []
    for (let round = 0; round < (isQuick ? 1 : ROUNDS); round++) {
      const took = await load(CLIENTS, millis, send)
      await ground.running.followers.idle()
      const ceiling = await ceilingOf(ground.address, tapes, millis)
      rounds.push({
        figure: took.length / (millis / 1000),
        p50: quantile(took, 0.5),
        p99: quantile(took, 0.99),
        ceiling: ceiling.perSecond,
        ceilingP99: ceiling.p99,
      })
    }
    const middle = (value: (one: (typeof rounds)[number]) => number) => quantile(rounds.map(value), 0.5)
    lines.push({
      workload: 'intake',
      figure: Math.round(middle((one) => one.figure)),
      unit: 'reports/s',
      ceiling: Math.round(middle((one) => one.ceiling)),
      ratio: Math.round(middle((one) => one.figure / one.ceiling) * 100) / 100,
      must: '>= 0.5 of the bare driver, p99 under 5 x its p99',
      p50: Math.round(middle((one) => one.p50)),
      p99: Math.round(middle((one) => one.p99)),
      ceilingP99: Math.round(middle((one) => one.ceilingP99)),
      statements: tapes[0].transactions.flat().length,
      data: spread,
    })
  }
  return lines
}

/** The ceiling: a bare driver sends the very statements of a report, prepared, with one durable commit each, and does nothing else. */
async function ceilingOf(
  address: Address,
  tapes: readonly Tape[],
  millis: number,
): Promise<{ perSecond: number; p99: number }> {
  const pool = new pg.Pool({ ...address, max: 12, options: '-c timezone=Asia/Shanghai -c jit=off' })
  const send = async (client: number) => {
    const connection = await pool.connect()
    try {
      await replay(connection, tapes[client % tapes.length])
    } finally {
      connection.release()
    }
  }
  await load(CLIENTS, Math.min(500, millis), send)
  const took = await load(CLIENTS, millis, send)
  await pool.end()
  return { perSecond: took.length / (millis / 1000), p99: quantile(took, 0.99) }
}
