/** Where drafts and photos that are not sent yet lie on this device, by key. */
export type Shelf = {
  load(key: string): Promise<unknown>
  save(key: string, value: unknown): Promise<void>
  /** Reads and replaces in one step, also between windows; undefined from `change` leaves it as it is. Resolves to what then lies there. */
  update(key: string, change: (now: unknown) => unknown): Promise<unknown>
  /** Removes the key and all that begin with `key/`. */
  clear(key: string): Promise<void>
  /** The key and all that begin with `key/`, as far as something lies there. */
  keys(key: string): Promise<string[]>
}

/**
 * The device's shelf: IndexedDB with strict durability, so that a saved value survives the browser being killed; where that is
 * forbidden (some private windows) the page's own memory.
 */
export function openShelf(): Shelf {
  const memory = memoryShelf()
  const database = openDatabase().catch(() => null)
  const shelf = database.then((opened) => (opened ? databaseShelf(opened) : memory))
  return {
    load: async (key) => (await shelf).load(key),
    save: async (key, value) => (await shelf).save(key, value).catch(() => memory.save(key, value)),
    update: async (key, change) => (await shelf).update(key, change),
    clear: async (key) => (await shelf).clear(key),
    keys: async (key) => (await shelf).keys(key),
  }
}

/** A shelf that lasts as long as the page. */
export function memoryShelf(): Shelf {
  const values = new Map<string, unknown>()
  return {
    load: async (key) => values.get(key),
    save: async (key, value) => {
      values.set(key, value)
    },
    update: async (key, change) => {
      const next = change(values.get(key))
      if (next !== undefined) values.set(key, next)
      return values.get(key)
    },
    clear: async (key) => {
      for (const one of [...values.keys()]) if (isWithin(key, one)) values.delete(one)
    },
    keys: async (key) => [...values.keys()].filter((one) => isWithin(key, one)),
  }
}

/** Whether a key is this one or lies under it. */
export const isWithin = (key: string, one: string) => one === key || one.startsWith(`${key}/`)

/** A shelf behind which another one can be laid, for all who hold it: what is kept behind a lock goes through a shelf that seals. */
export function changeableShelf(first: Shelf): Shelf & { readonly lay: (next: Shelf | null) => void } {
  let now = first
  return {
    load: (key) => now.load(key),
    save: (key, value) => now.save(key, value),
    update: (key, change) => now.update(key, change),
    clear: (key) => now.clear(key),
    keys: (key) => now.keys(key),
    lay: (next) => {
      now = next ?? first
    },
  }
}

const STORE = 'drafts'

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('weige', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
    request.onblocked = () => fail(new Error('blocked'))
  })
}

function databaseShelf(database: IDBDatabase): Shelf {
  const write = (change: (store: IDBObjectStore) => void) =>
    new Promise<void>((done, fail) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => done()
      transaction.onabort = () => fail(transaction.error)
      change(transaction.objectStore(STORE))
    })
  return {
    load: (key) =>
      new Promise((done, fail) => {
        const request = database.transaction(STORE).objectStore(STORE).get(key)
        request.onsuccess = () => done(request.result)
        request.onerror = () => fail(request.error)
      }),
    save: (key, value) => write((store) => store.put(value, key)),
    update: async (key, change) => {
      let after: unknown
      await write((store) => {
        const request = store.get(key)
        request.onsuccess = () => {
          const next = change(request.result)
          after = next ?? request.result
          if (next !== undefined) store.put(next, key)
        }
      })
      return after
    },
    clear: (key) =>
      write((store) => {
        store.delete(key)
        store.delete(IDBKeyRange.bound(`${key}/`, `${key}/\uffff`))
      }),
    keys: (key) =>
      new Promise((done, fail) => {
        const request = database.transaction(STORE).objectStore(STORE).getAllKeys()
        request.onsuccess = () => done(request.result.map(String).filter((one) => isWithin(key, one)))
        request.onerror = () => fail(request.error)
      }),
  }
}
