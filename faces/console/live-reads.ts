import { useEffect } from 'react'
import { openLive } from '../kit/live.ts'
import { isLive, refresh } from './reads.ts'

/** Changes that come close together are fetched once, after this pause in milliseconds. */
const PAUSE = 800

/** Messages are written by a follower of the change, so they are asked for once more when it has had its time, in milliseconds. */
const FOLLOWERS = 3_000
const MESSAGES = ['notifications.inbox', 'notifications.unread']

/** Figures are read from the chain every few seconds, and are many: they are asked again after this pause, in milliseconds. */
const COUNTED = 6_000
const FIGURES = [
  'dashboards.figures',
  'dashboards.course',
  'dashboards.counted',
  'dashboards.hotSpots',
  'dashboards.latest',
]

const presenceHearers = new Set<(caseId: string) => void>()

/** Calls back when somebody begins or ends to write on a case; returns how to stop. */
export function hearPresence(hearer: (caseId: string) => void): () => void {
  presenceHearers.add(hearer)
  return () => presenceHearers.delete(hearer)
}

/** Listens to the tenant's live line while the page is open and asks anew what hangs on cases. */
export function useLiveReads(tenant: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let later: ReturnType<typeof setTimeout> | undefined
    let counting: ReturnType<typeof setTimeout> | undefined
    let isBehind = false
    // What changes while the pause runs is not counted yet at its end: it gets a pause of its own.
    const count = () => {
      counting = setTimeout(() => {
        counting = undefined
        refresh(...FIGURES)
        if (isBehind) count()
        isBehind = false
      }, COUNTED)
    }
    const close = openLive(tenant, {
      onState: isLive.set,
      onPresence: (caseId) => {
        for (const hearer of presenceHearers) hearer(caseId)
      },
      onChange: () => {
        if (counting) isBehind = true
        else count()
        timer ??= setTimeout(() => {
          timer = undefined
          refresh('cases.', 'intake.reportsOf', ...MESSAGES)
          clearTimeout(later)
          later = setTimeout(() => refresh(...MESSAGES), FOLLOWERS)
        }, PAUSE)
      },
    })
    return () => {
      clearTimeout(timer)
      clearTimeout(later)
      clearTimeout(counting)
      close()
      isLive.set(false)
    }
  }, [tenant])
}
