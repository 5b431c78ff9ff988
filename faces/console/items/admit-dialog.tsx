import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { addDays } from '../../../modules/tasks/rules.ts'
import { NOT_TO_BE_ASKED } from '../../../modules/tasks/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { isReason } from '../parts/reason-field.tsx'
import { Note } from '../parts/said.tsx'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import type { Detail } from './item-part.tsx'
import { ITEMS } from './words.ts'

const YEAR_DAYS = 364
const URGENT_DAYS = 30

/** The street admits an item: for how long, against the list of what members must not be asked, and why it may ask for more than was agreed. */
export function AdmitDialog({ detail, onClose, onDone }: { detail: Detail; onClose: () => void; onDone: () => void }) {
  const { t, pick } = useLanguage()
  const act = useAct('tasks.admit')
  const { template, agreedMinutes, perGrid } = detail
  const today = localDate(new Date())
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState(addDays(today, template.isUrgent ? URGENT_DAYS : YEAR_DAYS))
  const [isLawful, setLawful] = useState(false)
  const [overReason, setOverReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const over = perGrid.filter((one) => agreedMinutes !== null && one.after > agreedMinutes && one.after > one.before)
  const isMissing = from === '' || until === '' || !isLawful || (over.length > 0 && !isReason(overReason))
  const send = async () => {
    setSent(true)
    if (isMissing) return
    const done = await act.run({
      templateId: template.id,
      validFrom: from,
      validUntil: until,
      overReason: over.length > 0 ? overReason : null,
      isLawful: true,
    })
    if (done) onDone()
  }
  const date = (label: string, value: string, set: (value: string) => void, hint?: string) => (
    <Labelled label={label} hint={hint} fault={wasSent && value === '' ? t(CONSOLE.pleaseFill) : null}>
      {(control) => <Input {...control} type="date" value={value} onChange={(event) => set(event.target.value)} />}
    </Labelled>
  )
  return (
    <Dialog
      title={t(ITEMS.admitTitle, { name: pick(template.nameZh, template.nameEn) })}
      onClose={onClose}
      submit={{ label: t(ITEMS.admit), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
      width={640}
    >
      <div className="c-columns">
        {date(t(ITEMS.from), from, setFrom)}
        {date(t(ITEMS.until), until, setUntil, t(ITEMS.validHint))}
      </div>
      <Note tone="warning" title={t(ITEMS.lawfulTitle)}>
        <ul className="c-item-barred">
          {NOT_TO_BE_ASKED.map((word) => (
            <li key={word.en}>{t(word)}</li>
          ))}
        </ul>
      </Note>
      <div>
        <Checkbox checked={isLawful} onChange={(event) => setLawful(event.target.checked)}>
          {t(ITEMS.lawful)}
        </Checkbox>
        <div className="c-fault" role="alert" hidden={!wasSent || isLawful}>
          {t(ITEMS.lawfulMissing)}
        </div>
      </div>
      {over.length > 0 ? (
        <Labelled
          label={t(ITEMS.overReasonLabel)}
          hint={t(ITEMS.overHint, { grids: over.length, agreed: agreedMinutes })}
          fault={wasSent && !isReason(overReason) ? t(CONSOLE.pleaseFill) : null}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={overReason}
              onChange={(event) => setOverReason(event.target.value)}
            />
          )}
        </Labelled>
      ) : null}
    </Dialog>
  )
}
