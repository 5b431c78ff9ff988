import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Recipient } from '../../../modules/care/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useCareFacts } from '../../kit/care-facts.ts'
import { useLanguage } from '../../kit/language.ts'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { ContactFields, ReasonChoice } from './care-facts.tsx'
import { CARE } from './words.ts'

type ChangeFactsProps = {
  one: Recipient
  told: OutputOf<Queries['care.reveal']>
  onCancel: () => void
  onDone: () => void
}

/** Why somebody is cared for and who is called first, changed from what was revealed. */
export function ChangeFacts({ one, told, onCancel, onDone }: ChangeFactsProps) {
  const { t } = useLanguage()
  const act = useAct('care.changeFacts')
  const facts = useCareFacts(told)
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!facts.isComplete) return
    const { reasons, contact } = facts
    if (!(await act.run({ recipientId: one.id, reasons, contact, sawVersion: one.version }))) return
    await refresh('care.')
    onDone()
  }
  return (
    <>
      <ReasonChoice {...facts.fields} wasSent={wasSent} />
      <ContactFields {...facts.fields} wasSent={wasSent} />
      <Problem error={act.error} />
      <div className="c-tools">
        <Button type="primary" loading={act.isBusy} onClick={send}>
          {t(CARE.saveFacts)}
        </Button>
        <Button onClick={onCancel}>{t(CARE.leaveFacts)}</Button>
      </div>
    </>
  )
}
