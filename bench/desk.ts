import { randomUUID } from 'node:crypto'
import { spyOnStatements } from '../platform/db/connect.ts'
import { type BenchGround, quantile } from './ground.ts'
import type { Line } from './run.ts'

const PAGES = [
  ['desk list', 'cases.desk', { scope: 'my_grids' }],
  ['newest', 'cases.desk', { scope: 'my_grids', sort: 'newest' }],
  ['search of two characters', 'cases.desk', { scope: 'my_grids', sort: 'newest', search: '路灯' }],
  ['counts', 'cases.counts', {}],
] as const

/** Pages of the desk as the database fills: the middle and the slow end of each, in milliseconds, with its statements. */
export async function runDesk(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const [community] = ground.communities
  const sizes = isQuick ? [200] : [1_000, 10_000]
  const lines: Line[] = []
  let there = 0
  for (const size of sizes) {
    while (there < size) {
      await Promise.all(
        Array.from({ length: 16 }, () => {
          const input = {
            channel: 'qr',
            text: there++ % 7 === 0 ? '路灯不亮已经三天' : '楼道堆物影响通行',
            place: { by: 'code', code: community.code },
          }
          return ground.running.house.run(
            'intake.receiveReport',
            { commandId: randomUUID(), tenant: community.tenant, input },
            { kind: 'visitor' },
          )
        }),
      )
    }
    await ground.db.pool.query('SELECT 1')
    for (const [page, name, input] of PAGES) {
      let statements = 0
      spyOnStatements(() => statements++)
      const ask = () => ground.running.house.ask(name, { tenant: community.tenant, input }, community.desk)
      await ask()
      spyOnStatements(undefined)
      const took: number[] = []
      for (let i = 0; i < 60; i++) {
        const start = performance.now()
        await ask()
        took.push(performance.now() - start)
      }
      lines.push({
        workload: `desk: ${page}`,
        figure: Math.round(quantile(took, 0.5) * 10) / 10,
        unit: 'ms (median)',
        p95: Math.round(quantile(took, 0.95) * 10) / 10,
        ceiling: null,
        ratio: null,
        statements,
        data: `${there} cases in one community`,
      })
    }
  }
  return lines
}
