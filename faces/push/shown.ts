/** What a push shows on the screen of a phone. */
type Shown = { readonly title: string; readonly text: string; readonly url: string; readonly tag: string }

/** Where somebody lands whose push says nothing else. */
const INBOX = '/r#/messages'

/** What was pushed, as it is shown. A browser must show something for every push, so what cannot be read says that there is news. */
export function toShow(payload: string): Shown {
  const given = parsed(payload)
  const of = (name: string) => {
    const value: unknown = given[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    title: of('title') || '微格',
    text: of('text') || '您有新消息 · You have a new message',
    url: of('url') || INBOX,
    tag: of('tag') || 'message',
  }
}

/** The address that a tap opens: always a page of this house. */
export function targetOf(data: unknown, home: string): string {
  const given = typeof data === 'object' && data !== null && 'url' in data ? String(data.url) : INBOX
  const inbox = new URL(INBOX, home).href
  if (!URL.canParse(given, home)) return inbox
  const url = new URL(given, home)
  return url.origin === home ? url.href : inbox
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
