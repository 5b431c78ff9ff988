import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { Note } from '../parts/said.tsx'
import { useAct } from '../use-act.ts'
import { ITEMS, USUAL_ENDS, USUAL_REFUSALS } from './words.ts'

type ReasonProps = { what: 'refuse' | 'end'; templateId: string; name: string; onClose: () => void; onDone: () => void }

/** Refuses or ends an item, with the reason on record. */
export function ReasonDialog({ what, templateId, name, onClose, onDone }: ReasonProps) {
  const { t } = useLanguage()
  const refuse = useAct('tasks.refuse')
  const end = useAct('tasks.end')
  const act = what === 'refuse' ? refuse : end
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (isReason(reason) && (await act.run({ templateId, reason }))) onDone()
  }
  return (
    <Dialog
      title={t(what === 'refuse' ? ITEMS.refuseTitle : ITEMS.endTitle, { name })}
      onClose={onClose}
      submit={{ label: t(ITEMS[what]), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      {what === 'end' ? <Note>{t(ITEMS.endText)}</Note> : null}
      <ReasonField
        label={t(ITEMS.reason)}
        hint={t(ITEMS.reasonHint)}
        value={reason}
        onChange={setReason}
        usual={what === 'refuse' ? USUAL_REFUSALS : USUAL_ENDS}
        wasSent={wasSent}
      />
    </Dialog>
  )
}
