import { useSyncExternalStore } from 'react'

/** One value that many components look at. */
export type Store<T> = {
  readonly get: () => T
  readonly set: (next: T) => void
  /** Calls back after each change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Makes a store. Setting the value it already has tells nobody. */
export function createStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's value in a component, which renders again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
