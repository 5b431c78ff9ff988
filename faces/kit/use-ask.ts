import { useCallback, useEffect, useRef, useState } from 'react'
import type { Queries } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { api } from './api.ts'
import { ApiError } from './problem.ts'
import { isSignedOut } from './session.ts'

/** What a query has answered so far. Data stay while they are fetched again or when that fails. */
export type Answer<T> = {
  readonly data: T | undefined
  readonly error: ApiError | null
  readonly reload: () => void
}

/** Asks a query when the input changes, and again whenever the person comes back to the page. `input` null asks nothing. */
export function useAsk<N extends keyof Queries>(
  name: N,
  input: InputOf<Queries[N]> | null,
): Answer<OutputOf<Queries[N]>> {
  const [data, setData] = useState<OutputOf<Queries[N]> | undefined>(undefined)
  const [error, setError] = useState<ApiError | null>(null)
  const [round, setRound] = useState(0)
  const text = input === null ? null : JSON.stringify(input)
  const asked = useRef<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is there to ask again.
  useEffect(() => {
    if (text === null) return
    if (asked.current !== text) setData(undefined)
    asked.current = text
    const left = new AbortController()
    api
      .ask(name, JSON.parse(text), { signal: left.signal })
      .then((answer) => {
        setData(answer)
        setError(null)
      })
      .catch((reason: unknown) => {
        if (left.signal.aborted) return
        isSignedOut(reason)
        if (!(reason instanceof ApiError)) throw reason
        setError(reason)
      })
    return () => left.abort()
  }, [name, text, round])

  const reload = useCallback(() => setRound((now) => now + 1), [])
  useEffect(() => onReturn(reload), [reload])
  return { data, error, reload }
}

/** Calls back when the person returns to the page or the network is there again; returns how to stop. */
export function onReturn(back: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') back()
  }
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', back)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', back)
  }
}
