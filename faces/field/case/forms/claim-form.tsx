import { FORM } from '../../../kit/case/form-words.ts'
import { otherSide } from '../../../kit/case/other-side.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useMe } from '../../me.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'

/** 领办: the holder of the post takes it on himself. */
export function ClaimForm({ theCase }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const pin = useSeen(theCase)
  const act = useAct('cases.claim')
  const other = otherSide(theCase, useMe(), speech)
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
        {other ? <p>{t(FORM.claimEither, { other })}</p> : null}
      </div>
    </ActPage>
  )
}
