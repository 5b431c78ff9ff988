import { useState } from 'react'
import type { OwnBooking } from '../../../modules/stations/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { api } from '../../kit/api.ts'
import { Button } from '../../kit/components/button.tsx'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useSession } from '../../kit/session.ts'
import { useCommand } from '../../kit/use-command.ts'
import type { Days, Slot } from './offering-page.tsx'
import { saySpanOf } from './times.ts'
import { BOOK } from './words.ts'

type ConfirmProps = { data: Days; slot: Slot; onClose: () => void; onBooked: (made: OwnBooking) => void }

/** Yes to one time, or to the queue for it; who is not signed in does so first, and stays here. */
export function ConfirmSheet({ data: { offering, station }, slot, onClose, onBooked }: ConfirmProps) {
  const { t, pick, language, moment } = useLanguage()
  const session = useSession()
  const act = useCommand('stations.book')
  const [saysWorker, setWorker] = useState(false)
  // Somebody may have been faster: then the same sheet offers the queue.
  const isFull = slot.free === 0 || (act.error?.problem.kind === 'refused' && act.error.problem.code === 'booking.full')
  const cancelUntil = new Date(Date.parse(slot.startsAt) - offering.cancelHours * 3_600_000)
  const send = async () => {
    const made = await act.run({ offeringId: offering.id, startsAt: slot.startsAt, waits: isFull, saysWorker })
    if (made) onBooked(made)
  }
  return (
    <Sheet title={t(isFull ? BOOK.confirmQueue : BOOK.confirm)} onClose={onClose}>
      <div className="k-stack">
        <Facts
          rows={[
            { label: t(BOOK.what), value: pick(offering.nameZh, offering.nameEn) },
            {
              label: t(BOOK.when),
              value: `${sayDay(new Date(slot.startsAt), language, new Date())} ${saySpanOf(slot)}`,
            },
            { label: t(BOOK.where), value: `${pick(station.nameZh, station.nameEn)} · ${station.placeName}` },
            { label: t(BOOK.price), value: pick(offering.priceZh, offering.priceEn) || t(BOOK.free) },
            {
              label: t(BOOK.cancelBy),
              value:
                isFull || offering.cancelHours === 0
                  ? t(BOOK.cancelByStart)
                  : t(BOOK.cancelByAt, { at: moment(cancelUntil.toISOString()) }),
            },
          ]}
        />
        {isFull ? <Notice>{t(BOOK.queueText, { count: slot.waiting })}</Notice> : null}
        {session.state === 'in' ? (
          <>
            {offering.who === 'workers' ? (
              <label className="k-option" data-chosen={saysWorker ? '' : undefined}>
                <input
                  type="checkbox"
                  checked={saysWorker}
                  onChange={(event) => setWorker(event.currentTarget.checked)}
                />
                <span>
                  <strong>{t(BOOK.worksHere)}</strong>
                </span>
              </label>
            ) : null}
            <ErrorNotice error={act.error} />
            <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
              {t(isFull ? BOOK.queue : BOOK.book)}
            </Button>
          </>
        ) : (
          <>
            <h3 className="k-small-title">{t(BOOK.signInFirst)}</h3>
            <CodeSignIn tenantOf={api.tenant}>
              <p className="k-soft">{t(BOOK.signInText)}</p>
            </CodeSignIn>
          </>
        )}
      </div>
    </Sheet>
  )
}
