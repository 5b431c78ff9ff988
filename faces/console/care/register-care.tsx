import { Input } from 'antd'
import { useState } from 'react'
import type { Basis, Grade } from '../../../modules/care/contract.ts'
import { BASIS_WORDS, GRADE_WORDS } from '../../../modules/care/words.ts'
import type { Resident } from '../../../modules/people/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useCareFacts } from '../../kit/care-facts.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { ContactFields, ReasonChoice } from './care-facts.tsx'
import { CARE } from './words.ts'

type RegisterCareProps = { resident: Resident; onClose: () => void; onDone: (said: string) => void }

/** Somebody who lives here is put into the register: grade, reasons, ground, who is called first. */
export function RegisterCare({ resident, onClose, onDone }: RegisterCareProps) {
  const { t } = useLanguage()
  const act = useAct('care.register')
  const [recipientId] = useState(newId)
  const [grade, setGrade] = useState<Grade>('blue')
  const facts = useCareFacts()
  const [basis, setBasis] = useState<Basis>('consent')
  const [basisOn, setBasisOn] = useState(() => localDate(new Date()))
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!facts.isComplete || basisOn === '') return
    const { reasons, contact } = facts
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
      <ReasonChoice {...facts.fields} wasSent={wasSent} />
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
      <ContactFields {...facts.fields} wasSent={wasSent} />
    </Dialog>
  )
}
