import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { moved, type View, zoomed } from './geometry.ts'

const STEP = 1.5
/** A finger that moved less than this many pixels tapped. */
const TAP_PIXELS = 6

/** The part of a drawing on screen, moved by finger, mouse, wheel and keys. `wasDrag` tells a drag's end from a tap. */
export function useView(svg: RefObject<SVGSVGElement | null>, whole: View) {
  const [view, setView] = useState(whole)
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const travelled = useRef(0)
  const wholeNow = useRef(whole)

  useEffect(() => {
    wholeNow.current = whole
    setView(whole)
  }, [whole])

  const zoom = useCallback(
    (factor: number, client?: { x: number; y: number }) => {
      setView((now) => {
        const at = client ? toDrawing(svg.current, client) : { x: now.x + now.width / 2, y: now.y + now.height / 2 }
        return zoomed(now, factor, at, wholeNow.current)
      })
    },
    [svg],
  )

  // By hand, because a page's own wheel listeners are passive and could not keep it from scrolling.
  useEffect(() => {
    const drawing = svg.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && document.activeElement !== drawing) return
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, { x: event.clientX, y: event.clientY })
    }
    drawing?.addEventListener('wheel', onWheel, { passive: false })
    return () => drawing?.removeEventListener('wheel', onWheel)
  }, [svg, zoom])

  const onKey = (key: string): boolean => {
    const dx = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0
    const dy = { ArrowUp: -1, ArrowDown: 1 }[key] ?? 0
    if (dx !== 0 || dy !== 0)
      setView((now) => moved(now, (dx * now.width) / 8, (dy * now.height) / 8, wholeNow.current))
    else if (key === '+' || key === '=') zoom(STEP)
    else if (key === '-') zoom(1 / STEP)
    else if (key === '0') setView(wholeNow.current)
    else return false
    return true
  }

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (fingers.current.size === 0) travelled.current = 0
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const after = { x: event.clientX, y: event.clientY }
    travelled.current += Math.hypot(after.x - before.x, after.y - before.y)
    if (travelled.current > TAP_PIXELS && fingers.current.size === 1)
      event.currentTarget.setPointerCapture(event.pointerId)
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, after)
    if (other) {
      const factor =
        Math.hypot(after.x - other.x, after.y - other.y) /
        Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
      zoom(factor, { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 })
    } else {
      const [from, to] = [toDrawing(svg.current, before), toDrawing(svg.current, after)]
      setView((now) => moved(now, from.x - to.x, from.y - to.y, wholeNow.current))
    }
  }
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    fingers.current.delete(event.pointerId)
  }

  return {
    view,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    showWhole: () => setView(wholeNow.current),
    onKey,
    wasDrag: () => travelled.current > TAP_PIXELS,
    pointer: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp },
  }
}

/** Where a point of the screen lies on the drawing. */
function toDrawing(svg: SVGSVGElement | null, client: { x: number; y: number }): { x: number; y: number } {
  const matrix = svg?.getScreenCTM()
  if (!matrix) return { x: 0, y: 0 }
  const { x, y } = new DOMPoint(client.x, client.y).matrixTransform(matrix.inverse())
  return { x, y }
}
