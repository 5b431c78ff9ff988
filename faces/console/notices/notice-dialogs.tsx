import { Input } from 'antd'
import { useState } from 'react'
import { NOTICE_DAYS, SMALLEST_CELL } from '../../../modules/notifications/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { Notice } from './stand.ts'
import { fieldOf, momentOf } from './until.ts'
import { isWhole, WordFields } from './word-fields.tsx'
import { NOTICES } from './words.ts'

/** How a notice was read, by building; no figure points at a household. */
export function FiguresDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useLanguage()
  const read = useRead('notifications.noticeFigures', { noticeId: notice.id })
  return (
    <Dialog title={t(NOTICES.figures)} onClose={onClose} width={640}>
      <p className="c-hint">{t(NOTICES.figuresNote, { count: SMALLEST_CELL })}</p>
      <Awaiting read={read} />
      {read.data?.places.length === 0 ? <Empty title={t(NOTICES.noFigures)} /> : null}
      {read.data && read.data.places.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(NOTICES.building)}</th>
              <th scope="col" className="c-figure">
                {t(NOTICES.households)}
              </th>
              <th scope="col" className="c-figure">
                {t(NOTICES.read)}
              </th>
            </tr>
          </thead>
          <tbody>
            {read.data.places.map((place) => (
              <tr key={place.name}>
                <th scope="row">{place.name}</th>
                <td className="c-figure" data-title={t(NOTICES.households)}>
                  {place.households}
                </td>
                <td className="c-figure" data-title={t(NOTICES.read)}>
                  {place.read ?? <span className="c-hint">{t(NOTICES.hidden, { count: SMALLEST_CELL })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Dialog>
  )
}

type ActProps = { notice: Notice; onClose: () => void; onDone: () => void }

/** Mends the words or the end of a notice. */
export function CorrectNotice({ notice, onClose, onDone }: ActProps) {
  const { t } = useLanguage()
  const act = useAct('notifications.correctNotice')
  const [words, setWords] = useState({ title: notice.title, text: notice.text })
  const [until, setUntil] = useState(() => fieldOf(new Date(notice.untilAt)))
  const [wasSent, setSent] = useState(false)
  // What was on screen when the dialog opened: an edit by somebody else meanwhile is refused, not written over.
  const [sawVersion] = useState(notice.version)
  const save = async () => {
    setSent(true)
    const untilAt = momentOf(until)
    if (!isWhole(words) || untilAt === null) return
    const done = await act.run({
      noticeId: notice.id,
      sawVersion,
      title: words.title.trim(),
      text: words.text.trim(),
      untilAt,
    })
    if (!done) return
    refresh('notifications.notices', 'notifications.myNotices')
    onDone()
    onClose()
  }
  return (
    <Dialog
      title={t(NOTICES.correct)}
      onClose={onClose}
      width={680}
      submit={{ label: t(NOTICES.saveCorrection), onSubmit: save, isBusy: act.isBusy }}
      error={act.error}
    >
      <p className="c-hint">{t(NOTICES.correctNote)}</p>
      <WordFields words={words} onChange={setWords} wasSent={wasSent} />
      <UntilField value={until} onChange={setUntil} />
    </Dialog>
  )
}

/** Until when a notice is shown. */
export function UntilField({ value, onChange }: { value: string; onChange: (field: string) => void }) {
  const { t } = useLanguage()
  return (
    <Labelled label={t(NOTICES.end)} hint={t(NOTICES.endHint, { days: NOTICE_DAYS })}>
      {(control) => (
        <Input
          {...control}
          className="c-narrow"
          type="datetime-local"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}

export function WithdrawNotice({ notice, onClose, onDone }: ActProps) {
  const { t } = useLanguage()
  const act = useAct('notifications.withdrawNotice')
  const withdraw = async () => {
    if (!(await act.run({ noticeId: notice.id }))) return
    refresh('notifications.notices', 'notifications.myNotices')
    onDone()
    onClose()
  }
  return (
    <Dialog
      title={t(NOTICES.withdraw)}
      onClose={onClose}
      submit={{ label: t(NOTICES.withdraw), onSubmit: withdraw, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(NOTICES.withdrawText, { title: notice.title })}</p>
    </Dialog>
  )
}
