import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Pictures } from '../components/picture.tsx'
import { useLanguage } from '../language.ts'
import { INBOX } from './words.ts'

/** A notice as those read it for whom it is. */
export type Notice = OutputOf<Queries['notifications.noticesHere']>['notices'][number]

/** A notice in full: its words, its pictures, who published it and until when it holds. */
export function NoticeText({ notice }: { notice: Notice }) {
  const { t } = useLanguage()
  return (
    <div className="k-stack">
      <p className="k-words">{notice.text}</p>
      {notice.fileIds.length > 0 ? (
        <Pictures ids={notice.fileIds} titleOf={(_id, number) => t(INBOX.noticePhoto, { number })} />
      ) : null}
      <p className="k-hint">
        {t(INBOX.noticeFrom, { grid: notice.gridName, at: notice.publishedAt })}
        {notice.correctedAt ? ` · ${t(INBOX.noticeCorrected, { at: notice.correctedAt })}` : ''}
        {` · ${t(INBOX.noticeUntil, { at: notice.untilAt })}`}
      </p>
    </div>
  )
}
