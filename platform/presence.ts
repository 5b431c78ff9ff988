/** Somebody who has words open on something that others look at. */
export type Present = { readonly name: string; readonly role: string; readonly since: string }

/** Who works on what at this moment: in memory only, gone with the process, read by nobody but those who look at the same thing. */
export type Presence = {
  /** A sign of life from who writes; true when he was not known to. */
  write(at: string, who: { accountId: string; name: string; role: string }, now: Date): boolean
  /** He writes no more; true when he was known to. */
  leave(at: string, accountId: string): boolean
  /** Somebody looks: he is told of changes for a while. */
  look(at: string, accountId: string, now: Date): void
  /** The others who write there, who began first in front. */
  others(at: string, accountId: string, now: Date): Present[]
  /** The accounts that look there. */
  lookers(at: string, now: Date): readonly string[]
  /** How many places are remembered. */
  size(): number
}

/** Without a sign of life for this long he is gone, in milliseconds. */
const WRITES_FOR = 30_000
const LOOKS_FOR = 90_000
/** Bounds of the memory: the place longest untouched makes room, and of many at one place the latest are not noted. */
const MOST_PLACES = 5_000
const MOST_AT_ONE = 50

type Writer = { readonly name: string; readonly role: string; readonly since: Date; readonly seen: number }
type Place = { readonly writers: Map<string, Writer>; readonly lookers: Map<string, number> }

/** Opens an empty memory. `at` names a place: the caller makes it of the tenant and the thing, and asks for sight first. */
export function openPresence(): Presence {
  const places = new Map<string, Place>()

  /** The place, moved to the end of those that make room. */
  function touched(at: string, now: Date): Place {
    const place = places.get(at) ?? { writers: new Map(), lookers: new Map() }
    places.delete(at)
    places.set(at, place)
    for (const [key, oldest] of places) {
      forgetGone(oldest, now)
      const isEmpty = oldest.writers.size === 0 && oldest.lookers.size === 0
      if (key === at || !(isEmpty || places.size > MOST_PLACES)) break
      places.delete(key)
    }
    return place
  }

  return {
    write(at, { accountId, name, role }, now) {
      const { writers } = touched(at, now)
      const known = writers.get(accountId)
      if (!known && writers.size >= MOST_AT_ONE) return false
      writers.set(accountId, { name, role, since: known?.since ?? now, seen: now.getTime() })
      return known === undefined
    },
    leave: (at, accountId) => places.get(at)?.writers.delete(accountId) ?? false,
    look(at, accountId, now) {
      const { lookers } = touched(at, now)
      if (lookers.has(accountId) || lookers.size < MOST_AT_ONE) lookers.set(accountId, now.getTime())
    },
    others(at, accountId, now) {
      const place = places.get(at)
      if (!place) return []
      forgetGone(place, now)
      return [...place.writers]
        .filter(([id]) => id !== accountId)
        .map(([, { name, role, since }]) => ({ name, role, since: since.toISOString() }))
        .sort((a, b) => a.since.localeCompare(b.since))
    },
    lookers(at, now) {
      const place = places.get(at)
      if (!place) return []
      forgetGone(place, now)
      return [...place.lookers.keys()]
    },
    size: () => places.size,
  }
}

function forgetGone({ writers, lookers }: Place, now: Date): void {
  for (const [id, { seen }] of writers) if (now.getTime() - seen > WRITES_FOR) writers.delete(id)
  for (const [id, seen] of lookers) if (now.getTime() - seen > LOOKS_FOR) lookers.delete(id)
}
