/** A line that the browser gave up is opened again after this pause, in milliseconds. */
const AGAIN = 10_000

/**
 * Listens to a tenant's live line (staff only). It says only that something has changed; the face asks for what it shows, under
 * its own sight. The browser reconnects by itself, but gives up for good at an answer that is none (a proxy's, while the server starts): then
 * it is opened anew. A gap counts as a change.
 * @returns how to stop listening
 */
export function openLive(
  tenant: number,
  hear: {
    onChange: () => void
    onState?: (isConnected: boolean) => void
    /** Somebody has begun or ended to write on a case that this person looks at. */
    onPresence?: (caseId: string) => void
  },
): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasLost = false
  const open = () => {
    source = new EventSource(`/live?tenant=${tenant}`)
    source.onopen = () => {
      hear.onState?.(true)
      if (wasLost) hear.onChange()
      wasLost = false
    }
    source.onerror = () => {
      hear.onState?.(false)
      wasLost = true
      clearTimeout(timer)
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN)
    }
    source.addEventListener('changed', hear.onChange)
    source.addEventListener('presence', ({ data }) => hear.onPresence?.(JSON.parse(data).caseId))
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
