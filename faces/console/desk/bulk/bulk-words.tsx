import { Checkbox } from 'antd'
import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { LEAST_ANSWER, TextField } from '../../case/forms/answer-field.tsx'
import { MOST_SUPERVISION_DAYS } from '../../case/forms/dated-forms.tsx'
import { NumberField, wholeNumber } from '../../case/forms/number-field.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { type BulkFormProps, BulkFrame } from './bulk-frame.tsx'

/** 记录进展: the same words on every case. */
export function BulkNote(props: BulkFormProps) {
  const { t } = useLanguage()
  const fields = useFields('bulk/note', { text: '', isPublic: '' })
  const [wasSent, setSent] = useState(false)
  const text = fields.get('text').trim()
  const isPublic = fields.get('isPublic') === 'yes'
  return (
    <BulkFrame
      {...props}
      verb="note"
      onSend={() => setSent(true)}
      forget={fields.discard}
      actFor={text === '' ? null : (line) => ({ name: 'cases.note', input: { caseId: line.id, text, isPublic } })}
    >
      <TextField
        label={t(FORM.noteText)}
        value={fields.get('text')}
        onChange={(next) => fields.set('text', next)}
        least={1}
        wasSent={wasSent}
      />
      <Checkbox checked={isPublic} onChange={(event) => fields.set('isPublic', event.target.checked ? 'yes' : '')}>
        {t(FORM.notePublic)}
      </Checkbox>
    </BulkFrame>
  )
}

/** 催办: a word to whoever is in charge of each. */
export function BulkUrge(props: BulkFormProps) {
  const { t } = useLanguage()
  const fields = useFields('bulk/urge', { note: '' })
  const [wasSent, setSent] = useState(false)
  const note = fields.get('note').trim()
  return (
    <BulkFrame
      {...props}
      verb="urge"
      onSend={() => setSent(true)}
      forget={fields.discard}
      actFor={(line) => ({ name: 'cases.urge', input: { caseId: line.id, note } })}
    >
      <TextField
        label={t(LADDER.urgeNote)}
        value={fields.get('note')}
        onChange={(next) => fields.set('note', next)}
        most={500}
        wasSent={wasSent}
      />
    </BulkFrame>
  )
}

/** 督办: each with the same date for an answer. */
export function BulkSupervise(props: BulkFormProps) {
  const { t } = useLanguage()
  const fields = useFields('bulk/supervise', { days: '1', note: '' })
  const [wasSent, setSent] = useState(false)
  const days = wholeNumber(fields.get('days'), MOST_SUPERVISION_DAYS)
  const note = fields.get('note').trim()
  return (
    <BulkFrame
      {...props}
      verb="supervise"
      onSend={() => setSent(true)}
      forget={fields.discard}
      actFor={
        days === null || note.length < LEAST_ANSWER
          ? null
          : (line) => ({ name: 'cases.supervise', input: { caseId: line.id, days, note } })
      }
    >
      <NumberField
        label={t(LADDER.superviseDays)}
        value={fields.get('days')}
        onChange={(next) => fields.set('days', next)}
        most={MOST_SUPERVISION_DAYS}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.superviseNote)}
        value={fields.get('note')}
        onChange={(next) => fields.set('note', next)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
    </BulkFrame>
  )
}
