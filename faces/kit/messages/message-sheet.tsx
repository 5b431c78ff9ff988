import { useEffect } from 'react'
import type { Reason } from '../../../modules/notifications/contract/names.ts'
import type { InboxItem } from '../../../modules/notifications/contract.ts'
import { TEXT_CHANNEL_WORDS, WHY_WORDS } from '../../../modules/notifications/words.ts'
import { LETTER_STATE_WORDS } from '../../../platform/pure/letter-words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { LinkButton } from '../components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import { useLanguage } from '../language.ts'
import { useAsk } from '../use-ask.ts'
import { useCommand } from '../use-command.ts'
import { NoticeText } from './notice-text.tsx'
import { INBOX } from './words.ts'

/** Where a message leads in a face, if anywhere; for what reason the person got it may decide. */
export type LinkOf = (link: InboxItem['link'], reason: Reason) => { href: string; word: Word } | null

type MessageSheetProps = { item: InboxItem; linkOf: LinkOf; settingsHref: string; onClose: () => void }

/** One message: what it says, where it leads, and why the person got it. A notice stands here in full, and counts as read. */
export function MessageSheet({ item, linkOf, settingsHref, onClose }: MessageSheetProps) {
  const { t, moment, language } = useLanguage()
  const { data: why, error, reload } = useAsk('notifications.whyThis', { messageId: item.id, language })
  const link = why ? linkOf(item.link, why.reason) : null
  return (
    <Sheet title={item.title} onClose={onClose}>
      <div className="k-stack">
        <p className="k-words">{item.text}</p>
        <p className="k-hint">
          <time dateTime={item.at}>{moment(item.at)}</time>
        </p>
        {item.link.to === 'notice' ? <NoticeOfMessage noticeId={item.link.noticeId} /> : null}
        <ErrorNotice error={error} onAgain={reload} />
        {why || error ? null : <Loading />}
        {link ? (
          <LinkButton look="main" isWide href={link.href}>
            {t(link.word)}
          </LinkButton>
        ) : null}
        {why ? (
          <section className="k-card k-stack k-why">
            <h3 className="k-small-title">{t(INBOX.why)}</h3>
            <p>{why.sentence}</p>
            {why.channels.length > 0 ? (
              <ul className="k-hint">
                {why.channels.map((one) => (
                  <li key={one.channel}>
                    {t(INBOX.onTheWay, {
                      channel: t(TEXT_CHANNEL_WORDS[one.channel]),
                      state: t(LETTER_STATE_WORDS[one.state]),
                    })}
                  </li>
                ))}
              </ul>
            ) : null}
            {why.why && why.why !== 'exhausted' ? <p className="k-hint">{t(WHY_WORDS[why.why])}</p> : null}
            <a className="k-link k-why-change" href={settingsHref}>
              {t(INBOX.change)}
            </a>
          </section>
        ) : null}
      </div>
    </Sheet>
  )
}

/** The notice that a message tells of, as long as it is in force. */
function NoticeOfMessage({ noticeId }: { noticeId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('notifications.myNotices', {})
  const { run } = useCommand('notifications.readNotice')
  const notice = data?.notices.find((one) => one.id === noticeId)
  const isFound = notice !== undefined
  useEffect(() => {
    if (isFound) run({ noticeId })
  }, [isFound, noticeId, run])
  if (error) return <ErrorNotice error={error} onAgain={reload} />
  if (!data) return <Loading />
  return notice ? <NoticeText notice={notice} /> : <Notice>{t(INBOX.noticeOver)}</Notice>
}
