import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Reason, Recipient } from '../../../modules/care/contract.ts'
import { REASON_WORDS } from '../../../modules/care/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { keysOf } from '../../kit/said.ts'
import { CODE } from '../../kit/words.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
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
  const [reasons, setReasons] = useState<Reason[]>(told.reasons)
  const [name, setName] = useState(told.contact?.name ?? '')
  const [relation, setRelation] = useState(told.contact?.relation ?? '')
  const [phone, setPhone] = useState(told.contact?.phone ?? '')
  const [wasSent, setSent] = useState(false)
  const isBadPhone = phone.trim() !== '' && !isPhone(phone)
  const isNameless = phone.trim() !== '' && name.trim() === ''
  const send = async () => {
    setSent(true)
    if (reasons.length === 0 || isBadPhone || isNameless) return
    const contact =
      name.trim() === '' ? null : { name: name.trim(), relation: relation.trim(), phone: tidyPhone(phone) || null }
    if (!(await act.run({ recipientId: one.id, reasons, contact, sawVersion: one.version }))) return
    await refresh('care.')
    onDone()
  }
  return (
    <>
      <fieldset className="c-field">
        <legend>{t(CARE.reasons)}</legend>
        <Checkbox.Group
          value={reasons}
          options={keysOf(REASON_WORDS).map((key) => ({ value: key, label: t(REASON_WORDS[key]) }))}
          onChange={(next) => setReasons(keysOf(REASON_WORDS).filter((key) => next.includes(key)))}
        />
        <div className="c-fault" role="alert" hidden={!(wasSent && reasons.length === 0)}>
          {t(CARE.chooseReasons)}
        </div>
      </fieldset>
      <Labelled label={t(CARE.contactName)} isOptional fault={wasSent && isNameless ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(CARE.contactRelation)} isOptional>
        {(control) => (
          <Input {...control} maxLength={20} value={relation} onChange={(event) => setRelation(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(CARE.contactPhone)} isOptional fault={wasSent && isBadPhone ? t(CODE.phoneWrong) : null}>
        {(control) => (
          <Input
            {...control}
            inputMode="tel"
            maxLength={20}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Labelled>
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
