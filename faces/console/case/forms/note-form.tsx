import { Checkbox } from 'antd'
import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame } from './frame.tsx'

/** 记录进展: adds words and changes nothing else, so it never conflicts with what others do. */
export function NoteForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.note')
  const fields = useFields(`case/${theCase.id}/note`, { text: '', isPublic: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const text = fields.get('text').trim()
    if (text === '') return
    const done = await act.run({ caseId: theCase.id, text, isPublic: fields.get('isPublic') === 'yes' })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="note" theCase={theCase} act={act} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t(FORM.noteText)}
        value={fields.get('text')}
        onChange={(text) => fields.set('text', text)}
        least={1}
        wasSent={wasSent}
      />
      <Checkbox
        checked={fields.get('isPublic') === 'yes'}
        onChange={(event) => fields.set('isPublic', event.target.checked ? 'yes' : '')}
      >
        {t(FORM.notePublic)}
      </Checkbox>
    </Frame>
  )
}
