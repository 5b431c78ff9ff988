/**
 * Tells the server once that somebody sees the page of a code: not while it is only fetched ahead or lies in a tab behind others. No cookie
 * goes with it; lost, it is not missed.
 */
export function tellOpened(tenant: number, code: string): void {
  const tell = () => {
    if (document.visibilityState !== 'visible' || ('prerendering' in document && document.prerendering === true)) return
    removeEventListener('visibilitychange', tell, true)
    fetch(`/c/${encodeURIComponent(code)}/opened?tenant=${tenant}`, {
      method: 'POST',
      credentials: 'omit',
      keepalive: true,
      headers: { 'x-weige': '1' },
    }).catch(() => undefined)
  }
  addEventListener('visibilitychange', tell, true)
  tell()
}
