import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { SendToVerify } from './send-to-verify.tsx'

const LEAST_FAULT = 2

/** 核查, by somebody other than the handler. Not passing needs words: what is still wrong. */
export function VerifyForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.verify')
  const fields = useFields(`case/${theCase.id}/verify`, { passed: '', finding: '' })
  const [wasSent, setSent] = useState(false)
  const passed = fields.get('passed')
  const isFailed = passed === 'no'
  const submit = async () => {
    setSent(true)
    const finding = fields.get('finding').trim()
    if (passed === '' || (isFailed && finding.length < LEAST_FAULT)) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, passed: !isFailed, finding })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="verify" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <SendToVerify theCase={theCase} />
      <Choice
        label={t(FORM.check)}
        options={[
          { value: 'yes', label: t(FORM.passed) },
          { value: 'no', label: t(FORM.failed) },
        ]}
        value={passed || null}
        onChoose={(value) => fields.set('passed', value)}
        fault={wasSent && passed === '' ? t(CONSOLE.pleaseChoose) : null}
      />
      <TextField
        label={t(isFailed ? FORM.findingFail : FORM.finding)}
        value={fields.get('finding')}
        onChange={(text) => fields.set('finding', text)}
        least={isFailed ? LEAST_FAULT : 0}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
