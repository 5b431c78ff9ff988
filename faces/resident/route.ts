import { useEffect, useState } from 'react'

/** The page within the page, from the address's hash: `#/report/what` is ['report', 'what']. The phone's back button walks it. */
export function useRoute(): readonly string[] {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const turned = () => setHash(location.hash)
    addEventListener('hashchange', turned)
    return () => removeEventListener('hashchange', turned)
  }, [])
  return readRoute(hash)
}

/** Goes to a page; `replace` leaves no step to come back to. */
export function go(path: string, how: { replace?: boolean } = {}): void {
  if (!how.replace) location.hash = `/${path}`
  else {
    history.replaceState(null, '', `#/${path}`)
    dispatchEvent(new HashChangeEvent('hashchange'))
  }
}

/** The parts of a hash. */
export function readRoute(hash: string): readonly string[] {
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean)
}
