/** GeoJSON MultiPolygon coordinates in WGS84 degrees: polygons → rings (first outer, then holes) → [lng, lat]. */
export type Shape = readonly (readonly (readonly (readonly [number, number])[])[])[]
/** A rectangle on the drawing, in metres east and south of its north-west corner. */
export type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** Turns [lng, lat] into metres on the drawing. */
export type Project = (lng: number, lat: number) => readonly [number, number]

const METRES_PER_DEGREE = 111_320

/**
 * A flat drawing of the places: equirectangular about their middle latitude, good to a few parts in a thousand across a city.
 * @returns how to project, and the view that holds everything with a margin of 4 %
 */
export function layOut(places: readonly (readonly [number, number])[]): { project: Project; whole: View } {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [lng, lat] of places) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  if (west > east) [west, east, south, north] = [0, 0, 0, 0]
  const perLng = METRES_PER_DEGREE * Math.cos(((south + north) / 2) * (Math.PI / 180))
  const project: Project = (lng, lat) => [(lng - west) * perLng, (north - lat) * METRES_PER_DEGREE]
  const [width, height] = project(east, south)
  const margin = Math.max(width, height, 40) * 0.04
  return {
    project,
    whole: {
      x: -margin,
      y: -margin,
      width: Math.max(width, 40) + 2 * margin,
      height: Math.max(height, 40) + 2 * margin,
    },
  }
}

/** All corners of a shape. */
export function cornersOf(shape: Shape): readonly (readonly [number, number])[] {
  return shape.flat(2)
}

/** The shape as the `d` of an SVG path (fill rule evenodd), to 0.1 m. */
export function pathOf(shape: Shape, project: Project): string {
  const ring = (points: readonly (readonly [number, number])[]) =>
    `M${points
      .map(([lng, lat]) => {
        const [x, y] = project(lng, lat)
        return `${round(x)} ${round(y)}`
      })
      .join('L')}Z`
  return shape.flatMap((polygon) => polygon.map(ring)).join('')
}

/** Where a label fits: the middle of the widest inside stretch among a few heights of the largest polygon, and its width in metres. */
export function labelSpot(shape: Shape, project: Project): { x: number; y: number; width: number } | null {
  let best: { x: number; y: number; width: number } | null = null
  for (const polygon of shape) {
    const rings = polygon.map((ring) => ring.map(([lng, lat]) => project(lng, lat)))
    const heights = rings[0]?.map(([, y]) => y) ?? []
    const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
    for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const y = top + (bottom - top) * share
      for (const [from, to] of stretches(rings, y)) {
        if (!best || to - from > best.width * 1.05) best = { x: (from + to) / 2, y, width: to - from }
      }
    }
  }
  return best
}

/** How many metres of the drawing one pixel of its box shows; the whole view fits into the box. */
export function metresPerPixel(view: View, box: { width: number; height: number }): number {
  return Math.max(view.width / Math.max(1, box.width), view.height / Math.max(1, box.height))
}

/** The view zoomed by a factor (> 1 nearer) about a point of the drawing, kept within the whole and not nearer than 30 m. */
export function zoomed(view: View, factor: number, at: { x: number; y: number }, whole: View): View {
  const least = Math.min(30, whole.width)
  const width = Math.min(whole.width, Math.max(least, view.width / factor))
  const scale = width / view.width
  const next = {
    x: at.x - (at.x - view.x) * scale,
    y: at.y - (at.y - view.y) * scale,
    width,
    height: view.height * scale,
  }
  return moved(next, 0, 0, whole)
}

/** The view moved by metres; its middle stays on the whole drawing. */
export function moved(view: View, dx: number, dy: number, whole: View): View {
  const x = clamp(view.x + dx + view.width / 2, whole.x, whole.x + whole.width) - view.width / 2
  const y = clamp(view.y + dy + view.height / 2, whole.y, whole.y + whole.height) - view.height / 2
  return { ...view, x, y }
}

/** Inside stretches of a horizontal line through rings, by the even-odd rule. */
function stretches(rings: readonly (readonly (readonly [number, number])[])[], y: number): [number, number][] {
  const crossings: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]]
      if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    }
  }
  crossings.sort((a, b) => a - b)
  const found: [number, number][] = []
  for (let i = 1; i < crossings.length; i += 2) found.push([crossings[i - 1], crossings[i]])
  return found
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
