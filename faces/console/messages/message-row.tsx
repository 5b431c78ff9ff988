import { Button } from 'antd'
import { useState } from 'react'
import { GROUP_WORDS } from '../../../modules/notifications/words.ts'
import { DESK_HREFS } from '../../kit/desk-lists.ts'
import { useLanguage } from '../../kit/language.ts'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { hrefOf, navigate } from '../router.tsx'
import { useAct } from '../use-act.ts'
import type { Item } from './messages-page.tsx'
import { WhyDialog } from './why-dialog.tsx'
import { MESSAGES } from './words.ts'

/** One message. Opening what it leads to marks it as read. */
export function MessageRow({ item }: { item: Item }) {
  const { t, moment } = useLanguage()
  const act = useAct('notifications.markRead')
  const [isWhyOpen, setWhyOpen] = useState(false)
  const markRead = async () => {
    if (await act.run({ messageIds: [item.id] })) refresh('notifications.inbox', 'notifications.unread')
  }
  const goal = goalOf(item)
  const open = () => {
    if (!item.isRead) markRead()
    if (goal === null) return
    if (goal.startsWith('/console')) navigate(goal)
    else location.assign(goal)
  }
  return (
    <li className="c-message" data-unread={item.isRead ? undefined : ''}>
      <button type="button" data-row="" className="c-message-main" onClick={open}>
        <span className="c-message-title">
          {item.isRead ? null : <span className="k-offscreen">{t(MESSAGES.unread)}</span>}
          {item.title}
          {item.urgency === 'now' ? <span className="c-message-urgent">{t(MESSAGES.urgent)}</span> : null}
        </span>
        <span>{item.text}</span>
        <span className="c-hint">
          {moment(item.at)} · {t(GROUP_WORDS[item.group])}
        </span>
      </button>
      <div className="c-tools">
        {item.isRead ? null : (
          <Button onClick={markRead} loading={act.isBusy} aria-label={`${t(MESSAGES.read)} ${item.title}`}>
            {t(MESSAGES.read)}
          </Button>
        )}
        <Button type="text" onClick={() => setWhyOpen(true)} aria-label={`${t(MESSAGES.why)} ${item.title}`}>
          {t(MESSAGES.why)}
        </Button>
      </div>
      <Problem error={act.error} />
      {isWhyOpen ? <WhyDialog item={item} onClose={() => setWhyOpen(false)} /> : null}
    </li>
  )
}

/** Where a message leads; null where it says all there is. */
function goalOf({ link }: Item): string | null {
  switch (link.to) {
    case 'case':
      return link.as === 'staff' ? hrefOf(`/case/${link.caseId}`) : '/r#/mine'
    case 'post':
      return hrefOf('/')
    case 'page':
      return `/field/me/${link.page}`
    case 'desk':
      return DESK_HREFS[link.list]
    case 'console':
      return hrefOf(`/${link.page}`, { id: link.id })
    case 'notice':
      return hrefOf('/notices', { notice: link.noticeId })
    case 'booking':
      return '/r#/book/mine'
    case 'help':
      return `/r#/help/mine/${link.requestId}`
    case 'topic':
      return `/r#/deliberate/${link.topicId}`
  }
}
