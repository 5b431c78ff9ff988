import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

const LEAST = 2

/** 请报告人补充: one question; the handling clock stands still meanwhile. */
export function AskForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.ask')
  const fields = useFields(`case/${theCase.id}/ask`, { question: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const question = fields.get('question').trim()
    if (question.length < LEAST) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, question })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="ask" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t(FORM.question)}
        hint={t(FORM.askHint)}
        value={fields.get('question')}
        onChange={(text) => fields.set('question', text)}
        least={LEAST}
        most={500}
        wasSent={wasSent}
      />
    </Frame>
  )
}
