import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { ITEMS } from './words.ts'

const MOST = 14_400

type AgreeProps = { communityId: string; minutes: number | null; onClose: () => void; onDone: () => void }

/** How many minutes a month may be asked of one member. */
export function AgreeDialog({ communityId, minutes, onClose, onDone }: AgreeProps) {
  const { t } = useLanguage()
  const act = useAct('tasks.agreeMinutes')
  const [text, setText] = useState(minutes === null ? '' : String(minutes))
  const [wasSent, setSent] = useState(false)
  const value = text.trim() === '' ? null : Number(text)
  const isWrong = value !== null && !(Number.isInteger(value) && value >= 0 && value <= MOST)
  const send = async () => {
    setSent(true)
    if (isWrong || !(await act.run({ communityId, minutes: value }))) return
    refresh('tasks.')
    onDone()
  }
  return (
    <Dialog
      title={t(ITEMS.agreeTitle)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled
        label={t(ITEMS.agreeTitle)}
        hint={t(ITEMS.agreeHint)}
        fault={wasSent && isWrong ? t(ITEMS.number, { least: 0, most: MOST }) : null}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={5}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
