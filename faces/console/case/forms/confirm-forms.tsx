import { FORM } from '../../../kit/case/form-words.ts'
import { otherSide } from '../../../kit/case/other-side.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useMe } from '../../me.ts'
import { useAct } from '../../use-act.ts'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** 领办: the holder of the post takes it on himself. */
export function ClaimForm({ theCase, onClose, onDone }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const pin = useSeen(theCase)
  const act = useAct('cases.claim')
  const other = otherSide(theCase, useMe(), speech)
  const submit = async () => {
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version })
    if (done) onDone(done.state)
  }
  return (
    <Frame verb="claim" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <p>{theCase.dueAt ? t(FORM.claimText, { when: theCase.dueAt }) : t(FORM.claimTextNoDue)}</p>
      {other ? <p>{t(FORM.claimEither, { other })}</p> : null}
    </Frame>
  )
}

/** 撤回, by the reporter himself. */
export function WithdrawForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.withdraw')
  const submit = async () => {
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version })
    if (done) onDone(done.state)
  }
  return (
    <Frame verb="withdraw" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose} isDanger>
      <p>{t(FORM.withdrawText)}</p>
    </Frame>
  )
}
