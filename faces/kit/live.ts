/**
 * Listens to a tenant's live line (staff only). It says only that something has changed; the face asks for what it shows, under
 * its own sight. The browser reconnects by itself, and a gap counts as a change.
 * @returns how to stop listening
 */
export function openLive(
  tenant: number,
  hear: { onChange: () => void; onState?: (isConnected: boolean) => void },
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
  return () => source.close()
}
