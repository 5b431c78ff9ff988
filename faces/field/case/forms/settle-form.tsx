import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { OutcomeFields } from './outcome-fields.tsx'
import { useForm } from './use-form.ts'

const LEAST = 2

/** 随手办结: solved on the spot, without assigning it to anybody. */
export function SettleForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.settle')
  const form = useForm('settle', theCase, { outcome: 'solved', answer: '' })
  const outcome = form.fields.get('outcome')
  const answer = form.fields.get('answer').trim()
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={isKeyOf(ANSWER_PHRASES, outcome) && answer.length >= LEAST}
      deliver={async () =>
        isKeyOf(ANSWER_PHRASES, outcome)
          ? act.run({ caseId: theCase.id, sawVersion: form.sawVersion, outcome, answer })
          : undefined
      }
    >
      <p className="k-soft">{t(FORM.settleText)}</p>
      <OutcomeFields form={form} least={LEAST} />
    </ActPage>
  )
}
