import { toDegrees, toSteps } from './fixed-point.ts'
import { planeOf } from './measure.ts'
import { layOver, type PlaneEdge, planeEdges, type Trapezoid, trapezoidArea, trapezoidCentre } from './overlay.ts'
import { distanceToSegment, type LocalPlane } from './plane.ts'
import type { GridShape, MultiPolygon, Position } from './polygon.ts'
import { reachesFartherThan } from './reach.ts'

/**
 * A fault in how the children of a grid divide it. `overlap`: two children claim the same ground. `gap`: ground of the
 * parent without a child; `gridIds` are the children around it. `outside`: a child reaches out of the parent; the area
 * is all that lies outside.
 */
export type TopologyDefect = {
  readonly kind: 'overlap' | 'gap' | 'outside'
  readonly gridIds: readonly string[]
  readonly areaM2: number
  /** A point in the largest piece of the defect, to show it on a map. */
  readonly at: Position
}

/** What is still taken for drawing accuracy: square metres of overlap or gap, metres beyond the parent's edge. */
export const TOPOLOGY_TOLERANCE = { areaM2: 1, outsideMetres: 5 } as const

/** Edges nearer than this to a gap bound it. */
const NEIGHBOUR_METRES = 0.05
const PARENT = 0

/**
 * Whether children divide their parent: no two overlap and nothing is left over by more than 1 m² in one piece, and
 * none reaches more than 5 m out of it. Without a parent only overlaps are looked for. Shapes are valid ones
 * (`shapeDefects`); areas are those of the plane around the parent. Largest defect first. 160 micro-grids of 40 corners
 * take a fifth of a second.
 */
export function checkTopology(
  parent: MultiPolygon | undefined,
  children: readonly GridShape[],
  tolerance: { readonly areaM2: number; readonly outsideMetres: number } = TOPOLOGY_TOLERANCE,
): TopologyDefect[] {
  const plane = planeOf(parent ?? children.flatMap((child) => child.shape))
  const parentEdges = planeEdges(parent ?? [], PARENT, plane)
  const childEdges = children.map((child, i) => planeEdges(child.shape, i + 1, plane))
  const pieces = layOver([...parentEdges, ...childEdges.flat()], (owners) => isDefective(owners, parent !== undefined))
  const isOfParent = (piece: Trapezoid) => piece.owners[0] === PARENT
  const defect = (kind: TopologyDefect['kind'], owners: readonly number[], found: readonly Trapezoid[]) => ({
    kind,
    gridIds: owners.flatMap((owner) => children[owner - 1]?.gridId ?? []),
    areaM2: areaOf(found),
    at: placeOf(found, plane),
  })

  const overlaps = byPair(pieces).map(({ pair, found }) => defect('overlap', pair, found))
  const gaps = parent ? connected(pieces.filter((piece) => piece.owners.length === 1 && isOfParent(piece))) : []
  const gapDefects = gaps
    .filter((found) => areaOf(found) > tolerance.areaM2)
    .map((found) => defect('gap', neighboursOf(found, childEdges), found))
  const claims = pieces.filter((piece) => parent && !isOfParent(piece))
  const outside = grouped(
    claims.flatMap((piece) => piece.owners.map((owner) => ({ owner, piece }))),
    ({ owner }) => owner,
  )
  const outsideDefects = [...outside].flatMap(([owner, members]) => {
    const found = members.map(({ piece }) => piece)
    const isFar = found.some((piece) => reachesFartherThan(tolerance.outsideMetres, piece, parentEdges))
    return isFar ? [defect('outside', [owner], found)] : []
  })
  return [...overlaps.filter((one) => one.areaM2 > tolerance.areaM2), ...gapDefects, ...outsideDefects].sort(
    (a, b) => b.areaM2 - a.areaM2,
  )
}

function isDefective(owners: readonly number[], hasParent: boolean): boolean {
  if (!hasParent) return owners.length > 1
  return owners[0] === PARENT ? owners.length !== 2 : owners.length > 0
}

/** Pieces covered by two children or more, under each pair of them. */
function byPair(pieces: readonly Trapezoid[]): { pair: readonly number[]; found: Trapezoid[] }[] {
  const claims = pieces.flatMap((piece) => {
    const owners = piece.owners.filter((owner) => owner !== PARENT)
    return owners.flatMap((a, i) => owners.slice(i + 1).map((b) => ({ pair: [a, b], piece })))
  })
  const groups = grouped(claims, ({ pair }) => pair.join())
  return [...groups.values()].map((group) => ({
    pair: group[0]?.pair ?? [],
    found: group.map(({ piece }) => piece),
  }))
}

/** Pieces that hang together over a stretch of their borders, group by group. */
function connected(pieces: readonly Trapezoid[]): Trapezoid[][] {
  const group = pieces.map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    for (let up = group[root]; up !== undefined && up !== root; up = group[root]) root = up
    group[i] = root
    return root
  }
  const byTop = grouped(
    pieces.map((piece, i) => ({ i, piece })),
    ({ piece }) => piece.high,
  )
  for (const [i, piece] of pieces.entries()) {
    for (const { i: j, piece: below } of byTop.get(piece.low) ?? []) {
      const shared = Math.min(piece.rightLow, below.rightHigh) - Math.max(piece.leftLow, below.leftHigh)
      if (shared > 0) group[rootOf(i)] = rootOf(j)
    }
  }
  return [...grouped([...pieces.entries()], ([i]) => rootOf(i)).values()].map((members) =>
    members.map(([, piece]) => piece),
  )
}

function grouped<T, K>(members: readonly T[], keyOf: (member: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const member of members) {
    const key = keyOf(member)
    const group = groups.get(key)
    if (group) group.push(member)
    else groups.set(key, [member])
  }
  return groups
}

/** Numbers of the children that have an edge at a corner of one of the pieces. */
function neighboursOf(found: readonly Trapezoid[], childEdges: readonly (readonly PlaneEdge[])[]): number[] {
  const corners = found.flatMap((piece) => [
    { x: piece.leftLow, y: piece.low },
    { x: piece.rightLow, y: piece.low },
    { x: piece.leftHigh, y: piece.high },
    { x: piece.rightHigh, y: piece.high },
  ])
  const [west, east] = rangeOf(corners.map(({ x }) => x))
  const [south, north] = rangeOf(corners.map(({ y }) => y))
  const isNear = (edge: PlaneEdge) =>
    edge.lowY < north &&
    edge.highY > south &&
    Math.min(edge.lowX, edge.highX) < east &&
    Math.max(edge.lowX, edge.highX) > west &&
    corners.some(({ x, y }) => distanceToSegment(x, y, edge.lowX, edge.lowY, edge.highX, edge.highY) < NEIGHBOUR_METRES)
  return childEdges.flatMap((edges, i) => (edges.some(isNear) ? [i + 1] : []))
}

/** The least and the greatest figure, a neighbour's distance wider. */
function rangeOf(figures: readonly number[]): readonly [from: number, to: number] {
  const [least, greatest] = figures.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity])
  return [least - NEIGHBOUR_METRES, greatest + NEIGHBOUR_METRES]
}

function areaOf(found: readonly Trapezoid[]): number {
  return found.reduce((sum, piece) => sum + trapezoidArea(piece), 0)
}

function placeOf(found: readonly Trapezoid[], plane: LocalPlane): Position {
  const largest = found.reduce((best, piece) => (trapezoidArea(piece) > trapezoidArea(best) ? piece : best))
  const { x, y } = trapezoidCentre(largest)
  return [toDegrees(toSteps(plane.lng(x))), toDegrees(toSteps(plane.lat(y)))]
}
