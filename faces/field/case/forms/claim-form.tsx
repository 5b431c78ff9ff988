import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { useForm } from './use-form.ts'

/** 领办: the holder of the post takes it on himself. */
export function ClaimForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.claim')
  const form = useForm('claim', theCase, {})
  return (
    <ActPage
      form={form}
      act={act}
      isFilled
      deliver={() => act.run({ caseId: theCase.id, sawVersion: form.sawVersion })}
    >
      <div className="k-card">
        <p>{theCase.dueAt ? t(FORM.claimText, { when: theCase.dueAt }) : t(FORM.claimTextNoDue)}</p>
      </div>
    </ActPage>
  )
}
