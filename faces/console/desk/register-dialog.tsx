import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice } from '../parts/labelled.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { Note } from '../parts/said.tsx'
import { askFor, type Filter } from './filter.ts'
import { useRegister } from './use-register.ts'
import { REGISTER } from './words.ts'

const REASONS = [REGISTER.reasonMonth, REGISTER.reasonMeeting, REGISTER.reasonCheck] as const

type RegisterDialogProps = { filter: Filter; search: string; onClose: () => void }

/** Takes the present list away as a file (台账): in which form and for what. Long lists come in several files. */
export function RegisterDialog({ filter, search, onClose }: RegisterDialogProps) {
  const { t } = useLanguage()
  const [form, setForm] = useState<'xlsx' | 'csv'>('xlsx')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const { taken, isBusy, error, take } = useRegister()
  const submit = async () => {
    setSent(true)
    if (!isReason(reason)) return
    const input = {
      registerId: newId(),
      filter: askFor(filter, search, taken?.next ?? undefined),
      reason: reason.trim(),
    }
    await take(form, input)
  }
  const isWhole = taken !== null && taken.next === null
  return (
    <Dialog
      title={t(REGISTER.title)}
      onClose={onClose}
      submit={{
        label: t(taken?.next ? REGISTER.goOn : isWhole ? REGISTER.again : REGISTER.take),
        onSubmit: submit,
        isBusy,
      }}
      error={error}
    >
      <p>{t(REGISTER.lead)}</p>
      <Choice
        label={t(REGISTER.form)}
        options={[
          { value: 'xlsx', label: t(REGISTER.xlsx) },
          { value: 'csv', label: t(REGISTER.csv) },
        ]}
        value={form}
        onChoose={setForm}
      />
      <ReasonField
        label={t(REGISTER.reason)}
        hint={t(REGISTER.reasonHint)}
        value={reason}
        onChange={setReason}
        usual={REASONS}
        wasSent={wasSent}
      />
      <div role="status">
        {taken ? (
          <Note tone={isWhole ? 'success' : 'warning'}>
            {t(isWhole ? REGISTER.whole : REGISTER.cut, { count: taken.count, files: taken.files })}
          </Note>
        ) : null}
      </div>
    </Dialog>
  )
}
