import { useEffect, useState } from 'react'
import { api } from '../../kit/api.ts'
import { useStore } from '../../kit/store.ts'
import { line, phone } from './here.ts'

/** Whether this phone works from what lies on it: there is no network, or nobody answers. Without anything on it, pages say themselves that they cannot be read. */
export function useAway(): boolean {
  const here = useStore(phone)
  const isUnreachable = useStore(line) === 'unreachable'
  const [isCut, setCut] = useState(() => !navigator.onLine)
  useEffect(() => {
    const look = () => setCut(!navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return here !== null && here.owner.tenant === api.tenant() && (isUnreachable || isCut)
}

/**
 * For a form that cannot be sent later: whether there was no network when it was opened. A line that breaks while somebody writes takes nothing off
 * the screen; one that comes back lets the form in.
 */
export function useAwayAtFirst(): boolean {
  const isAway = useAway()
  const [isShut, setShut] = useState(isAway)
  useEffect(() => {
    if (!isAway) setShut(false)
  }, [isAway])
  return isShut
}
