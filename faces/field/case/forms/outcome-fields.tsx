import { OUTCOME_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { ChoiceField } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import type { Form } from './use-form.ts'

/** How it ended, honestly, and what the reporter is told, with phrases that fit the outcome. */
export function OutcomeFields({ form, least }: { form: Form<'outcome' | 'answer'>; least: number }) {
  const { t } = useLanguage()
  const outcome = form.fields.get('outcome')
  return (
    <>
      <ChoiceField
        form={form}
        name="outcome"
        label={t(FORM.outcome)}
        options={keysOf(ANSWER_PHRASES).map((key) => ({ value: key, label: t(OUTCOME_WORDS[key]) }))}
      />
      <TextField
        form={form}
        name="answer"
        label={t(FORM.answer)}
        hint={t(FORM.answerHint)}
        least={least}
        phrases={isKeyOf(ANSWER_PHRASES, outcome) ? ANSWER_PHRASES[outcome] : []}
      />
    </>
  )
}
