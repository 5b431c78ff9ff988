import { SEND_BACK_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { ChoiceField } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const LEAST = 5

/** 退回: with a reason and words; the clock goes on. */
export function SendBackForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.sendBack')
  const form = useForm('sendBack', theCase, { reason: '', note: '' })
  const reason = form.fields.get('reason')
  const note = form.fields.get('note').trim()
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={isKeyOf(SEND_BACK_WORDS, reason) && note.length >= LEAST}
      deliver={async () =>
        isKeyOf(SEND_BACK_WORDS, reason)
          ? act.run({ caseId: theCase.id, sawVersion: form.sawVersion, reason, note })
          : undefined
      }
    >
      <ChoiceField
        form={form}
        name="reason"
        label={t(FORM.reason)}
        options={keysOf(SEND_BACK_WORDS).map((key) => ({ value: key, label: t(SEND_BACK_WORDS[key]) }))}
      />
      <TextField
        form={form}
        name="note"
        label={t(FORM.sendBackNote)}
        hint={t(FORM.sendBackHint)}
        least={LEAST}
        most={1000}
      />
    </ActPage>
  )
}
