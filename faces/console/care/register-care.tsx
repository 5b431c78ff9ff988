import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Basis, Grade, Reason } from '../../../modules/care/contract.ts'
import { BASIS_WORDS, GRADE_WORDS, REASON_WORDS } from '../../../modules/care/words.ts'
import type { Resident } from '../../../modules/people/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { CODE } from '../../kit/words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { CARE } from './words.ts'

type RegisterCareProps = { resident: Resident; onClose: () => void; onDone: (said: string) => void }

/** Somebody who lives here is put into the register: grade, reasons, ground, who is called first. */
export function RegisterCare({ resident, onClose, onDone }: RegisterCareProps) {
  const { t } = useLanguage()
  const act = useAct('care.register')
  const [recipientId] = useState(newId)
  const [grade, setGrade] = useState<Grade>('blue')
  const [reasons, setReasons] = useState<Reason[]>([])
  const [basis, setBasis] = useState<Basis>('consent')
  const [basisOn, setBasisOn] = useState(() => localDate(new Date()))
  const [name, setName] = useState('')
  const [relation, setRelation] = useState('')
  const [phone, setPhone] = useState('')
  const [wasSent, setSent] = useState(false)
  const isBadPhone = phone.trim() !== '' && !isPhone(phone)
  const isNameless = phone.trim() !== '' && name.trim() === ''
  const send = async () => {
    setSent(true)
    if (reasons.length === 0 || basisOn === '' || isBadPhone || isNameless) return
    const contact =
      name.trim() === '' ? null : { name: name.trim(), relation: relation.trim(), phone: tidyPhone(phone) || null }
    const { personId, householdId } = resident
    if (!(await act.run({ recipientId, personId, householdId, grade, reasons, basis, basisOn, contact }))) return
    await refresh('care.')
    onDone(t(CARE.registered, { name: resident.nameMasked }))
  }
  return (
    <Dialog
      title={`${t(CARE.register)} · ${resident.nameMasked}`}
      onClose={onClose}
      submit={{ label: t(CARE.register), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <OneOf
        label={t(CARE.grade)}
        words={GRADE_WORDS}
        value={grade}
        onChange={(next) => isKeyOf(GRADE_WORDS, next) && setGrade(next)}
      />
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
      <OneOf
        label={t(CARE.basis)}
        words={BASIS_WORDS}
        value={basis}
        onChange={(next) => isKeyOf(BASIS_WORDS, next) && setBasis(next)}
      />
      <Labelled label={t(CARE.basisOn)} fault={wasSent && basisOn === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} type="date" value={basisOn} onChange={(event) => setBasisOn(event.target.value)} />
        )}
      </Labelled>
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
    </Dialog>
  )
}
