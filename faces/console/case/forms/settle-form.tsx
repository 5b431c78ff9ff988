import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { OutcomeFields } from './outcome-fields.tsx'

const LEAST = 2

/** 随手办结: solved on the spot, without assigning it to anybody. */
export function SettleForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.settle')
  const fields = useFields(`case/${theCase.id}/settle`, { outcome: 'solved', answer: '' })
  const [wasSent, setSent] = useState(false)
  const outcome = fields.get('outcome')
  const submit = async () => {
    setSent(true)
    const answer = fields.get('answer').trim()
    if (!isKeyOf(ANSWER_PHRASES, outcome) || answer.length < LEAST) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, outcome, answer })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="settle" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <p className="c-hint">{t(FORM.settleText)}</p>
      <OutcomeFields
        fields={fields}
        least={LEAST}
        wasSent={wasSent}
        fault={wasSent && outcome === '' ? t(CONSOLE.pleaseChoose) : null}
      />
    </Frame>
  )
}
