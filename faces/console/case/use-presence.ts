import { useCallback, useEffect, useRef, useState } from 'react'
import { api, type Present } from '../../kit/api.ts'
import { ApiError } from '../../kit/problem.ts'
import { hearPresence } from '../live-reads.ts'

/** Rhythms in milliseconds: while one writes; while others write here; while nobody does. */
const WRITING = 10_000
const WATCHING = 15_000
const QUIET = 45_000
/** Words left untouched for so long are no longer being written, in milliseconds. */
const UNTOUCHED = 5 * 60_000

/**
 * Who else writes on this case at this moment. `typed` says that this person does; `rested` that he has sent or put it away. Without
 * an answer nobody is shown: it is a courtesy, and never in the way.
 */
export function usePresence(caseId: string): { others: readonly Present[]; typed: () => void; rested: () => void } {
  const [others, setOthers] = useState<readonly Present[]>([])
  const touchedAt = useRef<number | null>(null)
  const beat = useRef(() => {})

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const isWriting = () => touchedAt.current !== null && Date.now() - touchedAt.current < UNTOUCHED
    const ask = async () => {
      clearTimeout(timer)
      const wrote = isWriting()
      let found: readonly Present[] = []
      if (wrote || document.visibilityState === 'visible') {
        try {
          found = await api.presence(caseId, wrote ? 'writing' : 'looking')
        } catch (error) {
          if (!(error instanceof ApiError)) throw error
        }
      }
      if (isOver) return
      setOthers(found)
      clearTimeout(timer)
      timer = setTimeout(ask, isWriting() ? WRITING : found.length > 0 ? WATCHING : QUIET)
    }
    beat.current = ask
    ask()
    const silence = hearPresence((id) => id === caseId && ask())
    return () => {
      isOver = true
      clearTimeout(timer)
      silence()
      if (touchedAt.current !== null) api.presence(caseId, 'looking').catch(() => undefined)
      touchedAt.current = null
    }
  }, [caseId])

  const typed = useCallback(() => {
    const isFirst = touchedAt.current === null
    touchedAt.current = Date.now()
    if (isFirst) beat.current()
  }, [])
  const rested = useCallback(() => {
    if (touchedAt.current === null) return
    touchedAt.current = null
    beat.current()
  }, [])
  return { others, typed, rested }
}
