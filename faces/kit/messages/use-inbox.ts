import { useCallback, useEffect, useState } from 'react'
import type { InboxItem } from '../../../modules/notifications/contract.ts'
import { api } from '../api.ts'
import { useLanguage } from '../language.ts'
import { ApiError } from '../problem.ts'
import { useAsk } from '../use-ask.ts'
import { useCommand } from '../use-command.ts'

/** The messages of the signed-in person as far as they were fetched, and what can be done with them. */
export type Inbox = {
  readonly items: readonly InboxItem[] | undefined
  readonly unread: number
  readonly error: ApiError | null
  readonly hasMore: boolean
  readonly isBusy: boolean
  readonly reload: () => void
  readonly more: () => void
  readonly markRead: (item: InboxItem) => void
  readonly markAll: () => void
}

/** Reads the inbox page by page; what comes meanwhile is added on top. `onRead` is called when something was marked as read. */
export function useInbox(onRead?: () => void): Inbox {
  const { language } = useLanguage()
  const { data, error, reload } = useAsk('notifications.inbox', { language })
  const [older, setOlder] = useState<Older>({ language, items: [], next: undefined })
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [left, setLeft] = useState<number | null>(null)
  const [read, setRead] = useState<ReadSoFar>({ ids: new Set(), upTo: null })
  const one = useCommand('notifications.markRead')
  const all = useCommand('notifications.markAllRead')
  // An answer of the server is newer than what was counted here.
  useEffect(() => {
    if (data) setLeft(null)
  }, [data])

  const fetched = older.language === language ? older : { language, items: [], next: undefined }
  const next = fetched.next === undefined ? (data?.nextAfterId ?? null) : fetched.next
  const items = data && merged(data.items, fetched.items).map((item) => markedBy(read, item))

  const more = useCallback(() => {
    if (next === null || isBusy) return
    const shown = data?.items ?? []
    setBusy(true)
    setFailure(null)
    api
      .ask('notifications.inbox', { language, afterId: next })
      .then(({ items: page, nextAfterId }) =>
        setOlder((now) => ({
          language,
          // What is on screen now stays, also when newer ones push it off the first page.
          items: [...(now.language === language ? now.items : []), ...shown, ...page],
          next: nextAfterId,
        })),
      )
      .catch((reason: unknown) => {
        if (!(reason instanceof ApiError)) throw reason
        setFailure(reason)
      })
      .finally(() => setBusy(false))
  }, [next, isBusy, language, data])

  const markRead = async (item: InboxItem) => {
    if (item.isRead) return
    const answer = await one.run({ messageIds: [item.id] })
    if (!answer) return
    setRead((now) => ({ ...now, ids: new Set([...now.ids, item.id]) }))
    setLeft(answer.unread)
    onRead?.()
  }
  const markAll = async () => {
    const newest = items?.[0]
    const answer = newest && (await all.run({ upToId: newest.id }))
    if (!answer) return
    setRead((now) => ({ ...now, upTo: newest }))
    setLeft(answer.unread)
    onRead?.()
  }
  return {
    items,
    unread: left ?? data?.unread ?? 0,
    error: error ?? failure ?? one.error ?? all.error,
    hasMore: next !== null,
    isBusy: isBusy || all.isBusy,
    reload,
    more,
    markRead,
    markAll,
  }
}

type Older = { language: string; items: readonly InboxItem[]; next: string | null | undefined }
type ReadSoFar = { ids: ReadonlySet<string>; upTo: InboxItem | null }

/** Each message once, newest first. */
function merged(newer: readonly InboxItem[], older: readonly InboxItem[]): InboxItem[] {
  const byId = new Map([...older, ...newer].map((item) => [item.id, item]))
  return [...byId.values()].sort((a, b) => (isAfter(b, a) ? 1 : -1))
}

function markedBy({ ids, upTo }: ReadSoFar, item: InboxItem): InboxItem {
  return item.isRead || ids.has(item.id) || (upTo !== null && !isAfter(item, upTo)) ? { ...item, isRead: true } : item
}

function isAfter(a: InboxItem, b: InboxItem): boolean {
  return a.at === b.at ? a.id > b.id : a.at > b.at
}
