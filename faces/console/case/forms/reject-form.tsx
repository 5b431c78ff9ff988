import { useState } from 'react'
import { REJECT_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { REJECT_PHRASES } from '../../../kit/case/phrases.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** 不予受理: only for listed reasons, and never without an answer. */
export function RejectForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.reject')
  const fields = useFields(`case/${theCase.id}/reject`, { reason: '', answer: '' })
  const [wasSent, setSent] = useState(false)
  const reason = fields.get('reason')
  const submit = async () => {
    setSent(true)
    const answer = fields.get('answer').trim()
    if (!isKeyOf(REJECT_WORDS, reason) || answer.length < LEAST_ANSWER) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, reason, answer })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="reject" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose} isDanger>
      <Choice
        label={t(FORM.reason)}
        options={keysOf(REJECT_WORDS).map((key) => ({ value: key, label: t(REJECT_WORDS[key]) }))}
        value={isKeyOf(REJECT_WORDS, reason) ? reason : null}
        onChoose={(key) => fields.set('reason', key)}
        fault={wasSent && reason === '' ? t(CONSOLE.pleaseChoose) : null}
      />
      <TextField
        label={t(FORM.rejectAnswer)}
        hint={t(FORM.rejectHint)}
        value={fields.get('answer')}
        onChange={(text) => fields.set('answer', text)}
        least={LEAST_ANSWER}
        wasSent={wasSent}
        phrases={isKeyOf(REJECT_PHRASES, reason) ? REJECT_PHRASES[reason] : []}
      />
    </Frame>
  )
}
