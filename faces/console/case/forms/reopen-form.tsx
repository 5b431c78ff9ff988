import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

const LEAST = 2

/** 重办: it was not solved after all. */
export function ReopenForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.reopen')
  const fields = useFields(`case/${theCase.id}/reopen`, { reason: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const reason = fields.get('reason').trim()
    if (reason.length < LEAST) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, reason })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="reopen" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t(FORM.reopenReason)}
        value={fields.get('reason')}
        onChange={(text) => fields.set('reason', text)}
        least={LEAST}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
