import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { OutcomeFields } from './outcome-fields.tsx'

const LEAST = 2

/** 随手办结: solved on the spot, without assigning it to anybody. */
export function SettleForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.settle')
  const fields = useFields(`case/${theCase.id}/settle`, { outcome: 'solved', answer: '' })
  const [isTried, setTried] = useState(false)
  const outcome = fields.get('outcome')
  const answer = fields.get('answer').trim()
  return (
    <ActPage
      verb="settle"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return isKeyOf(ANSWER_PHRASES, outcome) && answer.length >= LEAST
      }}
      deliver={async () =>
        isKeyOf(ANSWER_PHRASES, outcome)
          ? act.run({ caseId: theCase.id, sawVersion: pin.version, outcome, answer })
          : undefined
      }
      discard={fields.discard}
    >
      <p className="k-soft">{t(FORM.settleText)}</p>
      <OutcomeFields fields={fields} least={LEAST} isTried={isTried} />
    </ActPage>
  )
}
