import { useEffect, useRef } from 'react'
import { type ApiError, isKept } from '../../kit/problem.ts'

/**
 * Whether an act that was not answered with yes has come to its end all the same: it waits in this phone's outbox (`kept`), or had arrived
 * before (`already`). Then its draft goes.
 */
export function useEnd(error: ApiError | null, discard: () => Promise<void>): 'kept' | 'already' | null {
  const isAlready = error?.problem.kind === 'refused' && error.problem.code === 'visit.id_used'
  const end = isKept(error) ? 'kept' : isAlready ? 'already' : null
  const discardNow = useRef(discard)
  discardNow.current = discard
  useEffect(() => {
    if (end) void discardNow.current()
  }, [end])
  return end
}
