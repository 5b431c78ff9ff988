import { OUTCOME_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { Choice } from '../../parts/labelled.tsx'
import type { Fields } from '../../parts/use-fields.ts'
import { TextField } from './answer-field.tsx'

type OutcomeFieldsProps = {
  fields: Fields<'outcome' | 'answer'>
  least: number
  wasSent: boolean
  fault: string | null
}

/** How it ended and what the reporter is told, with phrases that fit the outcome. */
export function OutcomeFields({ fields, least, wasSent, fault }: OutcomeFieldsProps) {
  const { t } = useLanguage()
  const outcome = fields.get('outcome')
  return (
    <>
      <Choice
        label={t(FORM.outcome)}
        options={keysOf(ANSWER_PHRASES).map((key) => ({ value: key, label: t(OUTCOME_WORDS[key]) }))}
        value={isKeyOf(ANSWER_PHRASES, outcome) ? outcome : null}
        onChoose={(key) => fields.set('outcome', key)}
        fault={fault}
      />
      <TextField
        label={t(FORM.answer)}
        hint={t(FORM.answerHint)}
        value={fields.get('answer')}
        onChange={(text) => fields.set('answer', text)}
        least={least}
        rows={4}
        wasSent={wasSent}
        outcome={outcome}
        phrases={isKeyOf(ANSWER_PHRASES, outcome) ? ANSWER_PHRASES[outcome] : []}
      />
    </>
  )
}
