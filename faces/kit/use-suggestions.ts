import { useEffect, useRef, useState } from 'react'
import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { api } from './api.ts'

type Read = OutputOf<Queries['intake.suggestCategory']>
export type Suggestion = Read['suggestions'][number]

/** What a text says: the kinds it speaks for, null while they are unknown; and whether it tells of danger to life. */
export type Suggestions = { readonly kinds: readonly Suggestion[] | null; readonly isDanger: boolean }

/** A pause in typing after which the text is read, in milliseconds. */
const PAUSE = 700

/**
 * What a text says, fetched while the person writes, so that it is there when asked for. No kinds when the text says nothing or the
 * server cannot be asked: kinds are a help, never a hurdle. `chosen` is the kind chosen meanwhile: it may be one that calls for help.
 * `caseId` is the case that is being sorted, if there is one.
 */
export function useSuggestions(text: string, chosen?: string | null, caseId: string | null = null): Suggestions {
  const [found, setFound] = useState<{ text: string; read: Read } | null>(null)
  const wanted = text.trim()
  const isFirst = useRef(true)

  useEffect(() => {
    if (wanted.length < 2) return
    const left = new AbortController()
    const timer = setTimeout(
      () => {
        api
          .ask('intake.suggestCategory', { text: wanted, caseId }, { signal: left.signal })
          .then((read) => setFound({ text: wanted, read }))
          .catch(() => {
            if (!left.signal.aborted) setFound({ text: wanted, read: { suggestions: [], call: [] } })
          })
      },
      isFirst.current ? 0 : PAUSE,
    )
    isFirst.current = false
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [wanted, caseId])

  if (wanted.length < 2) return { kinds: [], isDanger: false }
  if (found?.text !== wanted) return { kinds: null, isDanger: false }
  const { suggestions, call } = found.read
  const isDanger =
    call.length > 0 || suggestions.some((one, i) => one.callsEmergency && (i === 0 || one.code === chosen))
  return { kinds: suggestions, isDanger }
}
