import { useState } from 'react'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { NumberField, wholeNumber } from './number-field.tsx'

const MOST_REVIEW_DAYS = 30
/** Working days that a supervision may leave for its answer. */
export const MOST_SUPERVISION_DAYS = 10

/** 复核挂账: the next look, or take it up again with 恢复办理. */
export function ReviewForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.review')
  const fields = useFields(`case/${theCase.id}/review`, { days: '30', note: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const days = wholeNumber(fields.get('days'), MOST_REVIEW_DAYS)
    const note = fields.get('note').trim()
    if (days === null || note.length < LEAST_ANSWER) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, days, note })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="review" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <NumberField
        label={t(LADDER.deferDays)}
        hint={t(LADDER.deferHint)}
        value={fields.get('days')}
        onChange={(text) => fields.set('days', text)}
        most={MOST_REVIEW_DAYS}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.reviewNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}

/** 督办: with its own date for an answer. */
export function SuperviseForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.supervise')
  const fields = useFields(`case/${theCase.id}/supervise`, { days: '1', note: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const days = wholeNumber(fields.get('days'), MOST_SUPERVISION_DAYS)
    const note = fields.get('note').trim()
    if (days === null || note.length < LEAST_ANSWER) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, days, note })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="supervise" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <NumberField
        label={t(LADDER.superviseDays)}
        value={fields.get('days')}
        onChange={(text) => fields.set('days', text)}
        most={MOST_SUPERVISION_DAYS}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.superviseNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
