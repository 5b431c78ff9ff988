import type { Point, Ring } from './geometry.ts'
import type { Random } from './random.ts'
import { layOut, type Plot, type Rect, weightOf } from './tiling-layout.ts'
import { createWarp, drawEdge, type Metres } from './tiling-warp.ts'

export type { Plot } from './tiling-layout.ts'

/** Where and how large a tiling lies on the ground. */
export interface Frame {
  /** WGS84 degrees. */
  readonly center: Point
  /** Square metres for one unit of weight. */
  readonly areaPerWeight: number
  /** Width divided by height. */
  readonly aspect: number
  /** Turned against north by so many degrees, counterclockwise. */
  readonly turn: number
}

/** Synthetic polygons of a plot and all below it. */
export interface Tiling {
  /** The closed, counterclockwise ring of a plot. Throws on an unknown key. */
  ring(key: string): Ring
  /** A point inside a plot: u from its left to its right, v from bottom to top, both within (0.2, 0.8). */
  pointIn(key: string, u: number, v: number): Point
}

/** Metres of one lattice unit: corners either coincide or stand at least so far apart. */
const UNIT = 2
const METRES_PER_DEGREE = 111_320

/**
 * Tiles a piece of ground with invented polygons that fit exactly: children fill their parent without gap or overlap,
 * and neighbours share the same vertices bit for bit. The rectangles of layOut are walked corner by corner; the line
 * between two corners next to each other is drawn once, used by both sides (and by parents), then bent by one smooth
 * warp, turned, and rounded once to a millionth of a degree. A leaf of average size gets about 36 vertices.
 */
export const tile = (root: Plot, frame: Frame, random: Random): Tiling => {
  const area = weightOf(root) * frame.areaPerWeight
  const width = Math.round(Math.sqrt(area * frame.aspect) / UNIT)
  const height = Math.round(Math.sqrt(area / frame.aspect) / UNIT)
  const rects = layOut(root, { left: 0, bottom: 0, right: width, top: height })
  const leaves = leafKeys(root).map((key) => rectOf(rects, key))
  const side = median(leaves.map((rect) => Math.sqrt((rect.right - rect.left) * (rect.top - rect.bottom)))) * UNIT
  const narrowest = leaves.reduce(
    (least, rect) => Math.min(least, rect.right - rect.left, rect.top - rect.bottom),
    Number.POSITIVE_INFINITY,
  )
  const ground = createGround(frame, width, height, createWarp(Math.sqrt(area), random.fork('warp')))
  const corners = collectCorners(leaves)
  const jitter = random.fork('edges')
  const drawn = new Map<string, readonly Point[]>()

  const edge = (from: Corner, to: Corner): readonly Point[] => {
    const forward = from.x < to.x || (from.x === to.x && from.y < to.y)
    const [a, b] = forward ? [from, to] : [to, from]
    const key = `${a.x},${a.y},${b.x},${b.y}`
    let points = drawn.get(key)
    if (!points) {
      const reach = Math.min(side * 0.06, narrowest * UNIT * 0.12)
      points = drawEdge(metresOf(a), metresOf(b), side / 9, reach, jitter).map(ground)
      drawn.set(key, points)
    }
    return forward ? points : points.toReversed()
  }

  const ring = (key: string): Ring => {
    const path = corners.around(rectOf(rects, key))
    const points = path.flatMap((corner, index) => [
      ground(metresOf(corner)),
      ...edge(corner, path[(index + 1) % path.length] ?? corner),
    ])
    return [...points, ...points.slice(0, 1)]
  }

  for (const key of rects.keys()) ring(key)
  return {
    ring,
    pointIn: (key, u, v) => {
      if (!(u > 0.2 && u < 0.8 && v > 0.2 && v < 0.8)) throw new Error('a point near the edge may lie outside')
      const { left, right, bottom, top } = rectOf(rects, key)
      return ground([(left + (right - left) * u) * UNIT, (bottom + (top - bottom) * v) * UNIT])
    },
  }
}

interface Corner {
  readonly x: number
  readonly y: number
}

const metresOf = ({ x, y }: Corner): Metres => [x * UNIT, y * UNIT]

const rectOf = (rects: ReadonlyMap<string, Rect>, key: string): Rect => {
  const rect = rects.get(key)
  if (!rect) throw new Error(`no plot with the key ${key}`)
  return rect
}

const leafKeys = (plot: Plot): string[] => (plot.children.length === 0 ? [plot.key] : plot.children.flatMap(leafKeys))

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** From metres on the drawing board to rounded degrees on the ground. */
const createGround = (frame: Frame, width: number, height: number, warp: (position: Metres) => Metres) => {
  const [lng, lat] = frame.center
  const turn = (frame.turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const metresPerLng = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return (position: Metres): Point => {
    const [x, y] = warp([position[0] - (width * UNIT) / 2, position[1] - (height * UNIT) / 2])
    return [round(lng + (x * cos - y * sin) / metresPerLng), round(lat + (x * sin + y * cos) / METRES_PER_DEGREE)]
  }
}

/** All corners of the leaves, so that a side can be walked through every corner that lies on it. */
const collectCorners = (leaves: readonly Rect[]) => {
  const [onColumn, onRow] = [new Map<number, Set<number>>(), new Map<number, Set<number>>()]
  const add = (map: Map<number, Set<number>>, line: number, position: number) => {
    const positions = map.get(line)
    if (positions) positions.add(position)
    else map.set(line, new Set([position]))
  }
  for (const { left, right, bottom, top } of leaves) {
    for (const x of [left, right]) for (const y of [bottom, top]) add(onColumn, x, y)
    for (const y of [bottom, top]) for (const x of [left, right]) add(onRow, y, x)
  }
  const sorted = (map: Map<number, Set<number>>) =>
    new Map([...map].map(([line, positions]) => [line, [...positions].sort((a, b) => a - b)]))
  const [columns, rows] = [sorted(onColumn), sorted(onRow)]
  const between = (positions: readonly number[] | undefined, from: number, to: number) =>
    (positions ?? []).filter((position) => position >= from && position < to)
  return {
    /** The corners around a rectangle, counterclockwise from the bottom left, each once. */
    around: ({ left, right, bottom, top }: Rect): Corner[] => [
      ...between(rows.get(bottom), left, right).map((x) => ({ x, y: bottom })),
      ...between(columns.get(right), bottom, top).map((y) => ({ x: right, y })),
      ...between(rows.get(top), left + 1, right + 1)
        .map((x) => ({ x, y: top }))
        .reverse(),
      ...between(columns.get(left), bottom + 1, top + 1)
        .map((y) => ({ x: left, y }))
        .reverse(),
    ],
  }
}
