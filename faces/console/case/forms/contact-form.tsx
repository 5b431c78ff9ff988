import { useState } from 'react'
import { CONTACT_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame } from './frame.tsx'

/** 先行联系: the resident was spoken to, or could not be reached. */
export function ContactForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.contact')
  const fields = useFields(`case/${theCase.id}/contact`, { way: 'phone', reached: '', note: '' })
  const [wasSent, setSent] = useState(false)
  const [way, reached] = [fields.get('way'), fields.get('reached')]
  const submit = async () => {
    setSent(true)
    if (!isKeyOf(CONTACT_WORDS, way) || reached === '') return
    const note = fields.get('note').trim()
    const done = await act.run({ caseId: theCase.id, way, isReached: reached === 'yes', note })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="contact" theCase={theCase} act={act} onSubmit={submit} onClose={onClose}>
      <Choice
        label={t(LADDER.contactWay)}
        options={keysOf(CONTACT_WORDS).map((key) => ({ value: key, label: t(CONTACT_WORDS[key]) }))}
        value={isKeyOf(CONTACT_WORDS, way) ? way : null}
        onChoose={(key) => fields.set('way', key)}
      />
      <Choice
        label={t(FORM.reached)}
        options={[
          { value: 'yes', label: t(FORM.reachedYes) },
          { value: 'no', label: t(FORM.reachedNo) },
        ]}
        value={reached === 'yes' || reached === 'no' ? reached : null}
        onChoose={(key) => fields.set('reached', key)}
        fault={wasSent && reached === '' ? t(CONSOLE.pleaseChoose) : null}
      />
      <TextField
        label={t(LADDER.contactNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
