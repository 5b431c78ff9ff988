import { useState } from 'react'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** 拆分: each line becomes a case of its own under this one. */
export function SplitForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.split')
  const fields = useFields(`case/${theCase.id}/split`, { parts: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const lines = fields
      .get('parts')
      .split('\n')
      .map((line) => line.trim())
    const parts = lines.filter((line) => line !== '').map((text) => ({ text }))
    if (parts.length === 0 || parts.some(({ text }) => text.length < LEAST_ANSWER)) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, parts })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="split" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t(LADDER.splitParts)}
        hint={t(LADDER.splitHint)}
        value={fields.get('parts')}
        onChange={(text) => fields.set('parts', text)}
        least={LEAST_ANSWER}
        wasSent={wasSent}
      />
    </Frame>
  )
}
