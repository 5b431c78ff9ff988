import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import type { SheetSlot } from './day-part.tsx'
import { STATIONS } from './words.ts'

type BookForProps = {
  offeringId: string
  slot: SheetSlot
  time: string
  onClose: () => void
  onDone: (said: string) => void
}

/** For somebody on the telephone or in front of the counter. */
export function BookForDialog({ offeringId, slot, time, onClose, onDone }: BookForProps) {
  const { t } = useLanguage()
  const act = useAct('stations.bookFor')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [wasSent, setSent] = useState(false)
  const isBadPhone = phone.trim() !== '' && !isPhone(phone)
  const isFull = slot.bookings.filter((one) => ['booked', 'kept', 'missed'].includes(one.state)).length >= slot.seats
  const send = async () => {
    setSent(true)
    if (name.trim() === '' || isBadPhone) return
    const done = await act.run({
      offeringId,
      startsAt: slot.startsAt,
      waits: isFull,
      person: { name: name.trim(), phone: tidyPhone(phone) || null },
    })
    if (!done) return
    refresh('stations.')
    onDone(
      done.state === 'waiting'
        ? t(STATIONS.queuedSaid, { name: name.trim(), position: done.position })
        : t(STATIONS.bookedSaid, { name: name.trim() }),
    )
  }
  return (
    <Dialog
      title={t(STATIONS.bookTitle, { time })}
      onClose={onClose}
      submit={{ label: t(isFull ? STATIONS.queueUp : STATIONS.book), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(STATIONS.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled
        label={t(STATIONS.phone)}
        isOptional
        hint={t(STATIONS.phoneHint)}
        fault={wasSent && isBadPhone ? t(CONSOLE.wrongPhone) : null}
      >
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            maxLength={20}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
