import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { memoryDisk } from '../faces/field/offline/disk.ts'
import { openRows } from '../faces/field/offline/rows.ts'
import { syncRows } from '../faces/field/offline/sync.ts'
import { setUpVault } from '../faces/field/offline/vault.ts'
import type { Api } from '../faces/kit/api.ts'
import type { PersonActor } from '../platform/access.ts'
import { buildCommunity, type TestCommunity } from '../tests/support/community.ts'
import { asOwner } from './databases.ts'
import { type BenchGround, quantile } from './ground.ts'
import type { Line } from './run.ts'

const STREET = 510112031
const COMMUNITIES = 7
const BUILDINGS = 200
const HOMES = 10
const REPORTS = 100
/** What a phone carries more than once over: opened at the start of every day. */
const ON_ONE_PHONE = 10_000

/** The tables from which a phone's rows are made, as whoever knows no sight would ship them. */
const TABLES = [
  'grid_versions',
  'buildings',
  'building_grids',
  'entrances',
  'households',
  'household_grids',
  'cases',
  'case_clocks',
  'case_parties',
  'reports',
]

/**
 * A fleet of phones syncs for the first time and then once more, after one report each: what the house does for it, answers as text and parsed, on
 * one thread; `withSealing` adds what the phones do themselves. The ceiling is the same fleet being shipped the street's tables as JSON.
 */
export async function runFleet(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const phones = isQuick ? 20 : 100
  const street = await aStreet(ground, isQuick ? 20 : REPORTS)
  // As autovacuum would have by the time that anybody syncs.
  await asOwner(ground.address, (owner) => owner.pool.query('ANALYZE'))
  const fleet = Array.from({ length: phones }, (_, i) => street[i % street.length])
  const [first, delta]: [number[], number[]] = [[], []]
  const [asked, askedAgain] = [
    { n: 0, millis: 0 },
    { n: 0, millis: 0 },
  ]
  let rows = 0
  const shipped: number[] = []
  let shippedBytes = 0
  // What one side leaves behind is not cleared away in the time of the other.
  setFlagsFromString('--expose-gc')
  const tidy: () => void = runInNewContext('gc')
  for (const community of fleet) {
    tidy()
    const [disk, start] = [memoryDisk(), performance.now()]
    const vault = await setUpVault(disk, owner(community.member), '246810', 1000)
    const held = await openRows(disk, vault)
    await syncRows(held, asking(ground, community.member, asked), '2026-11-30')
    first.push(performance.now() - start)
    rows = held.count() + BUILDINGS * HOMES
    await report(ground, community, '又一件：门禁坏了')
    const again = performance.now()
    await syncRows(held, asking(ground, community.member, askedAgain), '2026-11-30')
    delta.push(performance.now() - again)
    tidy()
    const other = performance.now()
    shippedBytes = await shipTables(ground)
    shipped.push(performance.now() - other)
  }
  const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0)
  return [
    {
      workload: 'fleet: first sync',
      figure: Math.round(asked.millis),
      unit: `ms for ${phones} phones`,
      ceiling: Math.round(sum(shipped)),
      ratio: Math.round((asked.millis / sum(shipped)) * 1000) / 1000,
      withSealing: Math.round(sum(first)),
      must: '<= 0.2',
      p95: Math.round(quantile(first, 0.95)),
      bytesPerPhone: Math.round(asked.n / phones),
      bytesOfTables: shippedBytes,
      data: `${rows} rows a phone (homes counted) of a street of ${COMMUNITIES * BUILDINGS * HOMES} homes and ${COMMUNITIES * REPORTS} cases`,
    },
    {
      workload: 'fleet: delta of one report',
      figure: Math.round(quantile(delta, 0.5) * 10) / 10,
      unit: 'ms (median)',
      ceiling: Math.round(quantile(first, 0.5) * 10) / 10,
      ratio: Math.round((quantile(delta, 0.5) / quantile(first, 0.5)) * 1000) / 1000,
      bytesPerPhone: Math.round(askedAgain.n / phones),
      data: 'beside the first sync of the same phone',
    },
    await openMany(),
  ]
}

/** Opening ten thousand rows: unsealed, parsed, laid out – in this process; a phone six times slower takes six times as long. */
async function openMany(): Promise<Line> {
  const disk = memoryDisk()
  const who = { personId: randomUUID(), accountId: randomUUID() }
  const vault = await setUpVault(disk, owner(who), '246810', 1000)
  const held = await openRows(disk, vault)
  const many = Array.from({ length: ON_ONE_PHONE }, (_, i) => ({
    mark: String(i),
    row: {
      id: randomUUID(),
      summary: `第${i}件：三楼楼道灯坏了两天，晚上看不清台阶`,
      state: 'assigned',
      placeName: '幸福里1幢',
      n: i,
    },
  }))
  await held.apply([{ kind: 'case', rows: many, forget: () => false }], null)
  const took: number[] = []
  for (let round = 0; round < 9; round++) {
    const start = performance.now()
    // Rows are read when they are asked for.
    ;(await openRows(disk, vault)).count()
    took.push(performance.now() - start)
  }
  const middle = quantile(took, 0.5)
  return {
    workload: 'phone: open its rows',
    figure: Math.round(middle * 6),
    unit: 'ms at 6 x slow-down',
    ceiling: 2000,
    ratio: Math.round((middle * 6) / 20) / 100,
    must: '<= 2000 ms',
    data: `${ON_ONE_PHONE} rows in ${(await disk.all('blocks')).length} sealed blocks`,
  }
}

async function aStreet(ground: BenchGround, reports: number): Promise<TestCommunity[]> {
  const street: TestCommunity[] = []
  for (let i = 1; i <= COMMUNITIES; i++) {
    const community = await buildCommunity(ground.running, `${STREET}${String(i).padStart(3, '0')}`)
    const homes = Array.from({ length: HOMES }, (_, n) => ({ floor: n + 1, room: `${n + 1}01` }))
    const buildings = Array.from({ length: BUILDINGS }, (_, n) => ({
      compound: null,
      name: `${n + 100}幢`,
      gridId: community.micro[0],
      lng: 104.2,
      lat: 30.62,
      entrances: [{ name: '1单元', households: homes }],
    }))
    await ground.running.house.run(
      'grids.registerBuildings',
      { commandId: randomUUID(), tenant: community.tenant, input: { communityId: community.communityId, buildings } },
      { kind: 'system', name: 'bench' },
    )
    for (let n = 0; n < reports; n++) await report(ground, community, `第${n}件：楼道灯坏了`)
    street.push(community)
  }
  return street
}

function report({ running }: BenchGround, community: TestCommunity, text: string): Promise<unknown> {
  const place = { by: 'building', buildingId: community.buildingId }
  const envelope = { commandId: randomUUID(), tenant: community.tenant, input: { channel: 'member', text, place } }
  return running.house.run('intake.receiveReport', envelope, community.member)
}

function asking({ running }: BenchGround, actor: PersonActor, bytes: { n: number; millis: number }): Api['ask'] {
  return async (name, input) => {
    const start = performance.now()
    const text = await running.house.askJson(name, { tenant: STREET, input }, actor)
    bytes.n += text.length
    const answer = JSON.parse(text)
    bytes.millis += performance.now() - start
    return answer
  }
}

async function shipTables({ running }: BenchGround): Promise<number> {
  let bytes = 0
  for (const table of TABLES) {
    const { rows } = await running.house.db.pool.query<object>(`SELECT * FROM ${table} WHERE tenant_id = $1`, [STREET])
    const text = JSON.stringify(rows)
    bytes += text.length
    JSON.parse(text)
  }
  return bytes
}

function owner({ personId, accountId }: { personId: string; accountId: string }) {
  return { personId, accountId, name: '', tenant: STREET, deviceId: randomUUID(), secret: randomUUID() }
}
