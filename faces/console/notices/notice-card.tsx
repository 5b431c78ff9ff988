import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { SMALLEST_CELL } from '../../../modules/notifications/contract.ts'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { KIT } from '../../kit/words.ts'
import { Card } from '../parts/page.tsx'
import { PrintSheet } from '../parts/print-sheet.tsx'
import { CorrectNotice, FiguresDialog, WithdrawNotice } from './notice-dialogs.tsx'
import { type Notice, standOf } from './stand.ts'
import { NOTICES } from './words.ts'

const PLACES_SHOWN = 8

/** One notice: what it says, for whom, how it was read, and what can be done with it. */
export function NoticeCard({ notice, onSaid }: { notice: Notice; onSaid: (text: string) => void }) {
  const { t, list } = useLanguage()
  const [open, setOpen] = useState<'figures' | 'correct' | 'withdraw' | 'print' | null>(null)
  const close = useCallback(() => setOpen(null), [])
  const stand = standOf(notice)
  const places = notice.targets
    .map((one) => one.name)
    .sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }))
    .slice(0, PLACES_SHOWN)
  const figures = [
    { word: NOTICES.households, value: notice.households },
    { word: NOTICES.told, value: notice.told },
    { word: NOTICES.read, value: notice.householdsRead ?? t(NOTICES.hidden, { count: SMALLEST_CELL }) },
    { word: NOTICES.opened, value: notice.opened },
  ]
  return (
    <Card
      title={notice.title}
      tools={
        <span className="c-notice-state" data-state={stand}>
          {t(NOTICES[stand])}
        </span>
      }
    >
      <p className="c-hint">
        {[
          notice.publishedByName
            ? t(NOTICES.by, { name: notice.publishedByName, at: notice.publishedAt })
            : t(NOTICES.byNobody, { at: notice.publishedAt }),
          notice.correctedAt ? t(NOTICES.corrected, { at: notice.correctedAt }) : null,
          t(NOTICES.until, { at: notice.untilAt }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="c-notice-text">{notice.text}</p>
      {notice.fileIds.length > 0 ? (
        <Pictures ids={notice.fileIds} titleOf={(_id, number) => t(KIT.photo, { number })} />
      ) : null}
      <p>
        <strong>{t(NOTICES.places)}</strong> {list(places)}{' '}
        {notice.targets.length > PLACES_SHOWN ? t(NOTICES.andMore, { count: notice.targets.length }) : null}
      </p>
      <dl className="c-notice-figures">
        {figures.map(({ word, value }) => (
          <div key={word.en}>
            <dt>{t(word)}</dt>
            <dd data-small={typeof value === 'string' ? '' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="c-tools">
        <Button aria-label={`${t(NOTICES.figures)} ${notice.title}`} onClick={() => setOpen('figures')}>
          {t(NOTICES.figures)}
        </Button>
        <Button aria-label={`${t(NOTICES.print)} ${notice.title}`} onClick={() => setOpen('print')}>
          {t(NOTICES.print)}
        </Button>
        {stand === 'running' ? (
          <>
            <Button aria-label={`${t(NOTICES.correct)} ${notice.title}`} onClick={() => setOpen('correct')}>
              {t(NOTICES.correct)}
            </Button>
            <Button danger aria-label={`${t(NOTICES.withdraw)} ${notice.title}`} onClick={() => setOpen('withdraw')}>
              {t(NOTICES.withdraw)}
            </Button>
          </>
        ) : null}
      </div>
      {open === 'figures' ? <FiguresDialog notice={notice} onClose={close} /> : null}
      {open === 'correct' ? (
        <CorrectNotice notice={notice} onClose={close} onDone={() => onSaid(t(NOTICES.wasCorrected))} />
      ) : null}
      {open === 'withdraw' ? (
        <WithdrawNotice notice={notice} onClose={close} onDone={() => onSaid(t(NOTICES.wasWithdrawn))} />
      ) : null}
      {open === 'print' ? (
        <PrintSheet onDone={close}>
          <h1>{t(NOTICES.sheetHead)}</h1>
          <h2>{notice.title}</h2>
          <p className="c-notice-text">{notice.text}</p>
          <p>{t(NOTICES.until, { at: notice.untilAt })}</p>
          <p>
            {notice.gridName} · {t(NOTICES.byNobody, { at: notice.correctedAt ?? notice.publishedAt })}
          </p>
        </PrintSheet>
      ) : null}
    </Card>
  )
}
