/** The parts of what lies on this device: small facts, sealed blocks of rows, sealed acts that wait, sealed photos and voices. */
export const PARTS = ['meta', 'blocks', 'outbox', 'files'] as const
export type Part = (typeof PARTS)[number]

/** One change; without a value the key is removed. */
export type Change = { readonly part: Part; readonly key: string; readonly value?: unknown }

/** Where everything lies. Values are structured-clone material. */
export type Disk = {
  read(part: Part, key: string): Promise<unknown>
  all(part: Part): Promise<{ key: string; value: unknown }[]>
  /** All of it is there afterwards, or nothing, also when the browser is killed. */
  write(changes: readonly Change[]): Promise<void>
  /** Reads and replaces one fact in one step, also between windows. */
  update(key: string, change: (now: unknown) => unknown): Promise<unknown>
  /** Everything is gone. */
  wipe(): Promise<void>
}

const NAME = 'weige-field'

/** The device's disk: IndexedDB with strict durability. @throws when the browser forbids it */
export async function openDisk(): Promise<Disk> {
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      for (const part of PARTS) request.result.createObjectStore(part)
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
    request.onblocked = () => fail(new Error('blocked'))
  })
  const change = (parts: readonly Part[], act: (of: (part: Part) => IDBObjectStore) => void) =>
    new Promise<void>((done, fail) => {
      const transaction = database.transaction([...new Set(parts)], 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => done()
      transaction.onabort = () => fail(transaction.error)
      act((part) => transaction.objectStore(part))
    })
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error)
    })
  return {
    read: (part, key) => answer(database.transaction(part).objectStore(part).get(key)),
    all: async (part) => {
      const store = database.transaction(part).objectStore(part)
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())])
      return keys.map((key, i) => ({ key: String(key), value: values[i] }))
    },
    write: async (changes) => {
      if (changes.length === 0) return
      await change(
        changes.map((one) => one.part),
        (of) => {
          for (const { part, key, value } of changes) {
            if (value === undefined) of(part).delete(key)
            else of(part).put(value, key)
          }
        },
      )
    },
    update: async (key, next) => {
      let after: unknown
      await change(['meta'], (of) => {
        const request = of('meta').get(key)
        request.onsuccess = () => {
          after = next(request.result)
          of('meta').put(after, key)
        }
      })
      return after
    },
    wipe: () =>
      change(PARTS, (of) => {
        for (const part of PARTS) of(part).clear()
      }),
  }
}

/** A disk that lasts as long as the process: for tests. */
export function memoryDisk(): Disk {
  const parts = new Map<Part, Map<string, unknown>>(PARTS.map((part) => [part, new Map()]))
  const of = (part: Part) => parts.get(part) ?? new Map<string, unknown>()
  return {
    read: async (part, key) => structuredClone(of(part).get(key)),
    all: async (part) => [...of(part)].map(([key, value]) => ({ key, value: structuredClone(value) })),
    write: async (changes) => {
      for (const { part, key, value } of changes) {
        if (value === undefined) of(part).delete(key)
        else of(part).set(key, structuredClone(value))
      }
    },
    update: async (key, next) => {
      const after = next(of('meta').get(key))
      of('meta').set(key, structuredClone(after))
      return after
    },
    wipe: async () => {
      for (const part of PARTS) of(part).clear()
    },
  }
}
