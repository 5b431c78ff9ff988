import { Button } from 'antd'
import { useState } from 'react'
import { FACILITY_WORDS, KIND_WORDS, WHO_WORDS } from '../../../modules/stations/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CloseDialog } from './close-dialog.tsx'
import { textOf, weekTexts } from './hours-text.ts'
import { OfferingDialog } from './offering-dialog.tsx'
import { SetDayDialog } from './set-day-dialog.tsx'
import { StationDialog } from './station-dialog.tsx'
import type { KeptStation } from './stations-page.tsx'
import { STATIONS, WEEKDAYS } from './words.ts'

type SetupProps = { station: KeptStation; onSaid: (said: string) => void }

/** What the station is, when it is closed, and what it offers. */
export function SetupPart({ station, onSaid }: SetupProps) {
  return (
    <>
      <StationCard station={station} onSaid={onSaid} />
      <ClosingsCard station={station} onSaid={onSaid} />
      <OfferingsCard station={station} onSaid={onSaid} />
    </>
  )
}

function StationCard({ station, onSaid }: SetupProps) {
  const { t, pick, list } = useLanguage()
  const [isEditing, setEditing] = useState(false)
  const facts = [
    { label: t(STATIONS.kind), value: t(KIND_WORDS[station.kind]) },
    { label: t(STATIONS.grid), value: station.gridName },
    { label: t(STATIONS.where), value: station.placeName },
    { label: t(STATIONS.hours), value: <WeekLines texts={weekTexts(station.hours)} /> },
    { label: t(STATIONS.facilities), value: list(station.facilities.map((one) => t(FACILITY_WORDS[one]))) || '–' },
    ...(station.restsOnHolidays ? [{ label: t(STATIONS.holidays), value: t(STATIONS.rests) }] : []),
  ]
  return (
    <Card
      title={pick(station.nameZh, station.nameEn)}
      tools={station.mayKeep ? <Button onClick={() => setEditing(true)}>{t(STATIONS.edit)}</Button> : null}
    >
      <dl className="c-station-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isEditing ? (
        <StationDialog
          station={station}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            onSaid(t(STATIONS.saved))
          }}
        />
      ) : null}
    </Card>
  )
}

/** A week in few lines: days with the same hours stand together. */
function WeekLines({ texts }: { texts: readonly string[] }) {
  const { t, list } = useLanguage()
  const groups = new Map<string, string[]>()
  for (const weekday of [1, 2, 3, 4, 5, 6, 0])
    groups.set(texts[weekday], [...(groups.get(texts[weekday]) ?? []), t(WEEKDAYS[weekday])])
  return (
    <>
      {[...groups].map(([text, days]) => (
        <span key={text} className="c-week-line">
          {days.length === 7 ? t(STATIONS.everyDay) : list(days)} {text || t(STATIONS.dayNone)}
        </span>
      ))}
    </>
  )
}

function ClosingsCard({ station, onSaid }: SetupProps) {
  const { t } = useLanguage()
  const act = useAct('stations.reopen')
  const [isClosing, setClosing] = useState(false)
  return (
    <Card
      title={t(STATIONS.closings)}
      tools={station.mayKeep ? <Button onClick={() => setClosing(true)}>{t(STATIONS.addClosing)}</Button> : null}
    >
      {station.closings.length === 0 ? <p className="c-hint">{t(STATIONS.noClosings)}</p> : null}
      <Problem error={act.error} />
      <ul className="c-station-list">
        {station.closings.map((one) => (
          <li key={one.id}>
            <span>
              {t(
                one.until === null
                  ? STATIONS.closingOpen
                  : one.until === one.from
                    ? STATIONS.closingOne
                    : STATIONS.closing,
                one,
              )}
            </span>
            {station.mayKeep ? (
              <Button
                size="small"
                loading={act.isBusy}
                aria-label={t(STATIONS.reopenOf, { reason: one.reason })}
                onClick={async () => {
                  if (!(await act.run({ closingId: one.id }))) return
                  refresh('stations.')
                  onSaid(t(STATIONS.reopened))
                }}
              >
                {t(STATIONS.reopen)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {isClosing ? (
        <CloseDialog
          station={station}
          onClose={() => setClosing(false)}
          onDone={({ moved, cancelled }) => {
            setClosing(false)
            onSaid(t(STATIONS.closed, { moved, cancelled }))
          }}
        />
      ) : null}
    </Card>
  )
}

function OfferingsCard({ station, onSaid }: SetupProps) {
  const { t, pick } = useLanguage()
  const act = useAct('stations.setDay')
  const [edited, setEdited] = useState<KeptStation['offerings'][number] | 'new' | null>(null)
  const [dayOf, setDayOf] = useState<KeptStation['offerings'][number] | null>(null)
  const saved = () => {
    setEdited(null)
    setDayOf(null)
    onSaid(t(STATIONS.saved))
  }
  return (
    <Card
      title={t(STATIONS.offerings)}
      tools={
        station.mayKeep ? (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t(STATIONS.addOffering)}
          </Button>
        ) : null
      }
    >
      {station.offerings.length === 0 ? (
        <Empty title={t(STATIONS.noOfferings)}>{station.mayKeep ? <p>{t(STATIONS.noOfferingsKeeper)}</p> : null}</Empty>
      ) : null}
      <Problem error={act.error} />
      <ul className="c-station-list">
        {station.offerings.map((one) => {
          const name = pick(one.nameZh, one.nameEn)
          return (
            <li key={one.id}>
              <div>
                <strong>{name}</strong>
                {one.isOffered ? null : <span className="c-hint"> · {t(STATIONS.notOffered)}</span>}
                <p className="c-hint">
                  {one.pattern.length === 0
                    ? t(STATIONS.walkInOnly)
                    : t(STATIONS.summary, { minutes: one.minutes, seats: one.seats })}
                  {one.who === 'everyone' ? '' : ` · ${t(WHO_WORDS[one.who])}`}
                </p>
                {one.pattern.length > 0 ? (
                  <p className="c-hint">
                    <WeekLines texts={weekTexts(one.pattern)} />
                  </p>
                ) : null}
                {one.days.map(({ date, windows }) => (
                  <p key={date} className="c-own-day">
                    {t(STATIONS.dayHours, { date, hours: textOf(windows) || t(STATIONS.dayNone) })}{' '}
                    {station.mayKeep ? (
                      <Button
                        size="small"
                        aria-label={t(STATIONS.backToWeekOf, { date })}
                        onClick={async () => {
                          if (await act.run({ offeringId: one.id, date, windows: null })) refresh('stations.')
                        }}
                      >
                        {t(STATIONS.backToWeek)}
                      </Button>
                    ) : null}
                  </p>
                ))}
              </div>
              {station.mayKeep ? (
                <div className="c-tools">
                  <Button size="small" aria-label={t(STATIONS.setDayOf, { name })} onClick={() => setDayOf(one)}>
                    {t(STATIONS.setDay)}
                  </Button>
                  <Button size="small" aria-label={t(STATIONS.editOne, { name })} onClick={() => setEdited(one)}>
                    {t(STATIONS.edit)}
                  </Button>
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
      {edited ? (
        <OfferingDialog
          station={station}
          offering={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={saved}
        />
      ) : null}
      {dayOf ? <SetDayDialog offering={dayOf} onClose={() => setDayOf(null)} onDone={saved} /> : null}
    </Card>
  )
}
