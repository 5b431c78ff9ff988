import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { type Notice, NoticeText } from '../../kit/messages/notice-text.tsx'
import { recall, remember } from '../../kit/remembered.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { PLACE } from '../words.ts'

/** Under which name this device remembers which notices were opened on it; the newest of them. */
const KEY = 'resident.notices'
const MOST = 100

/** The notices for where the code stands, newest first, each folded to its title. Opening one counts, once on this device. Nothing where there are none. */
export function NoticesHere({ code }: { code: string }) {
  const { t } = useLanguage()
  const { data } = useAsk('notifications.noticesHere', { code })
  const { run } = useCommand('notifications.readNotice')
  const [opened, setOpened] = useState(openedBefore)
  if (!data || data.notices.length === 0) return null
  const open = async ({ id }: Notice) => {
    if (opened.includes(id) || !(await run({ noticeId: id }))) return
    const now = [id, ...opened].slice(0, MOST)
    setOpened(now)
    remember(KEY, now.join(' '))
  }
  return (
    <section className="r-notices" aria-labelledby="notices">
      <h2 id="notices">{t(PLACE.notices)}</h2>
      <div className="k-rows">
        {data.notices.map((notice) => (
          <NoticeFold key={notice.id} notice={notice} isNew={!opened.includes(notice.id)} onOpen={() => open(notice)} />
        ))}
      </div>
    </section>
  )
}

function NoticeFold({ notice, isNew, onOpen }: { notice: Notice; isNew: boolean; onOpen: () => void }) {
  const { t, moment } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="r-notice"
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
        if (event.currentTarget.open) onOpen()
      }}
    >
      <summary className="r-notice-title">
        <span className="r-notice-words">
          <strong>{notice.title}</strong>
          <small>
            <time dateTime={notice.publishedAt}>{moment(notice.publishedAt)}</time>
          </small>
        </span>
        <span className="k-tag" data-done={isNew ? undefined : ''}>
          {t(isNew ? PLACE.noticeNew : PLACE.noticeRead)}
        </span>
      </summary>
      {isOpen ? <NoticeText notice={notice} /> : null}
    </details>
  )
}

function openedBefore(): readonly string[] {
  return (recall(KEY) ?? '').split(' ').filter(Boolean)
}
