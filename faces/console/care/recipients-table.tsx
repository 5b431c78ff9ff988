import { useState } from 'react'
import { ACCESS } from '../../../modules/care/access.ts'
import type { Recipient } from '../../../modules/care/contract.ts'
import { END_REASON_WORDS, GRADE_WORDS } from '../../../modules/care/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMay } from '../me.ts'
import { RowTools } from '../parts/row-tools.tsx'
import { hrefOf, Link } from '../router.tsx'
import './care.css'
import { type CareAct, ChangeDialog } from './change-dialog.tsx'
import { RevealCare } from './reveal-care.tsx'
import { CARE } from './words.ts'

type RecipientsTableProps = {
  recipients: readonly Recipient[]
  hasPlaces: boolean
  onSaid: (said: string) => void
}

/** Entries of the register with what can be done about each. */
export function RecipientsTable({ recipients, hasPlaces, onSaid }: RecipientsTableProps) {
  const { t, moment } = useLanguage()
  const [doing, setDoing] = useState<{ act: CareAct | 'reveal'; one: Recipient } | null>(null)
  return (
    <>
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(CARE.name)}</th>
            {hasPlaces ? <th scope="col">{t(CARE.place)}</th> : null}
            <th scope="col">{t(CARE.grade)}</th>
            <th scope="col">{t(CARE.last)}</th>
            <th scope="col">{t(CARE.due)}</th>
            <th scope="col">{t(CARE.review)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {recipients.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.nameMasked}</th>
              {hasPlaces ? (
                <td data-title={t(CARE.place)}>
                  <Link href={hrefOf('/homes', { household: one.householdId })}>{one.placeName}</Link>
                  <div className="c-hint">{one.gridName}</div>
                </td>
              ) : null}
              <td data-title={t(CARE.grade)}>
                <span className="c-grade" data-grade={one.grade}>
                  {t(GRADE_WORDS[one.grade])}
                </span>
                <div className="c-hint">
                  {t(CARE.everyDays, { days: one.everyDays })}
                  {one.hasOwnRhythm ? ` · ${t(CARE.ownRhythm)}` : ''}
                </div>
              </td>
              <td data-title={t(CARE.last)}>
                {one.lastContactAt === null ? t(CARE.never) : moment(one.lastContactAt)}
              </td>
              <td data-title={t(CARE.due)}>
                {one.state === 'ended' ? (
                  t(CARE.ended, { reason: one.endReason ? t(END_REASON_WORDS[one.endReason]) : '' })
                ) : (
                  <span className="c-figure">{one.dueOn}</span>
                )}
                {one.state === 'active' && one.dueInDays < 0 ? (
                  <div>
                    <strong>{t(CARE.late, { days: -one.dueInDays })}</strong>
                  </div>
                ) : null}
              </td>
              <td data-title={t(CARE.review)}>
                {one.isReviewDue ? t(CARE.reviewDue, { day: one.reviewOn }) : one.reviewOn}
              </td>
              <td>
                <Tools one={one} onDo={(act) => setDoing({ act, one })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doing?.act === 'reveal' ? <RevealCare one={doing.one} onClose={() => setDoing(null)} /> : null}
      {doing && doing.act !== 'reveal' ? (
        <ChangeDialog
          key={`${doing.act} ${doing.one.id}`}
          act={doing.act}
          one={doing.one}
          onClose={() => setDoing(null)}
          onDone={() => {
            setDoing(null)
            onSaid(t(CARE.saved))
          }}
        />
      ) : null}
    </>
  )
}

/** What is due comes first: the review, where it is. */
function Tools({ one, onDo }: { one: Recipient; onDo: (act: CareAct | 'reveal') => void }) {
  const { t } = useLanguage()
  const may = useMay()
  const isOpen = one.state === 'active'
  const tool = (act: CareAct | 'reveal', word: Word, isMine: boolean) =>
    isMine
      ? [{ key: act, label: t(word), about: one.nameMasked, isDanger: act === 'end', onPress: () => onDo(act) }]
      : []
  const review = tool('review', CARE.reviewNow, isOpen && may(ACCESS.review, one.gridId))
  const tools = [
    ...(one.isReviewDue ? review : []),
    ...tool('reveal', CARE.reveal, may(ACCESS.reveal, one.gridId)),
    ...tool('grade', CARE.changeGrade, isOpen && may(ACCESS.changeGrade, one.gridId)),
    ...tool('rhythm', CARE.changeRhythm, isOpen && may(ACCESS.changeRhythm, one.gridId)),
    ...(one.isReviewDue ? [] : review),
    ...tool('end', CARE.end, isOpen && may(ACCESS.end, one.gridId)),
  ]
  return <RowTools tools={tools} about={one.nameMasked} />
}
