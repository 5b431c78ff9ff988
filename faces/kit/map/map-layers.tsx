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

/** Single places, such as cases or buildings, always the same size on screen. */
export function PointLayer({ points, project, metresPerPixel, chosenId }: PointLayerProps) {
  return points.map((point) => {
    const [cx, cy] = project(point.lng, point.lat)
    return (
      <circle
        key={point.id}
        cx={cx}
        cy={cy}
        r={(point.id === chosenId ? 11 : 8) * metresPerPixel}
        vectorEffect="non-scaling-stroke"
        data-tone={point.tone ?? 'plain'}
        data-id={point.id}
      >
        <title>{titleOf(point)}</title>
      </circle>
    )
  })
}

/** What a place says when pointed at. */
export function titleOf({ label, note }: { label: string; note?: string }): string {
  return note ? `${label}: ${note}` : label
}

/** About how wide a label is: 13 px a Chinese character, 7.5 px a Latin one, and a little air. */
function labelPixels(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > '\u2e80' ? 13 : 7.5), 8)
}
