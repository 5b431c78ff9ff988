import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { AnswerCard } from '../answer-card.tsx'
import { YesNo } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const LEAST_FAULT = 2

/** 核查, by somebody other than the handler: the answer and photos to compare, passed or not, and what was found. */
export function VerifyForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.verify')
  const form = useForm('verify', theCase, { passed: '', finding: '' })
  const passed = form.fields.get('passed')
  const isFailed = passed === 'no'
  const finding = form.fields.get('finding').trim()
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={passed !== '' && (!isFailed || finding.length >= LEAST_FAULT)}
      deliver={() => act.run({ caseId: theCase.id, sawVersion: form.sawVersion, passed: !isFailed, finding })}
    >
      <AnswerCard theCase={theCase} />
      <YesNo form={form} name="passed" label={t(FORM.check)} yes={t(FORM.passed)} no={t(FORM.failed)} />
      <TextField
        form={form}
        name="finding"
        label={t(isFailed ? FORM.findingFail : FORM.finding)}
        least={isFailed ? LEAST_FAULT : 0}
        most={1000}
        rows={3}
      />
    </ActPage>
  )
}
