import { FORM } from '../../../kit/case/form-words.ts'
import { otherSide } from '../../../kit/case/other-side.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useMe } from '../../me.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { useForm } from './use-form.ts'

/** 领办: the holder of the post takes it on himself. */
export function ClaimForm({ theCase }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useAct('cases.claim')
  const form = useForm('claim', theCase, {})
  const other = otherSide(theCase, useMe(), speech)
  return (
    <ActPage
      form={form}
      act={act}
      isFilled
      deliver={() => act.run({ caseId: theCase.id, sawVersion: form.sawVersion })}
    >
      <div className="k-card">
        <p>{theCase.dueAt ? t(FORM.claimText, { when: theCase.dueAt }) : t(FORM.claimTextNoDue)}</p>
        {other ? <p>{t(FORM.claimEither, { other })}</p> : null}
      </div>
    </ActPage>
  )
}
