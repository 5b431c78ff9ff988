import { useCallback, useEffect, useRef, useState } from 'react'
import { changeableShelf, openShelf } from './shelf.ts'

/** What lies on this device, as it lies there. */
export const deviceShelf = openShelf()
/** The shelf of this page. */
export const shelf = changeableShelf(deviceShelf)

/**
 * Saves the newest value of a draft, one write at a time: while one is under way only the last value waits. A browser killed
 * at any moment has lost at most the last change.
 */
export function keepNewest<T>(save: (value: T) => Promise<void>): {
  keep: (value: T) => void
  settled: () => Promise<void>
} {
  let waiting: { value: T } | null = null
  let running: Promise<void> | null = null
  async function pump() {
    while (waiting) {
      const { value } = waiting
      waiting = null
      await save(value)
    }
    running = null
  }
  return {
    keep: (value) => {
      waiting = { value }
      running ??= pump()
    },
    settled: async () => {
      while (running) await running
    },
  }
}

/** A draft in a component. `value` is undefined until the shelf has answered; show no field before, since changes are not taken yet. */
export type Draft<T> = {
  readonly value: T | undefined
  /** Changes and saves it. */
  readonly change: (next: T | ((now: T) => T)) => void
  /** Resolves when all that was changed is on the shelf. */
  readonly settled: () => Promise<void>
  /** Forgets it, here and on the shelf, with everything under its key. */
  readonly discard: () => Promise<void>
}

/**
 * Keeps a draft under a key. `read` turns what lies on the shelf (undefined at first, possibly of an older version) into a
 * draft.
 */
export function useDraft<T>(key: string, read: (raw: unknown) => T): Draft<T> {
  const [value, setValue] = useState<T | undefined>(undefined)
  const latest = useRef<T | undefined>(undefined)
  const readNow = useRef(read)
  const keeper = useRef(keepNewest<T>((next) => shelf.save(key, next)))

  useEffect(() => {
    let isCurrent = true
    keeper.current = keepNewest<T>((next) => shelf.save(key, next))
    shelf
      .load(key)
      .catch(() => undefined)
      .then((raw) => {
        if (!isCurrent) return
        latest.current = readNow.current(raw)
        setValue(latest.current)
      })
    return () => {
      isCurrent = false
    }
  }, [key])

  const change = useCallback((next: T | ((now: T) => T)) => {
    if (latest.current === undefined) return
    const changed = next instanceof Function ? next(latest.current) : next
    latest.current = changed
    setValue(changed)
    keeper.current.keep(changed)
  }, [])
  const settled = useCallback(() => keeper.current.settled(), [])
  const discard = useCallback(async () => {
    await keeper.current.settled()
    await shelf.clear(key)
    latest.current = readNow.current(undefined)
    setValue(latest.current)
  }, [key])
  return { value, change, settled, discard }
}
