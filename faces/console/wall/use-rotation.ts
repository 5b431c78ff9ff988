import { useCallback, useEffect, useState } from 'react'
import { useNow } from '../../kit/use-now.ts'
import { AT_FIRST, isStill, SCENE_MILLIS, type Turn, turned } from './rotation.ts'

/** Which scene stands, and how it is turned by time and by hand. */
export function useRotation(scenes: number) {
  const [at, setAt] = useState(AT_FIRST)
  const now = useNow(5_000)
  const turn = useCallback((next: Turn) => setAt((was) => turned(was, next, scenes, Date.now())), [scenes])
  useEffect(() => {
    const timer = setInterval(() => turn({ kind: 'tick' }), SCENE_MILLIS)
    return () => clearInterval(timer)
  }, [turn])
  return {
    scene: Math.min(at.scene, scenes - 1),
    isPaused: at.isPaused,
    isHeld: !at.isPaused && isStill(at, now.getTime()),
    turn,
  }
}

/** Width of the window in CSS pixels. */
export function useWidth(): number {
  const [width, setWidth] = useState(innerWidth)
  useEffect(() => {
    const measure = () => setWidth(innerWidth)
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return width
}

/** Whether the wall fills the screen, and the switch. */
export function useFullScreen(): [boolean, () => void] {
  const [isFull, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  const toggle = () => {
    const asked = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    // A browser that refuses (a frame, a policy) leaves everything as it is.
    asked.catch(() => setFull(document.fullscreenElement !== null))
  }
  return [isFull, toggle]
}
