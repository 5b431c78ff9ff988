import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { Listed } from './tasks-table.tsx'
import { TASKS, USUAL_CANCELS, USUAL_CLEARS } from './words.ts'

type ReasonProps = { task: Listed; what: 'cancel' | 'clear'; onClose: () => void; onDone: () => void }

/** Cancels a task, or notes what was done about a missed one. */
export function ReasonDialog({ task, what, onClose, onDone }: ReasonProps) {
  const { t, pick } = useLanguage()
  const cancel = useAct('tasks.cancel')
  const clear = useAct('tasks.clear')
  const isCancel = what === 'cancel'
  const act = isCancel ? cancel : clear
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const name = pick(task.nameZh, task.nameEn)
  const send = async () => {
    setSent(true)
    if (!isReason(reason) || !(await act.run({ taskId: task.id, reason }))) return
    refresh('tasks.')
    onDone()
  }
  return (
    <Dialog
      title={t(isCancel ? TASKS.cancelTitle : TASKS.clearTitle, { name })}
      onClose={onClose}
      submit={{
        label: t(isCancel ? TASKS.cancelIt : TASKS.clear),
        onSubmit: send,
        isBusy: act.isBusy,
        isDanger: isCancel,
      }}
      error={act.error}
    >
      <p>
        {task.placeName} {task.words}
      </p>
      <ReasonField
        label={t(isCancel ? TASKS.reason : TASKS.result)}
        hint={t(isCancel ? TASKS.cancelHint : TASKS.clearHint)}
        value={reason}
        onChange={setReason}
        usual={isCancel ? USUAL_CANCELS : USUAL_CLEARS}
        wasSent={wasSent}
      />
    </Dialog>
  )
}
