import { useEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../components/icon.tsx'
import { useLanguage } from '../language.ts'
import { KIT } from '../words.ts'
import { cornersOf, labelSpot, layOut, metresPerPixel, pathOf, type Shape } from './geometry.ts'
import './grid-map.css'
import {
  type DrawnGrid,
  GridLayer,
  LabelLayer,
  type MapPoint,
  type MapTone,
  PointLayer,
  titleOf,
} from './map-layers.tsx'
import { useView } from './use-view.ts'

export type { MapPoint, MapTone } from './map-layers.tsx'
export type MapGrid = {
  readonly id: string
  readonly label: string
  /** What the colour says, in words: «3 件超期». */
  readonly note?: string
  readonly tone?: MapTone
  readonly shape: Shape | null
}

type GridMapProps = {
  /** Keep the arrays of grids and points the same between renders (useMemo): a new one draws afresh and shows the whole. */
  grids: readonly MapGrid[]
  points?: readonly MapPoint[]
  /** The chosen grid or point. */
  chosenId?: string | null
  onChoose?: (id: string) => void
  /** The heading of the list that says the same as the map. */
  listTitle: string
  /** What can be chosen, and stands in the list. */
  chooses?: 'all' | 'points'
  /** Keeps the list folded however short it is. */
  isListFolded?: boolean
  /** Corners of the part that is shown at first; left out: everything. Keep it the same between renders too. */
  frame?: readonly (readonly [number, number])[]
}

const NO_POINTS: readonly MapPoint[] = []

/** A map of our own polygons, without tiles or network, and below it the list that says the same for keys and ears. */
export function GridMap({
  grids,
  points = NO_POINTS,
  chosenId = null,
  onChoose,
  listTitle,
  chooses = 'all',
  isListFolded = false,
  frame,
}: GridMapProps) {
  const { t } = useLanguage()
  const svg = useRef<SVGSVGElement>(null)
  const box = useSize(svg)
  const { project, whole } = useMemo(() => {
    if (frame) return layOut(frame)
    const corners = grids.flatMap((grid) => cornersOf(grid.shape ?? []))
    return layOut([...corners, ...points.map(({ lng, lat }) => [lng, lat] as const)])
  }, [grids, points, frame])
  const drawn = useMemo(() => grids.flatMap((grid) => drawGrid(grid, project)), [grids, project])
  const { view, zoomIn, zoomOut, showWhole, onKey, wasDrag, pointer } = useView(svg, whole)
  const scale = metresPerPixel(view, box)

  const listed = chooses === 'all' ? [...points, ...grids] : points
  const onTap = (tapped: EventTarget) => {
    const id = tapped instanceof Element ? tapped.getAttribute('data-id') : null
    if (id && !wasDrag()) onChoose?.(id)
  }

  return (
    <div className="k-map">
      <div className="k-map-frame">
        <svg
          ref={svg}
          className="k-map-drawing"
          viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the map; choosing by keys is done in the list.
          tabIndex={0}
          role="application"
          aria-label={t(KIT.map)}
          onClick={(event) => onTap(event.target)}
          onKeyDown={(event) => onKey(event.key) && event.preventDefault()}
          {...pointer}
        >
          <GridLayer grids={drawn} chosenId={chosenId} />
          <LabelLayer grids={drawn} metresPerPixel={scale} />
          <PointLayer points={points} project={project} metresPerPixel={scale} chosenId={chosenId} />
        </svg>
        <div className="k-map-buttons">
          <button type="button" aria-label={t(KIT.zoomIn)} onClick={zoomIn}>
            <Icon name="plus" />
          </button>
          <button type="button" aria-label={t(KIT.zoomOut)} onClick={zoomOut}>
            <Icon name="minus" />
          </button>
          <button type="button" aria-label={t(KIT.wholeMap)} onClick={showWhole}>
            <Icon name="whole" />
          </button>
        </div>
      </div>
      <details className="k-map-list" open={!isListFolded && listed.length <= 12}>
        <summary>{listTitle}</summary>
        <ul>
          {listed.map((one) => (
            <li key={one.id}>
              <button type="button" aria-pressed={one.id === chosenId} onClick={() => onChoose?.(one.id)}>
                <strong>{one.label}</strong>
                {one.note ? <small>{one.note}</small> : null}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function drawGrid(grid: MapGrid, project: ReturnType<typeof layOut>['project']): DrawnGrid[] {
  if (!grid.shape) return []
  const { id, label, tone = 'plain', shape } = grid
  return [{ id, label, tone, title: titleOf(grid), path: pathOf(shape, project), spot: labelSpot(shape, project) }]
}

/** The size of the drawing on screen, in CSS pixels. */
function useSize(svg: { readonly current: SVGSVGElement | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: 360, height: 360 })
  useEffect(() => {
    if (!svg.current) return
    const watch = new ResizeObserver(([entry]) => setSize(entry.contentRect))
    watch.observe(svg.current)
    return () => watch.disconnect()
  }, [svg])
  return size
}
