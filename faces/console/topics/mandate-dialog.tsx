import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import type { Household } from './roll-card.tsx'
import { TOPICS } from './words.ts'

/** A written mandate: who signed for the household, and who votes for it. Somebody else confirms it. */
export function MandateDialog({
  topicId,
  household,
  onClose,
}: {
  topicId: string
  household: Household
  onClose: () => void
}) {
  const { t } = useLanguage()
  const act = useAct('deliberation.enterMandate')
  const [signedBy, setSignedBy] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [wasSent, setSent] = useState(false)
  const number = tidyPhone(phone)
  const missing = (text: string) => (wasSent && text.trim() === '' ? t(CONSOLE.pleaseFill) : null)
  const send = async () => {
    setSent(true)
    if (signedBy.trim() === '' || name.trim() === '' || !isPhone(number)) return
    const proxy = { name: name.trim(), phone: number }
    if (!(await act.run({ topicId, householdId: household.householdId, signedBy: signedBy.trim(), proxy }))) return
    refresh('deliberation.')
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.mandateTitle, { place: household.placeName })}
      onClose={onClose}
      submit={{ label: t(TOPICS.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(TOPICS.signedBy)} fault={missing(signedBy)}>
        {(control) => (
          <Input {...control} maxLength={60} value={signedBy} onChange={(e) => setSignedBy(e.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(TOPICS.proxyName)} fault={missing(name)}>
        {(control) => <Input {...control} maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />}
      </Labelled>
      <Labelled label={t(TOPICS.proxyPhone)} fault={wasSent && !isPhone(number) ? t(TOPICS.wrongPhone) : null}>
        {(control) => (
          <Input {...control} inputMode="tel" maxLength={20} value={phone} onChange={(e) => setPhone(e.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}
