import { DEFER_WORDS, REQUEST_WORDS } from '../../../../modules/cases/words.ts'
import { UNIT_WORDS } from '../../../../modules/routing/words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { Field } from '../../../kit/components/field.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { ChoiceField } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const LEAST = 5
/** The farthest review of a deferral, in days; an extension is bounded by the limit itself. */
const MOST = { extend: 1000, defer: 30 } as const

/** 申请延期或挂账: decided by the level above. */
export function RequestForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.request')
  const form = useForm('request', theCase, { kind: 'extend', value: '1', reason: '', note: '' })
  const { fields } = form
  const kind = fields.get('kind') === 'defer' ? 'defer' : 'extend'
  const reason = fields.get('reason')
  const value = Number(fields.get('value').trim())
  const isValue = Number.isInteger(value) && value >= 1 && value <= MOST[kind]
  const note = fields.get('note').trim()
  const common = { caseId: theCase.id, sawVersion: form.sawVersion, value, note }
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={isValue && note.length >= LEAST && (kind === 'extend' || isKeyOf(DEFER_WORDS, reason))}
      deliver={async () => {
        if (kind === 'extend') return act.run({ ...common, kind })
        return isKeyOf(DEFER_WORDS, reason) ? act.run({ ...common, kind, reason }) : undefined
      }}
    >
      <ChoiceField
        form={form}
        name="kind"
        label={t(LADDER.requestKind)}
        options={keysOf(REQUEST_WORDS).map((key) => ({ value: key, label: t(REQUEST_WORDS[key]) }))}
      />
      {kind === 'defer' ? (
        <ChoiceField
          form={form}
          name="reason"
          label={t(LADDER.deferReason)}
          options={keysOf(DEFER_WORDS).map((key) => ({ value: key, label: t(DEFER_WORDS[key]) }))}
        />
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
        fault={form.isTried && !isValue ? FIELD.pleaseNumber : null}
      />
      <TextField form={form} name="note" label={t(LADDER.requestNote)} least={LEAST} most={1000} />
    </ActPage>
  )
}
