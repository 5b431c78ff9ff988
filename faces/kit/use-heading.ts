import { type RefObject, useEffect, useRef } from 'react'

/**
 * The heading of a screen: it takes the focus when the screen opens, so that it is read out and keys start there, and it names the
 * window. `scrollAt` is where the screen opens, in pixels from its top: 0, or where it was left when one comes back to it.
 */
export function useHeading(title: string, brand: string, scrollAt = 0): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the screen opens.
  useEffect(() => {
    scrollTo(0, scrollAt)
    heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  return heading
}
