import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { spyOnStatements } from '../platform/db/connect.ts'
import { type BenchGround, load, quantile } from './ground.ts'
import type { Line } from './run.ts'

const CLIENTS = 32

/**
 * A report accepted durably – report, case, parties, clock, events, receipt – through the house, 32 clients. The ceiling is a bare
 * driver that sends transactions of as many prepared statements with as many durable commits, and nothing else.
 */
export async function runIntake(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const millis = isQuick ? 1_500 : 10_000
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
    let statements = 0
    spyOnStatements(() => statements++)
    await send(0)
    spyOnStatements(undefined)
    await load(CLIENTS, 500, send)
    const took = await load(CLIENTS, millis, send)
    const ceiling = await bare(ground, statements, millis)
    const figure = took.length / (millis / 1000)
    lines.push({
      workload: 'intake',
      figure: Math.round(figure),
      unit: 'reports/s',
      ceiling: Math.round(ceiling.perSecond),
      ratio: Math.round((figure / ceiling.perSecond) * 100) / 100,
      must: '>= 0.5 of the bare driver',
      p50: Math.round(quantile(took, 0.5)),
      p99: Math.round(quantile(took, 0.99)),
      ceilingP99: Math.round(ceiling.p99),
      statements,
      data: spread,
    })
  }
  return lines
}

/** The same number of round trips and one durable commit each: inserts into a table like `events`, through prepared statements. */
async function bare(
  ground: BenchGround,
  statements: number,
  millis: number,
): Promise<{ perSecond: number; p99: number }> {
  const pool = new pg.Pool({ ...ground.address, max: 12 })
  await pool.query(
    'CREATE UNLOGGED TABLE IF NOT EXISTS bench_seed (id int); DROP TABLE bench_seed; CREATE TABLE IF NOT EXISTS bench_rows (id uuid PRIMARY KEY, body text)',
  )
  const body = 'x'.repeat(600)
  const took = await load(CLIENTS, millis, async () => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      for (let i = 0; i < statements - 3; i++)
        await client.query({ name: 'look', text: 'SELECT body FROM bench_rows WHERE id = $1', values: [randomUUID()] })
      for (let i = 0; i < 3; i++)
        await client.query({
          name: 'put',
          text: 'INSERT INTO bench_rows VALUES ($1, $2)',
          values: [randomUUID(), body],
        })
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  })
  await pool.query('DROP TABLE bench_rows')
  await pool.end()
  return { perSecond: took.length / (millis / 1000), p99: quantile(took, 0.99) }
}
