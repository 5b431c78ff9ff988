import { useEffect, useState } from 'react'

/** A pause in choosing after which it counts, in milliseconds. */
const PAUSE = 300

/** A value when it has stood still for a moment; compared by what it says. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const said = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what it says, not by which object says it.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [said])
  return settled
}
