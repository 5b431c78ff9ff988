import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { readHours } from './hours-text.ts'
import type { KeptStation } from './stations-page.tsx'
import { STATIONS } from './words.ts'

type SetDayProps = { offering: KeptStation['offerings'][number]; onClose: () => void; onDone: () => void }

/** Other hours of a service on one day. */
export function SetDayDialog({ offering, onClose, onDone }: SetDayProps) {
  const { t } = useLanguage()
  const act = useAct('stations.setDay')
  const [date, setDate] = useState('')
  const [text, setText] = useState('')
  const [wasSent, setSent] = useState(false)
  const windows = readHours(text)
  const send = async () => {
    setSent(true)
    if (date === '' || windows === null) return
    if (!(await act.run({ offeringId: offering.id, date, windows }))) return
    refresh('stations.')
    onDone()
  }
  return (
    <Dialog
      title={t(STATIONS.setDay)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p className="c-hint">{t(STATIONS.setDayText)}</p>
      <div className="c-pairs">
        <Labelled label={t(STATIONS.date)} fault={wasSent && date === '' ? t(CONSOLE.pleaseChoose) : null}>
          {(control) => (
            <Input {...control} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          )}
        </Labelled>
        <Labelled
          label={t(STATIONS.hours)}
          hint={t(STATIONS.hoursHint)}
          fault={wasSent && windows === null ? t(STATIONS.hoursWrong) : null}
        >
          {(control) => (
            <Input {...control} maxLength={80} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Labelled>
      </div>
    </Dialog>
  )
}
