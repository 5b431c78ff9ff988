import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { Note } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { KeptStation } from './stations-page.tsx'
import { STATIONS, USUAL_REASONS } from './words.ts'

type CloseDialogProps = {
  station: KeptStation
  onClose: () => void
  onDone: (result: { moved: number; cancelled: number }) => void
}

/** A station does not open for some days; a single day can be held on another. */
export function CloseDialog({ station, onClose, onDone }: CloseDialogProps) {
  const { t } = useLanguage()
  const act = useAct('stations.close')
  const [closingId] = useState(newId)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [moveTo, setMoveTo] = useState('')
  const [wasSent, setSent] = useState(false)
  const isOneDay = from !== '' && until === from
  const isBad = from === '' || (until !== '' && until < from)
  const send = async () => {
    setSent(true)
    if (isBad || !isReason(reason)) return
    const done = await act.run({
      closingId,
      stationId: station.id,
      from,
      until: until || null,
      reason,
      moveTo: isOneDay && moveTo !== '' ? moveTo : null,
    })
    if (!done) return
    refresh('stations.')
    onDone(done)
  }
  const date = (label: string, value: string, set: (value: string) => void, hint?: string, fault?: string | null) => (
    <Labelled label={label} hint={hint} fault={fault}>
      {(control) => <Input {...control} type="date" value={value} onChange={(event) => set(event.target.value)} />}
    </Labelled>
  )
  return (
    <Dialog
      title={t(STATIONS.addClosing)}
      onClose={onClose}
      submit={{ label: t(STATIONS.close), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <Note>{t(STATIONS.closeText)}</Note>
      <div className="c-pairs">
        {date(t(STATIONS.from), from, setFrom, undefined, wasSent && isBad ? t(STATIONS.badDates) : null)}
        {date(t(STATIONS.until), until, setUntil, t(STATIONS.untilHint))}
      </div>
      <ReasonField
        label={t(STATIONS.reason)}
        hint={t(STATIONS.reasonHint)}
        value={reason}
        onChange={setReason}
        usual={USUAL_REASONS}
        wasSent={wasSent}
      />
      {isOneDay ? date(t(STATIONS.moveTo), moveTo, setMoveTo, t(STATIONS.moveHint)) : null}
    </Dialog>
  )
}
