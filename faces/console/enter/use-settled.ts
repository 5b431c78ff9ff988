import { useEffect, useState } from 'react'

/** The value once it has not changed for a while. */
export function useSettled(value: string, millis: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis)
    return () => clearTimeout(timer)
  }, [value, millis])
  return settled
}
