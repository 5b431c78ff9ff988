import { CORRECTION_REASON_WORDS } from '../../../modules/grids/words.ts'
import { MOVE_REASON_WORDS } from '../../../modules/people/words.ts'
import { Field } from '../../kit/components/field.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { DOORS } from './words.ts'

const WORDS = { ...CORRECTION_REASON_WORDS, ...MOVE_REASON_WORDS } as const

export type Reason = keyof typeof WORDS

type ReasonFieldsProps<R extends Reason> = {
  label: string
  reasons: readonly R[]
  reason: R
  onReason: (reason: R) => void
  note: string
  onNote: (note: string) => void
  /** Another reason without a word. */
  isMissing: boolean
}

/** Why: one of a short list; words only where it is another. */
export function ReasonFields<R extends Reason>(props: ReasonFieldsProps<R>) {
  const { label, reasons, reason, onReason, note, onNote, isMissing } = props
  const { t } = useLanguage()
  return (
    <>
      <Select
        label={label}
        value={reason}
        onChange={(next) => {
          const chosen = reasons.find((one) => one === next)
          if (chosen) onReason(chosen)
        }}
      >
        {reasons.map((one) => (
          <option key={one} value={one}>
            {t(WORDS[one])}
          </option>
        ))}
      </Select>
      {reason === 'other' ? (
        <Field
          label={t(DOORS.whyNote)}
          value={note}
          onChange={onNote}
          fault={isMissing ? DOORS.noteMissing : null}
          maxLength={200}
          autoComplete="off"
        />
      ) : null}
    </>
  )
}
