/**
 * Listens to a tenant's live line (staff only). It says only that something has changed; the face asks for what it shows, under
 * its own sight. The browser reconnects by itself, and a gap counts as a change.
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
  const source = new EventSource(`/live?tenant=${tenant}`)
  let wasLost = false
  source.onopen = () => {
    hear.onState?.(true)
    if (wasLost) hear.onChange()
    wasLost = false
  }
  source.onerror = () => {
    hear.onState?.(false)
    wasLost = true
  }
  source.addEventListener('changed', hear.onChange)
  source.addEventListener('presence', ({ data }) => hear.onPresence?.(JSON.parse(data).caseId))
  return () => source.close()
}
