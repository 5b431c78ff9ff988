import { useEffect } from 'react'
import { openLive } from '../kit/live.ts'
import { isLive, refresh } from './reads.ts'

/** Changes that come close together are fetched once, after this pause in milliseconds. */
const PAUSE = 800

/** Listens to the tenant's live line while the page is open and asks anew what hangs on cases. */
export function useLiveReads(tenant: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const close = openLive(tenant, {
      onState: isLive.set,
      onChange: () => {
        timer ??= setTimeout(() => {
          timer = undefined
          refresh('cases.', 'intake.reportsOf')
        }, PAUSE)
      },
    })
    return () => {
      clearTimeout(timer)
      close()
      isLive.set(false)
    }
  }, [tenant])
}
