import { useState } from 'react'
import type { InboxItem } from '../../../modules/notifications/contract.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Loading } from '../components/notice.tsx'
import { useLanguage } from '../language.ts'
import { type LinkOf, MessageSheet } from './message-sheet.tsx'
import { useInbox } from './use-inbox.ts'
import { INBOX } from './words.ts'

type InboxListProps = {
  linkOf: LinkOf
  settingsHref: string
  /** Where somebody finds out that nothing is lost: shown while there are no messages. */
  emptyText: string
  /** Something was marked as read. */
  onRead?: () => void
}

/** The messages of the signed-in person, newest first. A tap opens one and marks it as read. */
export function InboxList({ linkOf, settingsHref, emptyText, onRead }: InboxListProps) {
  const { t } = useLanguage()
  const inbox = useInbox(onRead)
  const [open, setOpen] = useState<InboxItem | null>(null)
  const { items, unread } = inbox
  return (
    <>
      <ErrorNotice error={inbox.error} onAgain={inbox.reload} />
      {items || inbox.error ? null : <Loading />}
      {unread > 0 ? (
        <div className="k-inbox-head">
          <span role="status">{t(INBOX.unread, { count: unread })}</span>
          <button type="button" className="k-link" onClick={inbox.markAll}>
            {t(INBOX.markAll)}
          </button>
        </div>
      ) : null}
      {items?.length === 0 ? (
        <div className="k-card k-stack k-center">
          <h2 className="k-small-title">{t(INBOX.empty)}</h2>
          <p className="k-soft">{emptyText}</p>
        </div>
      ) : null}
      {items && items.length > 0 ? (
        <ul className="k-rows">
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className="k-row k-message"
                data-unread={item.isRead ? undefined : ''}
                data-urgent={item.urgency === 'now' ? '' : undefined}
                onClick={() => {
                  setOpen(item)
                  inbox.markRead(item)
                }}
              >
                <MessageLine item={item} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {inbox.hasMore ? (
        <Button isWide isBusy={inbox.isBusy} onPress={inbox.more}>
          {t(INBOX.more)}
        </Button>
      ) : null}
      {open ? (
        <MessageSheet item={open} linkOf={linkOf} settingsHref={settingsHref} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}

function MessageLine({ item }: { item: InboxItem }) {
  const { t, moment } = useLanguage()
  return (
    <span>
      <strong>
        {item.isRead ? null : <span className="k-offscreen">{t(INBOX.isUnread)} · </span>}
        {item.title}
      </strong>
      <span className="k-message-text">{item.text}</span>
      <small>
        <time dateTime={item.at}>{moment(item.at)}</time>
      </small>
    </span>
  )
}
