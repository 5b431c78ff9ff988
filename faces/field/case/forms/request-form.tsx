import { DEFER_WORDS, REQUEST_WORDS } from '../../../../modules/cases/words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { FIRST_REQUEST, LEAST_REQUEST_NOTE, readRequest, sayRequestValue } from '../../../kit/case/request.ts'
import { Field } from '../../../kit/components/field.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { ChoiceField } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

/** 申请延期或挂账: decided by the level above. */
export function RequestForm({ theCase }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useAct('cases.request')
  const form = useForm('request', theCase, FIRST_REQUEST)
  const { kind, value, asked } = readRequest(form.fields)
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={asked !== null}
      deliver={async () => (asked ? act.run({ caseId: theCase.id, sawVersion: form.sawVersion, ...asked }) : undefined)}
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
        {...sayRequestValue(kind, theCase, speech)}
        value={form.fields.get('value')}
        onChange={(text) => form.fields.set('value', text)}
        inputMode="numeric"
        maxLength={4}
        fault={form.isTried && value === null ? FIELD.pleaseNumber : null}
      />
      <TextField form={form} name="note" label={t(LADDER.requestNote)} least={LEAST_REQUEST_NOTE} most={1000} />
    </ActPage>
  )
}
