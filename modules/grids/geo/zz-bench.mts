import { buildLocator } from './locate.ts'
import { checkTopology } from './topology.ts'

let s = 1
const rnd = () => {
  s = (s + 0x6d2b79f5) | 0
  let t = Math.imul(s ^ (s >>> 15), 1 | s)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
function tiles(cols: number, rows: number, side: number, per: number, lng0: number, lat0: number) {
  const node = Array.from({ length: (cols + 1) * (rows + 1) }, (_, i) => {
    const c = i % (cols + 1),
      r = Math.floor(i / (cols + 1))
    const j = (k: number, n: number) => (k === 0 || k === n ? 0 : (rnd() - 0.5) * 0.3)
    return [lng0 + (c + j(c, cols)) * side, lat0 + (r + j(r, rows)) * side] as [number, number]
  })
  const edge = new Map<string, [number, number][]>()
  const between = (a: number, b: number): [number, number][] => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    let mids = edge.get(key)
    if (!mids) {
      const [p, q] = a < b ? [node[a], node[b]] : [node[b], node[a]]
      mids = Array.from({ length: per }, (_, k) => {
        const f = (k + 1) / (per + 1)
        const border = p[0] === q[0] || p[1] === q[1]
        const w = border ? 0 : (rnd() - 0.5) * side * 0.05
        return [p[0] + f * (q[0] - p[0]) + w, p[1] + f * (q[1] - p[1]) + w] as [number, number]
      })
      edge.set(key, mids)
    }
    return a < b ? mids : mids.toReversed()
  }
  const out = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const a = r * (cols + 1) + c,
        b = a + 1,
        d = a + cols + 1,
        e = d + 1
      const ring = [
        node[a],
        ...between(a, b),
        node[b],
        ...between(b, e),
        node[e],
        ...between(e, d),
        node[d],
        ...between(d, a),
        node[a],
      ]
      out.push({ gridId: `g${out.length}`, shape: [[ring]] })
    }
  return out
}
const city = tiles(4, 3, 0.002, 9, 103.5, 30.2)
console.log(city.length, city[5].shape[0][0].length)
let t = process.cpuUsage().user / 1000
const loc = buildLocator(city)
console.log('build ms', process.cpuUsage().user / 1000 - t)
const pts = Array.from({ length: 5 }, () => [103.5 + rnd() * 0.8, 30.2 + rnd() * 0.6])
for (let k = 0; k < 3; k++) {
  t = process.cpuUsage().user / 1000
  let hit = 0
  for (const [x, y] of pts) if (loc.locate(x, y)) hit++
  const dt = process.cpuUsage().user / 1000 - t
  console.log('lookups/s', Math.round((pts.length / dt) * 1000), hit)
}
t = process.cpuUsage().user / 1000
let amb = 0
for (const [lng, lat] of pts.slice(0, 50000))
  if (loc.locateWithAccuracy({ crs: 'WGS84', lng, lat }, 25).kind === 'ambiguous') amb++
console.log('accuracy/s', Math.round((50000 / (process.cpuUsage().user / 1000 - t)) * 1000), amb)
const child = tiles(16, 10, 0.002, 9, 104, 30.5)
const box = [
  [
    [
      [104, 30.5],
      [104.032, 30.5],
      [104.032, 30.52],
      [104, 30.52],
      [104, 30.5],
    ],
  ],
] as const
t = process.cpuUsage().user / 1000
const defects = checkTopology(box, child)
console.log('topology ms', process.cpuUsage().user / 1000 - t, defects.length, defects[0])
const child2 = tiles(40, 40, 0.002, 9, 104, 30.5)
t = process.cpuUsage().user / 1000
console.log(
  'topology 1600 ms',
  checkTopology(
    [
      [
        [
          [104, 30.5],
          [104.08, 30.5],
          [104.08, 30.58],
          [104, 30.58],
          [104, 30.5],
        ],
      ],
    ],
    child2,
  ).length,
  process.cpuUsage().user / 1000 - t,
)

for (const [kids, box2] of [
  [child, box],
  [
    child2,
    [
      [
        [
          [104, 30.5],
          [104.08, 30.5],
          [104.08, 30.58],
          [104, 30.58],
          [104, 30.5],
        ],
      ],
    ],
  ],
] as const) {
  const noisy = kids.map((c) => ({
    gridId: c.gridId,
    shape: c.shape.map((p) =>
      p.map((ring) => {
        const r = ring
          .slice(1)
          .map(([x, y]) => [x + (rnd() - 0.5) * 1e-5, y + (rnd() - 0.5) * 1e-5] as [number, number])
        return [...r, r[0]]
      }),
    ),
  }))
  t = process.cpuUsage().user / 1000
  const dd = checkTopology(box2 as any, noisy)
  console.log('noisy ms', process.cpuUsage().user / 1000 - t, dd.length, dd[0].kind, dd[0].areaM2)
}
