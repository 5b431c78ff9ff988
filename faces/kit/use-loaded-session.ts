import { useEffect, useState } from 'react'
import { ApiError } from './problem.ts'
import { loadSession, type Session, useSession } from './session.ts'

/** The session, asked for when the page opens: who is signed in, why that is not known, and how to ask again. `tenant` null asks nothing. */
export function useLoadedSession(tenant?: number | null): {
  session: Session
  error: ApiError | null
  again: () => void
} {
  const session = useSession()
  const [error, setError] = useState<ApiError | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and again when asked to.
  useEffect(() => {
    setError(null)
    if (tenant === null) return
    loadSession(tenant).catch((reason: unknown) => {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    })
  }, [round])
  return { session, error, again: () => setRound((now) => now + 1) }
}
