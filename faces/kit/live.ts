/** One fact as the live feed tells it: the names of the events and what they are about; fetch to see the rest. */
export type LiveFact = {
  readonly chain: string
  readonly seq: number
  readonly names: readonly string[]
  readonly subjects: readonly string[]
}

/**
 * Listens to a tenant's live feed (staff only). The browser reconnects by itself; after a gap `onGap` is called once, and the
 * face fetches afresh what it shows, since facts in the gap were not heard.
 * @returns how to stop listening
 */
export function openLive(tenant: number, hear: { onFact: (fact: LiveFact) => void; onGap: () => void }): () => void {
  const source = new EventSource(`/live?tenant=${tenant}`)
  let wasLost = false
  source.onopen = () => {
    if (wasLost) hear.onGap()
    wasLost = false
  }
  source.onerror = () => {
    wasLost = true
  }
  source.onmessage = (message) => {
    const fact = readFact(message.data)
    if (fact) hear.onFact(fact)
  }
  return () => source.close()
}

/** A fact from the feed's text; null for what is not one (keep-alives). */
export function readFact(text: unknown): LiveFact | null {
  if (typeof text !== 'string' || !text.startsWith('{')) return null
  const raw = JSON.parse(text)
  if (typeof raw.chain !== 'string' || typeof raw.seq !== 'number') return null
  return { chain: raw.chain, seq: raw.seq, names: raw.names ?? [], subjects: raw.subjects ?? [] }
}
