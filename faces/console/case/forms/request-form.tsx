import { useState } from 'react'
import { DEFER_WORDS, REQUEST_WORDS } from '../../../../modules/cases/words.ts'
import { UNIT_WORDS } from '../../../../modules/routing/words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { NumberField, wholeNumber } from './number-field.tsx'

/** The farthest review of a deferral, in days; an extension is bounded by the limit itself. */
const MOST = { extend: 1000, defer: 30 } as const

/** 申请延期或挂账: decided by the level above. */
export function RequestForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.request')
  const fields = useFields(`case/${theCase.id}/request`, { kind: 'extend', value: '1', reason: '', note: '' })
  const [wasSent, setSent] = useState(false)
  const kind = fields.get('kind') === 'defer' ? 'defer' : 'extend'
  const reason = fields.get('reason')
  const submit = async () => {
    setSent(true)
    const value = wholeNumber(fields.get('value'), MOST[kind])
    const note = fields.get('note').trim()
    if (value === null || note.length < LEAST_ANSWER) return
    const common = { caseId: theCase.id, sawVersion: pin.version, value, note }
    if (kind === 'defer' && !isKeyOf(DEFER_WORDS, reason)) return
    const done = await act.run(
      kind === 'defer' && isKeyOf(DEFER_WORDS, reason) ? { ...common, kind, reason } : { ...common, kind: 'extend' },
    )
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
          value={isKeyOf(DEFER_WORDS, reason) ? reason : null}
          onChoose={(key) => fields.set('reason', key)}
          fault={wasSent && !isKeyOf(DEFER_WORDS, reason) ? t(CONSOLE.pleaseChoose) : null}
        />
      ) : null}
      <NumberField
        label={
          kind === 'defer'
            ? t(LADDER.deferDays)
            : t(LADDER.extendBy, { unit: t(UNIT_WORDS[theCase.handleUnit ?? 'wd']) })
        }
        hint={t(kind === 'defer' ? LADDER.deferHint : LADDER.extendHint)}
        value={fields.get('value')}
        onChange={(text) => fields.set('value', text)}
        most={MOST[kind]}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.requestNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}
