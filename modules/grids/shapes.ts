import { Refusal } from '../../platform/pure/refusals.ts'
import type { Facts } from '../../platform/pure/words.ts'
import {
  type BoundingBox,
  boundingBox,
  edgesOf,
  type GridShape,
  type MultiPolygon,
  normaliseShape,
} from './geo/polygon.ts'
import { shapeDefects } from './geo/shape-defects.ts'
import { checkTopology } from './geo/topology.ts'

/** Corners of one grid; the outline of a whole subdistrict has some thousands. */
const MOST_CORNERS = 5_000
/** Work of one check: a few seconds. */
const MOST_WORK = 3_000_000

/** A shape as it is stored, or the code and facts of the sentence that says why it is not taken. */
export type ReadShape =
  | { readonly ok: true; readonly shape: MultiPolygon }
  | { readonly ok: false; readonly code: string; readonly facts: Record<string, string | number> }

/** Puts a shape into the form in which it is stored, or tells its first defect. Positions in WGS84 degrees. */
export function readShape(given: MultiPolygon): ReadShape {
  const corners = given.reduce((sum, polygon) => sum + polygon.reduce((inner, ring) => inner + ring.length, 0), 0)
  if (corners > MOST_CORNERS)
    return { ok: false, code: 'shape.too_many_corners', facts: { corners, most: MOST_CORNERS } }
  const shape = normaliseShape(given)
  const defect = shapeDefects(shape)[0]
  if (!defect) return { ok: true, shape }
  const at: Record<string, number> = defect.at ? { lng: defect.at[0], lat: defect.at[1] } : {}
  return { ok: false, code: `shape.${defect.kind}`, facts: at }
}

/** The shape as it is stored. Throws Refusal shape.…. */
export function storedShape(given: MultiPolygon | null): MultiPolygon | null {
  if (given === null) return null
  const read = readShape(given)
  if (!read.ok) throw new Refusal(read.code, read.facts)
  return read.shape
}

/**
 * How one grid does not fit: it overlaps a grid beside it, reaches out of its parent, a grid below it reaches out of it, or the borders are so
 * intricate that it cannot be told.
 */
export type Misfit = {
  readonly kind: 'overlaps_sibling' | 'outside_parent' | 'child_outside' | 'too_intricate'
  /** The other grid. */
  readonly gridId: string
  readonly squareMetres: number
}

/** The grids around a shape: those that have a shape themselves. */
export type Surroundings = {
  readonly parent: GridShape | undefined
  readonly siblings: readonly GridShape[]
  readonly children: readonly GridShape[]
}

/**
 * How a grid fits among the others, worst first; empty = well. Overlaps up to 1 m² and up to 5 m beyond the parent's edge count as
 * drawing accuracy (domain.md §1.3). Gaps are allowed: a border is moved by taking from one side first.
 * @param budget work that may still be spent, in pairs of an edge and a corner's height beside it; about a million a second
 */
export function misfitsOf(
  own: GridShape,
  { parent, siblings, children }: Surroundings,
  budget: { left: number } = { left: MOST_WORK },
): Misfit[] {
  const near = siblings.filter((one) => one.gridId !== own.gridId && boxesMeet(one.shape, own.shape))
  budget.left -= workOf([own, ...near, ...(parent ? [parent] : [])]) + workOf([own, ...children])
  if (budget.left < 0) return [{ kind: 'too_intricate', gridId: own.gridId, squareMetres: 0 }]
  const beside = checkTopology(parent?.shape, [own, ...near]).filter((defect) => defect.gridIds.includes(own.gridId))
  const below = checkTopology(own.shape, children).filter((defect) => defect.kind === 'outside')
  return [
    ...beside.flatMap(({ kind, gridIds, areaM2 }): Misfit[] => {
      const squareMetres = roundArea(areaM2)
      if (kind === 'overlap') {
        return [{ kind: 'overlaps_sibling', gridId: gridIds.find((id) => id !== own.gridId) ?? '', squareMetres }]
      }
      return kind === 'outside' && parent ? [{ kind: 'outside_parent', gridId: parent.gridId, squareMetres }] : []
    }),
    ...below.map(
      ({ gridIds, areaM2 }): Misfit => ({
        kind: 'child_outside',
        gridId: gridIds[0] ?? '',
        squareMetres: roundArea(areaM2),
      }),
    ),
  ]
}

/** Throws Refusal grid.overlaps_sibling, grid.outside_parent or grid.child_outside for the worst misfit. */
export function checkFits(own: GridShape, surroundings: Surroundings, nameOf: (gridId: string) => string): void {
  const misfit = misfitsOf(own, surroundings)[0]
  if (misfit) throw new Refusal(`grid.${misfit.kind}`, misfitFacts(misfit, nameOf))
}

/** Values for the sentence of a misfit. */
export function misfitFacts(
  misfit: Misfit,
  nameOf: (gridId: string) => string,
): Facts & Record<string, string | number> {
  return { name: nameOf(misfit.gridId), squareMetres: misfit.squareMetres }
}

/** How much laying shapes over each other will cost: for each edge, the heights of corners between its ends. */
function workOf(shapes: readonly GridShape[]): number {
  const edges = shapes.flatMap((one) =>
    [...edgesOf(one.shape)].map(([a, b]) => [Math.min(a[1], b[1]), Math.max(a[1], b[1])] as const),
  )
  const heights = [...new Set(edges.flat())].sort((a, b) => a - b)
  const rank = new Map(heights.map((height, i) => [height, i]))
  return edges.reduce((sum, [low, high]) => sum + (rank.get(high) ?? 0) - (rank.get(low) ?? 0), 0)
}

const boxes = new WeakMap<MultiPolygon, BoundingBox | undefined>()

function boxOf(shape: MultiPolygon): BoundingBox | undefined {
  const box = boxes.get(shape) ?? boundingBox(shape)
  boxes.set(shape, box)
  return box
}

function boxesMeet(a: MultiPolygon, b: MultiPolygon): boolean {
  const [one, other] = [boxOf(a), boxOf(b)]
  if (!one || !other) return false
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3]
}

function roundArea(squareMetres: number): number {
  return squareMetres < 10 ? Math.round(squareMetres * 10) / 10 : Math.round(squareMetres)
}
