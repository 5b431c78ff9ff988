import { useEffect, useState } from 'react'
import { useAfterPaint } from '../kit/use-after-paint.ts'

let isFirst = true

/**
 * True at once, but on the first page that a window shows: there when it has been painted and a pause of milliseconds has passed. Somebody waits for
 * that page; later ones stand whole at once, so that going back finds what was there.
 */
export function useAfterFirstPage(pause: number): boolean {
  const [wasFirst] = useState(isFirst)
  useEffect(() => {
    isFirst = false
  }, [])
  return useAfterPaint(wasFirst ? pause : null)
}
