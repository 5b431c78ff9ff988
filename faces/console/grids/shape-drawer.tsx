import { Button, InputNumber } from 'antd'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { cornersOf, layOut, metresPerPixel, pathOf } from '../../kit/map/geometry.ts'
import { type Corner, shapeOf, snapped, unproject } from './drawing.ts'
import { GRIDS } from './words.ts'

/** How near, in pixels, a new corner snaps to a neighbour's. */
const SNAP_PIXELS = 12
const DOT_PIXELS = 7

type ShapeDrawerProps = {
  first: readonly Corner[]
  around: readonly Grid[]
  onChange: (corners: readonly Corner[]) => void
}

/** Draws one ring: clicks add corners, drags move them, and a list of numbers does the same without a pointer. */
export function ShapeDrawer({ first, around, onChange }: ShapeDrawerProps) {
  const { t } = useLanguage()
  const [corners, setCorners] = useState(first)
  const svg = useRef<SVGSVGElement>(null)
  const dragged = useRef<number | null>(null)
  const ground = useMemo(() => groundOf(around, first), [around, first])
  const { project, whole, known } = ground
  const change = (next: readonly Corner[]) => {
    setCorners(next)
    onChange(next)
  }
  const scale = () =>
    metresPerPixel(whole, { width: svg.current?.clientWidth ?? 1, height: svg.current?.clientHeight ?? 1 })
  const spotOf = (event: PointerEvent): Corner => {
    const matrix = svg.current?.getScreenCTM()
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix?.inverse())
    return snapped(unproject(project)(x, y), known, SNAP_PIXELS * scale(), project)
  }
  const dot = (DOT_PIXELS * whole.width) / 560
  const shape = shapeOf(corners)
  return (
    <div className="c-drawer">
      <p className="c-hint">{t(GRIDS.drawerHelp)}</p>
      <svg
        ref={svg}
        className="c-drawer-map"
        viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
        role="img"
        aria-label={t(GRIDS.drawerMap)}
        onPointerDown={(event) => {
          if (event.target instanceof SVGCircleElement) return
          change([...corners, spotOf(event)])
        }}
        onPointerMove={(event) => {
          const at = dragged.current
          if (at !== null) change(corners.map((corner, i) => (i === at ? spotOf(event) : corner)))
        }}
        onPointerUp={() => {
          dragged.current = null
        }}
      >
        {ground.behind.map(({ id, path }) => (
          <path key={id} className="c-drawer-behind" d={path} vectorEffect="non-scaling-stroke" />
        ))}
        {shape ? (
          <path className="c-drawer-shape" d={pathOf(shape, project)} vectorEffect="non-scaling-stroke" />
        ) : null}
        {corners.map((corner, i) => {
          const [cx, cy] = project(...corner)
          return (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its place in the ring.
              key={i}
              cx={cx}
              cy={cy}
              r={dot}
              onPointerDown={(event) => {
                dragged.current = i
                event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId)
              }}
            />
          )
        })}
      </svg>
      <CornerList corners={corners} onChange={change} middle={ground.middle} />
      {corners.length > 0 && corners.length < 3 ? <p className="c-fault">{t(GRIDS.needCorners)}</p> : null}
    </div>
  )
}

type CornerListProps = { corners: readonly Corner[]; onChange: (next: readonly Corner[]) => void; middle: Corner }

function CornerList({ corners, onChange, middle }: CornerListProps) {
  const { t } = useLanguage()
  const set = (at: number, corner: Corner) => onChange(corners.map((one, i) => (i === at ? corner : one)))
  return (
    <>
      <ol className="c-corners">
        {corners.map(([lng, lat], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its place in the ring.
          <li key={i}>
            <InputNumber
              aria-label={`${t(GRIDS.corner, { number: i + 1 })} ${t(GRIDS.lng)}`}
              value={lng}
              step={0.0001}
              onChange={(value) => value !== null && set(i, [value, lat])}
            />
            <InputNumber
              aria-label={`${t(GRIDS.corner, { number: i + 1 })} ${t(GRIDS.lat)}`}
              value={lat}
              step={0.0001}
              onChange={(value) => value !== null && set(i, [lng, value])}
            />
            <Button
              type="text"
              aria-label={t(GRIDS.removeCorner, { number: i + 1 })}
              icon={<Icon name="close" />}
              onClick={() => onChange(corners.filter((_, at) => at !== i))}
            />
          </li>
        ))}
      </ol>
      <div className="c-tools">
        <Button size="small" onClick={() => onChange([...corners, corners.at(-1) ?? middle])}>
          {t(GRIDS.addCorner)}
        </Button>
        {corners.length > 0 ? (
          <Button size="small" onClick={() => onChange(corners.slice(0, -1))}>
            {t(GRIDS.undoCorner)}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** What lies behind the drawing, and the corners it offers to snap to. */
function groundOf(around: readonly Grid[], first: readonly Corner[]) {
  const known: Corner[] = around.flatMap((grid) => cornersOf(grid.shape ?? []))
  const places = [...known, ...first]
  const { project, whole } = layOut(places)
  const middle = unproject(project)(whole.x + whole.width / 2, whole.y + whole.height / 2)
  const behind = around.flatMap((grid) => (grid.shape ? [{ id: grid.id, path: pathOf(grid.shape, project) }] : []))
  return { project, whole, known, behind, middle }
}
