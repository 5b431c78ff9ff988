import { randomUUID } from 'node:crypto'
import type { ListCountedPlaces } from '../modules/dashboards/contract.ts'
import { figuresSweep } from '../modules/dashboards/keep-figures.ts'
import { firstDay } from '../modules/dashboards/rules.ts'
import { systemClock } from '../platform/clock.ts'
import type { OutputOf } from '../platform/pure/contract.ts'
import { manyCases } from '../tests/support/many-cases.ts'
import { asOwner } from './databases.ts'
import { type BenchGround, quantile } from './ground.ts'
import type { Line } from './run.ts'

/** Points of one map (anchors.md N6). */
const FULL = 100_000
const QUICK = 5_000
const TIMES = 20

/**
 * The map of points behind a figure: all cases of a month in clusters, and one cluster come apart. Beside it the same points as rows, read and
 * written as JSON, which is what a map that clusters by itself would be sent.
 */
export async function runPlaces(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const points = isQuick ? QUICK : FULL
  const community = ground.communities[1]
  await oneCase(ground)
  await ground.running.sweep(figuresSweep)
  await manyCases(ground, community, points)
  await asOwner(ground.address, async ({ pool }) => {
    await pool.query(
      `UPDATE cases SET lng = 104.1 + random() / 20, lat = 30.6 + random() / 20 WHERE tenant_id = $1 AND community_id = $2`,
      [community.tenant, community.communityId],
    )
    await pool.query('VACUUM ANALYZE cases, figure_cases')
  })
  const bare: number[] = []
  let bytes = 0
  const { whole, part } = { whole: [] as number[], part: [] as number[] }
  for (let n = 0; n < TIMES; n++) {
    let start = performance.now()
    const found = await places(ground)
    whole.push(performance.now() - start)
    start = performance.now()
    await places(ground, found.clusters[n % found.clusters.length].box)
    part.push(performance.now() - start)
    start = performance.now()
    const { rows } = await ground.db.pool.query('SELECT id, lng, lat FROM cases WHERE tenant_id = $1', [
      community.tenant,
    ])
    bytes = JSON.stringify(rows).length
    bare.push(performance.now() - start)
  }
  const line = (what: string, took: readonly number[]): Line => ({
    workload: `places: ${what}`,
    figure: Math.round(quantile(took, 0.95)),
    unit: 'ms (p95)',
    ceiling: Math.round(quantile(bare, 0.95)),
    ratio: Math.round((quantile(took, 0.95) / quantile(bare, 0.95)) * 100) / 100,
    must: '<= 1000 ms',
    data: `${points} points; as rows they would be ${Math.round(bytes / 1e6)} MB`,
  })
  return [line('the whole map', whole), line('one cluster come apart', part)]

  async function places({ running }: BenchGround, within?: object): Promise<OutputOf<typeof ListCountedPlaces>> {
    const span = { period: 'month', from: firstDay('month', systemClock.now()) }
    const input = { span, count: 'received', ...(within ? { within } : {}) }
    const text = await running.house.askJson(
      'dashboards.countedPlaces',
      { tenant: community.tenant, input },
      community.lead,
    )
    return JSON.parse(text)
  }

  async function oneCase({ running }: BenchGround): Promise<void> {
    const place = { by: 'building', buildingId: community.buildingId }
    const input = { channel: 'member', text: '楼道灯坏了', place }
    await running.house.run(
      'intake.receiveReport',
      { commandId: randomUUID(), tenant: community.tenant, input },
      community.member,
    )
  }
}
