import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { CorrectionReason, HouseholdChange, HouseholdField } from '../../../modules/grids/homes/contract.ts'
import { CORRECTION_REASON_WORDS, HOUSEHOLD_FIELD_WORDS, HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { Select } from '../parts/select.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { sayField } from './say-field.ts'
import { HOMES } from './words.ts'

type CorrectDialogProps = {
  read: OutputOf<Queries['grids.household']>
  field: HouseholdField
  onClose: () => void
  onDone: () => void
}

/** One field of a flat: the new value and why. What was seen when the dialog opened goes with it. */
export function CorrectDialog({ read, field, onClose, onDone }: CorrectDialogProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useAct('grids.correctHousehold')
  const [correctionId] = useState(newId)
  const [seen] = useState(read)
  const [value, setValue] = useState('')
  const [reason, setReason] = useState<CorrectionReason>('told')
  const [note, setNote] = useState('')
  const [wasSent, setSent] = useState(false)
  const change = changeOf(field, value)
  const isNoteMissing = reason === 'other' && note.trim() === ''
  const send = async () => {
    setSent(true)
    if (!change || isNoteMissing) return
    const sawVersion = seen.known[field].version
    const input = { correctionId, householdId: seen.household.id, change, sawVersion, reason, note: note.trim() }
    if (!(await act.run({ ...input, source: 'desk' }))) return
    await refresh('grids.')
    onDone()
  }
  return (
    <Dialog
      title={t(HOMES.correctTitle, { field: t(HOUSEHOLD_FIELD_WORDS[field]) })}
      onClose={onClose}
      submit={{ label: t(HOMES.correct), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled
        label={t(HOMES.newValue)}
        hint={`${t(HOMES.value)}：${sayField(seen.household, field, speech)}`}
        fault={wasSent && !change ? t(HOMES.wrongValue) : null}
      >
        {(control) =>
          field === 'room' ? (
            <Input {...control} maxLength={20} value={value} onChange={(event) => setValue(event.target.value)} />
          ) : field === 'people' ? (
            <InputNumber
              {...control}
              min={0}
              max={99}
              precision={0}
              value={value === '' ? null : Number(value)}
              onChange={(next) => setValue(next === null ? '' : String(next))}
            />
          ) : (
            <Select
              {...control}
              value={value === '' ? null : value}
              options={
                field === 'use'
                  ? keysOf(HOUSEHOLD_USE_WORDS).map((use) => ({
                      value: use as string,
                      label: t(HOUSEHOLD_USE_WORDS[use]),
                    }))
                  : field === 'lift'
                    ? [
                        { value: 'yes', label: t(HOMES.yes) },
                        { value: 'no', label: t(HOMES.no) },
                      ]
                    : seen.entrances.map((one) => ({ value: one.id, label: one.name }))
              }
              onChange={(next: string | null) => setValue(next ?? '')}
            />
          )
        }
      </Labelled>
      <OneOf
        label={t(HOMES.reason)}
        words={CORRECTION_REASON_WORDS}
        value={reason}
        onChange={(next) => isKeyOf(CORRECTION_REASON_WORDS, next) && setReason(next)}
      />
      {reason === 'other' ? (
        <Labelled label={t(HOMES.note)} fault={wasSent && isNoteMissing ? t(HOMES.noteMissing) : null}>
          {(control) => (
            <Input {...control} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Labelled>
      ) : null}
    </Dialog>
  )
}

/** The change that the form stands for; undefined while its value is not one. */
function changeOf(field: HouseholdField, value: string): HouseholdChange | undefined {
  const text = value.trim()
  if (text === '') return undefined
  if (field === 'room' || field === 'entrance') return { field, value: text }
  if (field === 'people') return { field, value: Number(text) }
  if (field === 'lift') return { field, value: text === 'yes' }
  return isKeyOf(HOUSEHOLD_USE_WORDS, text) ? { field, value: text } : undefined
}
