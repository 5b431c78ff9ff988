import { useEffect, useRef, useState } from 'react'

/** How far the finger must pull from the top, in pixels. */
const ENOUGH = 84

/**
 * Pulling the page down from its top.
 * @returns how far it is pulled, from 0 to 1; at 1 letting go runs `onPull`
 */
export function usePull(onPull: () => void): number {
  const [share, setShare] = useState(0)
  const pull = useRef(onPull)
  pull.current = onPull
  useEffect(() => {
    let from: number | null = null
    let now = 0
    const show = (next: number) => {
      now = next
      setShare(next)
    }
    const begin = (event: TouchEvent) => {
      from = scrollY <= 0 && event.touches.length === 1 ? event.touches[0].clientY : null
    }
    const move = (event: TouchEvent) => {
      if (from === null) return
      show(Math.min(1, Math.max(0, (event.touches[0].clientY - from) / ENOUGH)))
    }
    const end = () => {
      if (now === 1) pull.current()
      from = null
      show(0)
    }
    addEventListener('touchstart', begin, { passive: true })
    addEventListener('touchmove', move, { passive: true })
    addEventListener('touchend', end)
    addEventListener('touchcancel', end)
    return () => {
      removeEventListener('touchstart', begin)
      removeEventListener('touchmove', move)
      removeEventListener('touchend', end)
      removeEventListener('touchcancel', end)
    }
  }, [])
  return share
}
