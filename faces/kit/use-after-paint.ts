import { useEffect, useState } from 'react'

/**
 * False until what was rendered first has been painted, and a pause of milliseconds has passed: what is dear and not looked for at once waits for
 * it. `pause` null waits for nothing.
 */
export function useAfterPaint(pause: number | null = 0): boolean {
  const [isPainted, setPainted] = useState(pause === null)
  useEffect(() => {
    if (pause === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // A frame is asked for, and what follows it is after the paint.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true), pause)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [pause])
  return isPainted
}
