import { Input } from 'antd'
import { useState } from 'react'
import type { ContactResult, ContactWay } from '../../../modules/care/contract.ts'
import { RESULT_WORDS, WAY_WORDS } from '../../../modules/care/words.ts'
import type { Resident } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { Select } from '../parts/select.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { HOMES } from './words.ts'

type LogDialogProps = {
  householdId: string
  residents: readonly Resident[]
  onClose: () => void
  onDone: () => void
}

/** A contact just now: how, with whom, what came of it. */
export function LogDialog({ householdId, residents, onClose, onDone }: LogDialogProps) {
  const { t } = useLanguage()
  const act = useAct('care.logContact')
  // Made once: sent again after a cut line, it is the same contact.
  const [made] = useState(() => ({ contactId: newId(), at: new Date().toISOString() }))
  const [way, setWay] = useState<ContactWay>('phone')
  const [result, setResult] = useState<ContactResult>('spoke')
  const [personId, setPerson] = useState('')
  const [note, setNote] = useState('')
  const send = async () => {
    const input = { ...made, householdId, personId: personId || null, way, result, note: note.trim() }
    if (!(await act.run(input))) return
    await refresh('care.')
    onDone()
  }
  return (
    <Dialog
      title={t(HOMES.logContact)}
      onClose={onClose}
      submit={{ label: t(HOMES.logContact), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <OneOf
        label={t(HOMES.way)}
        words={WAY_WORDS}
        value={way}
        onChange={(next) => isKeyOf(WAY_WORDS, next) && setWay(next)}
      />
      <Labelled label={t(HOMES.whom)}>
        {(control) => (
          <Select
            {...control}
            value={personId}
            options={[
              { value: '', label: t(HOMES.household) },
              ...residents
                .filter((one) => one.state === 'confirmed')
                .map((one) => ({ value: one.personId, label: one.nameMasked })),
            ]}
            onChange={(next: string) => setPerson(next)}
          />
        )}
      </Labelled>
      <OneOf
        label={t(HOMES.result)}
        words={RESULT_WORDS}
        value={result}
        onChange={(next) => isKeyOf(RESULT_WORDS, next) && setResult(next)}
      />
      <Labelled label={t(HOMES.note)} hint={result === 'needs_help' ? t(HOMES.helpNote) : undefined} isOptional>
        {(control) => (
          <Input {...control} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}
