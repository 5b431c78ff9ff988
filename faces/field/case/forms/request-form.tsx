import { useState } from 'react'
import { DEFER_WORDS, REQUEST_WORDS } from '../../../../modules/cases/words.ts'
import { UNIT_WORDS } from '../../../../modules/routing/words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { Options } from '../../../kit/components/choices.tsx'
import { Field } from '../../../kit/components/field.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'

const LEAST = 5
/** The farthest review of a deferral, in days; an extension is bounded by the limit itself. */
const MOST = { extend: 1000, defer: 30 } as const

/** 申请延期或挂账: decided by the level above. */
export function RequestForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.request')
  const fields = useFields(`case/${theCase.id}/request`, { kind: 'extend', value: '1', reason: '', note: '' })
  const [isTried, setTried] = useState(false)
  const kind = fields.get('kind') === 'defer' ? 'defer' : 'extend'
  const reason = fields.get('reason')
  const value = Number(fields.get('value').trim())
  const isValue = Number.isInteger(value) && value >= 1 && value <= MOST[kind]
  const note = fields.get('note').trim()
  const common = { caseId: theCase.id, sawVersion: pin.version, value, note }
  return (
    <ActPage
      verb="request"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return isValue && note.length >= LEAST && (kind === 'extend' || isKeyOf(DEFER_WORDS, reason))
      }}
      deliver={async () => {
        if (kind === 'extend') return act.run({ ...common, kind })
        return isKeyOf(DEFER_WORDS, reason) ? act.run({ ...common, kind, reason }) : undefined
      }}
      discard={fields.discard}
    >
      <Options
        label={t(LADDER.requestKind)}
        options={keysOf(REQUEST_WORDS).map((key) => ({ value: key, label: t(REQUEST_WORDS[key]) }))}
        value={kind}
        onChoose={(key) => fields.set('kind', key)}
      />
      {kind === 'defer' ? (
        <>
          <Options
            label={t(LADDER.deferReason)}
            options={keysOf(DEFER_WORDS).map((key) => ({ value: key, label: t(DEFER_WORDS[key]) }))}
            value={isKeyOf(DEFER_WORDS, reason) ? reason : null}
            onChoose={(key) => fields.set('reason', key)}
          />
          <FaultLine fault={isTried && reason === '' ? FIELD.pleaseChoose : null} />
        </>
      ) : null}
      <Field
        label={
          kind === 'defer'
            ? t(LADDER.deferDays)
            : t(LADDER.extendBy, { unit: t(UNIT_WORDS[theCase.handleUnit ?? 'wd']) })
        }
        hint={t(kind === 'defer' ? LADDER.deferHint : LADDER.extendHint)}
        value={fields.get('value')}
        onChange={(text) => fields.set('value', text)}
        inputMode="numeric"
        maxLength={4}
        fault={isTried && !isValue ? FIELD.pleaseNumber : null}
      />
      <TextField
        label={t(LADDER.requestNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST}
        most={1000}
        isTried={isTried}
      />
    </ActPage>
  )
}
