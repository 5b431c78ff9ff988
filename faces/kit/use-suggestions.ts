import { useEffect, useRef, useState } from 'react'
import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { api } from './api.ts'

export type Suggestion = OutputOf<Queries['intake.suggestCategory']>['suggestions'][number]

/** A pause in typing after which the text is read, in milliseconds. */
const PAUSE = 700

/**
 * Suggested kinds for a text, fetched while the person writes, so that they are there when asked for. Null while unknown; none
 * when the text says nothing or the server cannot be asked: kinds are a help, never a hurdle.
 */
export function useSuggestions(text: string, isWanted: boolean): readonly Suggestion[] | null {
  const [found, setFound] = useState<{ text: string; suggestions: readonly Suggestion[] } | null>(null)
  const wanted = text.trim()
  const isFirst = useRef(true)

  useEffect(() => {
    if (!isWanted || wanted.length < 2) return
    const left = new AbortController()
    const timer = setTimeout(
      () => {
        api
          .ask('intake.suggestCategory', { text: wanted }, { signal: left.signal })
          .then(({ suggestions }) => setFound({ text: wanted, suggestions }))
          .catch(() => {
            if (!left.signal.aborted) setFound({ text: wanted, suggestions: [] })
          })
      },
      isFirst.current ? 0 : PAUSE,
    )
    isFirst.current = false
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [wanted, isWanted])

  if (!isWanted || wanted.length < 2) return []
  return found?.text === wanted ? found.suggestions : null
}
