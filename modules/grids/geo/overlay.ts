import { toDegrees, toSteps } from './fixed-point.ts'
import type { LocalPlane } from './plane.ts'
import { edgesOf, type MultiPolygon } from './polygon.ts'

/** An edge on a plane in metres, not running downward, with the number of the shape it belongs to. */
export type PlaneEdge = {
  readonly owner: number
  readonly lowX: number
  readonly lowY: number
  readonly highX: number
  readonly highY: number
}

/** A piece of ground between two heights and two edges, covered by the same shapes everywhere. Metres on the plane. */
export type Trapezoid = {
  readonly low: number
  readonly high: number
  readonly leftLow: number
  readonly rightLow: number
  readonly leftHigh: number
  readonly rightHigh: number
  /** The shapes that cover it, ascending. */
  readonly owners: readonly number[]
}

/** Narrower pieces are rounding, not ground: a micrometre. */
const NOISE_METRES = 1e-6

/** The edges of a shape on a plane, positions taken to whole 1e-7 degree. */
export function planeEdges(shape: MultiPolygon, owner: number, plane: LocalPlane): PlaneEdge[] {
  const edges: PlaneEdge[] = []
  for (const [from, to] of edgesOf(shape)) {
    const a = { x: plane.x(toDegrees(toSteps(from[0]))), y: plane.y(toDegrees(toSteps(from[1]))) }
    const b = { x: plane.x(toDegrees(toSteps(to[0]))), y: plane.y(toDegrees(toSteps(to[1]))) }
    const [low, high] = a.y <= b.y ? [a, b] : [b, a]
    edges.push({ owner, lowX: low.x, lowY: low.y, highX: high.x, highY: high.y })
  }
  return edges
}

/**
 * Lays shapes over each other and returns the pieces whose set of covering shapes is wanted, from south to north and
 * from west to east. The ground is cut at the height of every corner and every crossing; between two cuts edges do not
 * cross, so from west to east each edge enters or leaves its shape (even–odd: holes and separate parts need no care).
 * Exact but for the rounding of crossings, which moves areas by less than a square millimetre; shared edges coincide
 * and give no piece. Time grows with corners × edges abreast.
 */
export function layOver(edges: readonly PlaneEdge[], isWanted: (owners: readonly number[]) => boolean): Trapezoid[] {
  const heights = [...new Set(edges.flatMap((edge) => [edge.lowY, edge.highY]))].sort((a, b) => a - b)
  const waiting = edges.filter((edge) => edge.highY > edge.lowY).sort((a, b) => a.lowY - b.lowY)
  const found: OpenPiece[] = []
  const open = new Map<PlaneEdge, OpenPiece>()
  let abreast: PlaneEdge[] = []
  let next = 0
  for (const [i, high] of heights.entries()) {
    const low = heights[i - 1]
    if (low === undefined) continue
    abreast = abreast.filter((edge) => edge.highY > low)
    for (let edge = waiting[next]; edge && edge.lowY <= low; edge = waiting[next]) {
      abreast.push(edge)
      next += 1
    }
    let from = low
    for (const to of [...crossingsBetween(abreast, low, high), high]) {
      if (to > from) found.push(...collect(abreast, from, to, isWanted, open))
      from = to
    }
  }
  return found.map(({ right, ...piece }) => piece)
}

/** Area of a piece in square metres. */
export function trapezoidArea(piece: Trapezoid): number {
  const widths = piece.rightLow - piece.leftLow + piece.rightHigh - piece.leftHigh
  return (widths / 2) * (piece.high - piece.low)
}

/** The middle of a piece on the plane. */
export function trapezoidCentre(piece: Trapezoid): { readonly x: number; readonly y: number } {
  return {
    x: (piece.leftLow + piece.rightLow + piece.leftHigh + piece.rightHigh) / 4,
    y: (piece.low + piece.high) / 2,
  }
}

function xAt(edge: PlaneEdge, y: number): number {
  if (y >= edge.highY) return edge.highX
  return edge.lowX + ((y - edge.lowY) / (edge.highY - edge.lowY)) * (edge.highX - edge.lowX)
}

/**
 * Heights within a strip at which edges cross, ascending: each pair whose order at the top is not that at the bottom.
 */
function crossingsBetween(abreast: readonly PlaneEdge[], low: number, high: number): number[] {
  const spans = abreast.map((edge) => ({ low: xAt(edge, low), high: xAt(edge, high) }))
  spans.sort((a, b) => a.low - b.low)
  const crossings: number[] = []
  const ordered: typeof spans = []
  for (const span of spans) {
    let place = ordered.length
    for (let west = ordered[place - 1]; west && west.high > span.high; west = ordered[place - 1]) {
      const before = span.low - west.low
      const after = west.high - span.high
      if (before > NOISE_METRES && after > NOISE_METRES) {
        crossings.push(low + (high - low) * (before / (before + after)))
      }
      place -= 1
    }
    ordered.splice(place, 0, span)
  }
  return crossings.sort((a, b) => a - b)
}

/** A piece that grows northward while the same two edges bound it. */
type OpenPiece = { -readonly [K in keyof Trapezoid]: Trapezoid[K] } & { readonly right: PlaneEdge }

/**
 * The wanted pieces that begin at `low`; those that go on from below are lengthened. `open` finds them by their western
 * edge.
 */
function collect(
  abreast: readonly PlaneEdge[],
  low: number,
  high: number,
  isWanted: (owners: readonly number[]) => boolean,
  open: Map<PlaneEdge, OpenPiece>,
): OpenPiece[] {
  const sides = abreast.map((edge) => ({ edge, low: xAt(edge, low), high: xAt(edge, high) }))
  sides.sort((a, b) => a.low + a.high - (b.low + b.high))
  const begun: OpenPiece[] = []
  let owners: readonly number[] = []
  for (const [i, right] of sides.entries()) {
    const left = sides[i - 1]
    if (left && owners.length > 0 && isWide(left, right) && isWanted(owners)) {
      const below = open.get(left.edge)
      if (below && below.high === low && below.right === right.edge && isSame(below.owners, owners)) {
        below.high = high
        below.leftHigh = left.high
        below.rightHigh = right.high
      } else {
        const corners = { leftLow: left.low, rightLow: right.low, leftHigh: left.high, rightHigh: right.high }
        const piece = { low, high, ...corners, owners, right: right.edge }
        open.set(left.edge, piece)
        begun.push(piece)
      }
    }
    owners = toggled(owners, right.edge.owner)
  }
  return begun
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

function isWide(left: { low: number; high: number }, right: { low: number; high: number }): boolean {
  return Math.max(right.low - left.low, right.high - left.high) > NOISE_METRES
}

function toggled(owners: readonly number[], owner: number): readonly number[] {
  if (owners.includes(owner)) return owners.filter((one) => one !== owner)
  return [...owners, owner].sort((a, b) => a - b)
}
