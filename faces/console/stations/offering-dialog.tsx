import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { WHO_WORDS } from '../../../modules/stations/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { readWeek, weekTexts } from './hours-text.ts'
import type { KeptStation } from './stations-page.tsx'
import { WeekFields } from './week-fields.tsx'
import { STATIONS } from './words.ts'

type Kept = KeptStation['offerings'][number]
type OfferingDialogProps = { station: KeptStation; offering: Kept | null; onClose: () => void; onDone: () => void }

/** What may stand in each number. */
const LIMITS = {
  minutes: [5, 480],
  seats: [1, 200],
  opensDays: [1, 60],
  cancelHours: [0, 168],
  mostOpen: [1, 20],
} as const
type Figure = keyof typeof LIMITS
const FIGURES = ['minutes', 'seats', 'opensDays', 'cancelHours', 'mostOpen'] as const satisfies readonly Figure[]
const USUAL: Record<Figure, string> = { minutes: '30', seats: '1', opensDays: '7', cancelHours: '2', mostOpen: '2' }
const TEXTS = ['nameZh', 'nameEn', 'noteZh', 'noteEn', 'priceZh', 'priceEn'] as const
type TextKey = (typeof TEXTS)[number]

/** A service that is put up, or changed. */
export function OfferingDialog({ station, offering, onClose, onDone }: OfferingDialogProps) {
  const { t } = useLanguage()
  const act = useAct('stations.saveOffering')
  const [offeringId] = useState(() => offering?.id ?? newId())
  const [texts, setTexts] = useState<Record<TextKey, string>>(() => ({
    nameZh: offering?.nameZh ?? '',
    nameEn: offering?.nameEn ?? '',
    noteZh: offering?.noteZh ?? '',
    noteEn: offering?.noteEn ?? '',
    priceZh: offering?.priceZh ?? '',
    priceEn: offering?.priceEn ?? '',
  }))
  const [figures, setFigures] = useState<Record<Figure, string>>(() =>
    offering
      ? {
          minutes: String(offering.minutes),
          seats: String(offering.seats),
          opensDays: String(offering.opensDays),
          cancelHours: String(offering.cancelHours),
          mostOpen: String(offering.mostOpen),
        }
      : USUAL,
  )
  const [who, setWho] = useState<Kept['who']>(offering?.who ?? 'everyone')
  const [week, setWeek] = useState(() => weekTexts(offering?.pattern ?? station.hours))
  const [isOffered, setOffered] = useState(offering?.isOffered ?? true)
  const [wasSent, setSent] = useState(false)
  const isWrong = (key: Figure) => {
    const value = Number(figures[key])
    const [least, most] = LIMITS[key]
    return figures[key].trim() === '' || !Number.isInteger(value) || value < least || value > most
  }
  const missing = (text: string) => (wasSent && text.trim() === '' ? t(CONSOLE.pleaseFill) : null)
  const send = async () => {
    setSent(true)
    const pattern = readWeek(week)
    if (!pattern || FIGURES.some(isWrong) || texts.nameZh.trim() === '' || texts.nameEn.trim() === '') return
    const done = await act.run({
      offeringId,
      stationId: station.id,
      ...texts,
      minutes: Number(figures.minutes),
      seats: Number(figures.seats),
      opensDays: Number(figures.opensDays),
      cancelHours: Number(figures.cancelHours),
      mostOpen: Number(figures.mostOpen),
      who,
      pattern,
      isOffered,
    })
    if (!done) return
    refresh('stations.')
    onDone()
  }
  const text = (key: TextKey, most: number, more: { fault?: string | null; hint?: string; isOptional?: boolean }) => (
    <Labelled label={t(TEXT_LABELS[key])} {...more}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={most}
          value={texts[key]}
          onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
        />
      )}
    </Labelled>
  )
  return (
    <Dialog
      title={offering ? t(STATIONS.offeringTitle) : t(STATIONS.addOffering)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
      width={640}
    >
      <div className="c-pairs">
        {text('nameZh', 40, { fault: missing(texts.nameZh) })}
        {text('nameEn', 40, { fault: missing(texts.nameEn) })}
      </div>
      <div className="c-pairs">
        {FIGURES.map((key) => (
          <Labelled
            key={key}
            label={t(STATIONS[key])}
            hint={key === 'seats' && offering ? t(STATIONS.seatsHint) : null}
            fault={wasSent && isWrong(key) ? t(STATIONS.number, { least: LIMITS[key][0], most: LIMITS[key][1] }) : null}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                maxLength={4}
                value={figures[key]}
                onChange={(event) => setFigures({ ...figures, [key]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
        <OneOf
          label={t(STATIONS.who)}
          words={WHO_WORDS}
          value={who}
          onChange={(next) => (isKeyOf(WHO_WORDS, next) ? setWho(next) : undefined)}
        />
      </div>
      <div className="c-pairs">
        {text('priceZh', 200, { isOptional: true, hint: t(STATIONS.priceHint) })}
        {text('priceEn', 200, { isOptional: true })}
        {text('noteZh', 200, { isOptional: true })}
        {text('noteEn', 200, { isOptional: true })}
      </div>
      <WeekFields
        legend={t(STATIONS.pattern)}
        hint={t(STATIONS.patternHint)}
        texts={week}
        onChange={setWeek}
        wasSent={wasSent}
      />
      <Checkbox checked={isOffered} onChange={(event) => setOffered(event.target.checked)}>
        {t(STATIONS.isOffered)}
      </Checkbox>
    </Dialog>
  )
}

const TEXT_LABELS = {
  nameZh: STATIONS.nameZh,
  nameEn: STATIONS.nameEn,
  noteZh: STATIONS.note,
  noteEn: STATIONS.noteEn,
  priceZh: STATIONS.price,
  priceEn: STATIONS.priceEn,
} as const
