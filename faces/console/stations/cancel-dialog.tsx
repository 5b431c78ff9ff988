import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { SheetBooking } from './day-part.tsx'
import { STATIONS } from './words.ts'

/** Takes a booking back at the counter; the person is told. */
export function CancelDialog({ booking, time, onClose }: { booking: SheetBooking; time: string; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('stations.cancel')
  const send = async () => {
    if (!(await act.run({ bookingId: booking.id }))) return
    refresh('stations.')
    onClose()
  }
  return (
    <Dialog
      title={t(STATIONS.cancelSure, { name: booking.name })}
      onClose={onClose}
      submit={{ label: t(STATIONS.cancel), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>
        {time} {booking.phoneMasked}
      </p>
      <p className="c-hint">{t(STATIONS.cancelText)}</p>
    </Dialog>
  )
}
