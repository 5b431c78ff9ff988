import { useCallback, useEffect, useRef, useState } from 'react'

/** For how long a sent act can be taken back, in seconds. */
export const HOLD_SECONDS = 5

/** An act between the press of its button and its sending. */
export type Held = {
  /** Seconds left; null when nothing is held. */
  readonly left: number | null
  readonly hold: () => void
  readonly takeBack: () => void
  readonly sendNow: () => void
}

/**
 * Holds an act for a few seconds in which it can be taken back, then sends it. Who leaves the page or puts the phone away meanwhile
 * has not taken it back: it is sent at once.
 */
export function useHeld(send: () => void): Held {
  const [left, setLeft] = useState<number | null>(null)
  const sendLatest = useRef(send)
  sendLatest.current = send
  const isHeld = useRef(false)
  const release = useCallback((isSent: boolean) => {
    if (!isHeld.current) return
    isHeld.current = false
    setLeft(null)
    if (isSent) sendLatest.current()
  }, [])

  useEffect(() => {
    if (left === null) return
    if (left <= 0) return release(true)
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, release])

  useEffect(() => {
    const putAway = () => {
      if (document.visibilityState === 'hidden') release(true)
    }
    document.addEventListener('visibilitychange', putAway)
    return () => {
      document.removeEventListener('visibilitychange', putAway)
      release(true)
    }
  }, [release])

  return {
    left,
    hold: () => {
      if (isHeld.current) return
      isHeld.current = true
      setLeft(HOLD_SECONDS)
    },
    takeBack: () => release(false),
    sendNow: () => release(true),
  }
}
