import { buildLocator } from '../modules/grids/geo/locate.ts'
import { createRandom } from '../seeds/random.ts'
import type { BenchGround } from './ground.ts'
import type { Line } from './run.ts'

/** Corners of a synthetic micro-grid. */
const CORNERS = 40
const STEP = 0.002

/** Look-ups of a point among the micro-grids of a city: in process, beside the same look-up in SQL (box by GiST, then the polygon, in micro-degrees). */
export async function runLocate(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const count = isQuick ? 2_000 : 120_000
  const side = Math.ceil(Math.sqrt(count))
  const random = createRandom('locate')
  const entries = Array.from({ length: count }, (_, index) => ({
    gridId: String(index),
    shape: tile(index % side, Math.floor(index / side)),
  }))
  const started = performance.now()
  const locator = buildLocator(entries as never)
  const buildMs = performance.now() - started
  const points = Array.from(
    { length: 200_000 },
    () => [103 + random.next() * side * STEP, 30 + random.next() * side * STEP] as const,
  )
  const at = performance.now()
  let found = 0
  for (const [lng, lat] of points) if (locator.locate(lng, lat) !== undefined) found++
  const perSecond = points.length / ((performance.now() - at) / 1000)

  const { pool } = ground.db
  const client = await pool.connect()
  try {
    await client.query('CREATE TEMP TABLE shapes (id int, frame box, shape polygon)')
    for (let from = 0; from < count; from += 5000) {
      const part = entries.slice(from, from + 5000)
      const texts = part.map(
        (entry) =>
          `(${ring(entry.shape)
            .map(([x, y]) => `(${Math.round(x * 1e6)},${Math.round(y * 1e6)})`)
            .join(',')})`,
      )
      await client.query(
        'INSERT INTO shapes SELECT i, box(p::polygon), p::polygon FROM unnest($1::int[], $2::text[]) AS t (i, p)',
        [part.map((entry) => Number(entry.gridId)), texts],
      )
    }
    await client.query('CREATE INDEX ON shapes USING gist (frame)')
    await client.query('ANALYZE shapes')
    const sqlStart = performance.now()
    const tries = isQuick ? 300 : 5000
    for (const [lng, lat] of points.slice(0, tries)) {
      const point = `(${Math.round(lng * 1e6)},${Math.round(lat * 1e6)})`
      await client.query({
        name: 'locate',
        text: 'SELECT id FROM shapes WHERE frame @> box($1::point, $1::point) AND shape @> $1::point LIMIT 1',
        values: [point],
      })
    }
    const sqlPerSecond = tries / ((performance.now() - sqlStart) / 1000)
    return [
      {
        workload: 'locate',
        figure: Math.round(perSecond),
        unit: 'look-ups/s',
        ceiling: Math.round(sqlPerSecond),
        ratio: round(perSecond / sqlPerSecond),
        must: '>= 50 x the SQL look-up',
        buildMs: Math.round(buildMs),
        found,
        data: `${count} polygons of ${CORNERS} corners`,
      },
    ]
  } finally {
    client.release()
  }
}

function tile(column: number, row: number): number[][][][] {
  const [lng, lat] = [103 + column * STEP, 30 + row * STEP]
  const perSide = CORNERS / 4
  const walk = (from: readonly [number, number], to: readonly [number, number]) =>
    Array.from({ length: perSide }, (_, i) =>
      [from[0] + ((to[0] - from[0]) * i) / perSide, from[1] + ((to[1] - from[1]) * i) / perSide].map(
        (x) => Math.round(x * 1e7) / 1e7,
      ),
    )
  const corners = [
    [lng, lat],
    [lng + STEP, lat],
    [lng + STEP, lat + STEP],
    [lng, lat + STEP],
  ] as const
  const line = corners.flatMap((corner, i) => walk(corner, corners[(i + 1) % 4]))
  return [[[...line, line[0]]]]
}

const ring = (shape: number[][][][]): number[][] => shape[0][0]
const round = (value: number): number => Math.round(value * 100) / 100
