import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { EndReason, Grade, Recipient } from '../../../modules/care/contract.ts'
import { END_REASON_WORDS, GRADE_WORDS } from '../../../modules/care/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { CARE } from './words.ts'

/** What can be done about an entry. */
export type CareAct = 'grade' | 'rhythm' | 'review' | 'end'

const LEAST_WHY = 2
const TITLES = { grade: CARE.changeGrade, rhythm: CARE.changeRhythm, review: CARE.reviewNow, end: CARE.end } as const

type ChangeDialogProps = { act: CareAct; one: Recipient; onClose: () => void; onDone: () => void }

/** One change of an entry, with its reason. */
export function ChangeDialog({ act, one, onClose, onDone }: ChangeDialogProps) {
  const { t } = useLanguage()
  const changeGrade = useAct('care.changeGrade')
  const changeRhythm = useAct('care.changeRhythm')
  const review = useAct('care.review')
  const end = useAct('care.end')
  const [grade, setGrade] = useState<Grade>(one.grade)
  const [days, setDays] = useState<number | null>(one.hasOwnRhythm ? one.everyDays : null)
  const [reason, setReason] = useState<EndReason>('moved')
  const [why, setWhy] = useState('')
  const [wasSent, setSent] = useState(false)
  const needsWhy = act === 'grade' || act === 'rhythm'
  const isShort = needsWhy && why.trim().length < LEAST_WHY
  const used = { grade: changeGrade, rhythm: changeRhythm, review, end }[act]
  const send = async () => {
    setSent(true)
    if (isShort) return
    const common = { recipientId: one.id, why: why.trim(), sawVersion: one.version }
    const done =
      act === 'grade'
        ? await changeGrade.run({ ...common, grade })
        : act === 'rhythm'
          ? await changeRhythm.run({ ...common, everyDays: days })
          : act === 'review'
            ? await review.run(common)
            : await end.run({ ...common, reason })
    if (!done) return
    await refresh('care.')
    onDone()
  }
  return (
    <Dialog
      title={`${t(TITLES[act])} · ${one.nameMasked}`}
      onClose={onClose}
      submit={{ label: t(TITLES[act]), onSubmit: send, isBusy: used.isBusy, isDanger: act === 'end' }}
      error={used.error}
    >
      {act === 'grade' ? (
        <OneOf
          label={t(CARE.grade)}
          words={GRADE_WORDS}
          value={grade}
          onChange={(next) => isKeyOf(GRADE_WORDS, next) && setGrade(next)}
        />
      ) : null}
      {act === 'rhythm' ? (
        <Labelled label={t(CARE.days)}>
          {(control) => (
            <InputNumber {...control} min={1} max={366} precision={0} value={days} onChange={(next) => setDays(next)} />
          )}
        </Labelled>
      ) : null}
      {act === 'end' ? (
        <OneOf
          label={t(CARE.endReason)}
          words={END_REASON_WORDS}
          value={reason}
          onChange={(next) => isKeyOf(END_REASON_WORDS, next) && setReason(next)}
        />
      ) : null}
      <Labelled
        label={t(CARE.why)}
        isOptional={!needsWhy}
        fault={wasSent && isShort ? t(CONSOLE.tooShort, { count: LEAST_WHY }) : null}
      >
        {(control) => (
          <Input {...control} maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}
