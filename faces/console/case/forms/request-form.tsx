import { useState } from 'react'
import { DEFER_WORDS, REQUEST_WORDS } from '../../../../modules/cases/words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { FIRST_REQUEST, LEAST_REQUEST_NOTE, readRequest, sayRequestValue } from '../../../kit/case/request.ts'
import { useLanguage } from '../../../kit/language.ts'
import { keysOf } from '../../../kit/said.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { NumberField } from './number-field.tsx'

/** 申请延期或挂账: decided by the level above. */
export function RequestForm({ theCase, onClose, onDone }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const pin = useSeen(theCase)
  const act = useAct('cases.request')
  const fields = useFields(`case/${theCase.id}/request`, FIRST_REQUEST)
  const [wasSent, setSent] = useState(false)
  const { kind, most, reason, asked } = readRequest(fields)
  const submit = async () => {
    setSent(true)
    if (!asked) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, ...asked })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="request" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <Choice
        label={t(LADDER.requestKind)}
        options={keysOf(REQUEST_WORDS).map((key) => ({ value: key, label: t(REQUEST_WORDS[key]) }))}
        value={kind}
        onChoose={(key) => fields.set('kind', key)}
      />
      {kind === 'defer' ? (
        <Choice
          label={t(LADDER.deferReason)}
          options={keysOf(DEFER_WORDS).map((key) => ({ value: key, label: t(DEFER_WORDS[key]) }))}
          value={reason}
          onChoose={(key) => fields.set('reason', key)}
          fault={wasSent && reason === null ? t(CONSOLE.pleaseChoose) : null}
        />
      ) : null}
      <NumberField
        {...sayRequestValue(kind, theCase, speech)}
        value={fields.get('value')}
        onChange={(text) => fields.set('value', text)}
        most={most}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.requestNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST_REQUEST_NOTE}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
