import { OUTCOME_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { Options } from '../../../kit/components/choices.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import type { Fields } from '../../../kit/use-fields.ts'
import { FIELD } from '../../words.ts'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'

/** How it ended, honestly, and what the reporter is told, with phrases that fit the outcome. */
export function OutcomeFields({
  fields,
  least,
  isTried,
}: {
  fields: Fields<'outcome' | 'answer'>
  least: number
  isTried: boolean
}) {
  const { t } = useLanguage()
  const outcome = fields.get('outcome')
  return (
    <>
      <Options
        label={t(FORM.outcome)}
        options={keysOf(ANSWER_PHRASES).map((key) => ({ value: key, label: t(OUTCOME_WORDS[key]) }))}
        value={isKeyOf(ANSWER_PHRASES, outcome) ? outcome : null}
        onChoose={(key) => fields.set('outcome', key)}
      />
      <FaultLine fault={isTried && outcome === '' ? FIELD.pleaseChoose : null} />
      <TextField
        label={t(FORM.answer)}
        hint={t(FORM.answerHint)}
        value={fields.get('answer')}
        onChange={(text) => fields.set('answer', text)}
        least={least}
        isTried={isTried}
        phrases={isKeyOf(ANSWER_PHRASES, outcome) ? ANSWER_PHRASES[outcome] : []}
      />
    </>
  )
}
