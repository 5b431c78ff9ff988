import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'

/** 领办: the holder of the post takes it on himself. */
export function ClaimForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.claim')
  return (
    <ActPage
      verb="claim"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => true}
      deliver={() => act.run({ caseId: theCase.id, sawVersion: pin.version })}
    >
      <div className="k-card">
        <p>{theCase.dueAt ? t(FORM.claimText, { when: theCase.dueAt }) : t(FORM.claimTextNoDue)}</p>
      </div>
    </ActPage>
  )
}
