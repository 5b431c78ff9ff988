import { useEffect } from 'react'
import { isLive, refresh } from './reads.ts'

/** Changes that come close together are fetched once, after this pause in milliseconds. */
const PAUSE = 800

/** Listens to the tenant's live line while the page is open and asks anew what hangs on cases. A gap counts as a change. */
export function useLiveReads(tenant: number): void {
  useEffect(() => {
    const source = new EventSource(`/live?tenant=${tenant}`)
    let timer: ReturnType<typeof setTimeout> | undefined
    const hear = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        refresh('cases.', 'intake.reportsOf')
      }, PAUSE)
    }
    let wasLost = false
    source.onopen = () => {
      isLive.set(true)
      if (wasLost) hear()
      wasLost = false
    }
    source.onerror = () => {
      isLive.set(false)
      wasLost = true
    }
    source.addEventListener('changed', hear)
    source.onmessage = hear
    return () => {
      clearTimeout(timer)
      source.close()
      isLive.set(false)
    }
  }, [tenant])
}
