import { useState } from 'react'
import { SEND_BACK_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** 退回: with a reason and words; the clock goes on. */
export function SendBackForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.sendBack')
  const fields = useFields(`case/${theCase.id}/sendBack`, { reason: '', note: '' })
  const [wasSent, setSent] = useState(false)
  const reason = fields.get('reason')
  const submit = async () => {
    setSent(true)
    const note = fields.get('note').trim()
    if (!isKeyOf(SEND_BACK_WORDS, reason) || note.length < LEAST_ANSWER) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, reason, note })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="sendBack" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <Choice
        label={t(FORM.reason)}
        options={keysOf(SEND_BACK_WORDS).map((key) => ({ value: key, label: t(SEND_BACK_WORDS[key]) }))}
        value={isKeyOf(SEND_BACK_WORDS, reason) ? reason : null}
        onChoose={(key) => fields.set('reason', key)}
        fault={wasSent && reason === '' ? t(CONSOLE.pleaseChoose) : null}
      />
      <TextField
        label={t(FORM.sendBackNote)}
        hint={t(FORM.sendBackHint)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
