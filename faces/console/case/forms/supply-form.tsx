import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame } from './frame.tsx'

/** 补充说明, by staff who reported it themselves. Adds words only, so it never conflicts. */
export function SupplyForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.supply')
  const fields = useFields(`case/${theCase.id}/supply`, { text: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const text = fields.get('text').trim()
    if (text === '') return
    const done = await act.run({ caseId: theCase.id, text })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="supply" theCase={theCase} act={act} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t(FORM.supplyText)}
        value={fields.get('text')}
        onChange={(text) => fields.set('text', text)}
        least={1}
        wasSent={wasSent}
      />
    </Frame>
  )
}
