import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { type Reason, ReasonFields } from './reason-fields.tsx'
import { DOORS } from './words.ts'

/** Why something is written down at a door: the reason as it is sent, whether its words are missing, and the fields that ask for it. */
export function useReason<R extends Reason>(reasons: readonly R[], first: R, label: Word = DOORS.why) {
  const { t } = useLanguage()
  const [reason, setReason] = useState<R>(first)
  const [note, setNote] = useState('')
  const isMissing = reason === 'other' && note.trim() === ''
  return {
    input: { reason, note: note.trim() },
    isMissing,
    fields: (isTried: boolean) => (
      <ReasonFields
        label={t(label)}
        reasons={reasons}
        reason={reason}
        onReason={setReason}
        note={note}
        onNote={setNote}
        isMissing={isTried && isMissing}
      />
    ),
  }
}
