/** Which kept file answers a request: every page of this face is one page; null = the network alone answers (data, files, everything else). */
export function answersFor(
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  home: string,
  files: readonly string[],
): string | null {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== home) return null
  const isPage = request.mode === 'navigate' && (url.pathname === '/field' || url.pathname.startsWith('/field/'))
  if (isPage) return '/field'
  return files.includes(url.pathname) && url.pathname !== '/field' ? url.pathname : null
}
