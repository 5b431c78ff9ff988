import { memo } from 'react'
import type { Project } from './geometry.ts'

/** How strongly a place shows: plain, or a step of one scale from calm (1) to pressing (4). The note says the same in words. */
export type MapTone = 'plain' | 1 | 2 | 3 | 4
export type MapPoint = {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly tone?: MapTone
  readonly lng: number
  readonly lat: number
  /** Drawn in the mark («!2»): what the colour says, without colour. '' is a small mark; left out, the mark has none. */
  readonly sign?: string
  /** Written beside the mark where there is room. */
  readonly short?: string
}
/** A grid ready to draw: its path and the spot of its label, in metres. */
export type DrawnGrid = {
  readonly id: string
  readonly label: string
  readonly title: string
  readonly tone: MapTone
  readonly path: string
  readonly spot: { readonly x: number; readonly y: number; readonly width: number } | null
}

/** The polygons. They render again only when they change, not while the map is moved. */
export const GridLayer = memo(function GridLayer(props: { grids: readonly DrawnGrid[]; chosenId: string | null }) {
  return props.grids.map(({ id, path, tone, title }) => (
    <path
      key={id}
      d={path}
      fillRule="evenodd"
      vectorEffect="non-scaling-stroke"
      data-tone={tone}
      data-chosen={id === props.chosenId ? '' : undefined}
      data-id={id}
    >
      <title>{title}</title>
    </path>
  ))
})

/** Names of the grids that are wide enough for them on screen. */
export function LabelLayer({ grids, metresPerPixel }: { grids: readonly DrawnGrid[]; metresPerPixel: number }) {
  return grids.map(({ id, label, spot }) =>
    spot && spot.width > labelPixels(label) * metresPerPixel ? (
      <text key={id} x={spot.x} y={spot.y} fontSize={13 * metresPerPixel} strokeWidth={3 * metresPerPixel}>
        {label}
      </text>
    ) : null,
  )
}

type PointLayerProps = {
  points: readonly MapPoint[]
  project: Project
  metresPerPixel: number
  chosenId: string | null
}

/** Single places, such as cases or buildings, always the same size on screen; what can be tapped around them is larger than what is drawn. */
export function PointLayer({ points, project, metresPerPixel, chosenId }: PointLayerProps) {
  const placed = points.map((point) => {
    const [x, y] = project(point.lng, point.lat)
    return { point, x, y, radius: radiusOf(point, point.id === chosenId) * metresPerPixel }
  })
  const named = namesWithRoom(placed, metresPerPixel)
  return (
    <>
      {placed.map(({ point, x, y }) => (
        <circle key={point.id} className="k-map-hit" cx={x} cy={y} r={HIT_PIXELS * metresPerPixel} data-id={point.id}>
          <title>{titleOf(point)}</title>
        </circle>
      ))}
      {placed.toReversed().map(({ point, x, y, radius }) => (
        <g key={point.id} className="k-map-point" data-tone={point.tone ?? 'plain'}>
          <circle cx={x} cy={y} r={radius} vectorEffect="non-scaling-stroke" data-id={point.id}>
            <title>{titleOf(point)}</title>
          </circle>
          {point.sign ? (
            <text x={x} y={y} fontSize={13 * metresPerPixel} strokeWidth={0}>
              {point.sign}
            </text>
          ) : null}
        </g>
      ))}
      {named.map(({ point, x, y, radius }) => (
        <text
          key={point.id}
          x={x}
          y={y + radius + 9 * metresPerPixel}
          fontSize={12 * metresPerPixel}
          strokeWidth={3 * metresPerPixel}
        >
          {point.short}
        </text>
      ))}
    </>
  )
}

/** A finger hits what is this near, in pixels. */
const HIT_PIXELS = 24

function radiusOf({ sign }: MapPoint, isChosen: boolean): number {
  const radius = sign === undefined ? 8 : sign === '' ? 6 : 14
  return isChosen ? radius + 3 : radius
}

type Placed = { readonly point: MapPoint; readonly x: number; readonly y: number; readonly radius: number }

/** Those whose names cover no mark and no other name; the first come first. */
function namesWithRoom(placed: readonly Placed[], metresPerPixel: number): Placed[] {
  const taken: Box[] = placed.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  return placed.filter(({ point, x, y, radius }) => {
    if (!point.short) return false
    const half = (labelPixels(point.short) / 2) * metresPerPixel
    const top = y + radius + metresPerPixel
    const box = { left: x - half, right: x + half, top, bottom: top + 16 * metresPerPixel }
    if (taken.some((other) => overlaps(box, other))) return false
    taken.push(box)
    return true
  })
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** What a place says when pointed at. */
export function titleOf({ label, note }: { label: string; note?: string }): string {
  return note ? `${label}: ${note}` : label
}

/** About how wide a label is: 13 px a Chinese character, 7.5 px a Latin one, and a little air. */
function labelPixels(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > '\u2e80' ? 13 : 7.5), 8)
}
