import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { ACCESS } from '../../../modules/stations/access.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { DayPart } from './day-part.tsx'
import { MonthPart } from './month-part.tsx'
import { SetupPart } from './setup-part.tsx'
import { StationDialog } from './station-dialog.tsx'
import './stations.css'
import { STATIONS } from './words.ts'

export type KeptStation = OutputOf<Queries['stations.list']>['stations'][number]

const PARTS = { day: STATIONS.day, setup: STATIONS.setup, month: STATIONS.month } as const

/** One station: who comes today, what it is and offers, and how many came in a month. */
export default function StationsPage() {
  const { t, pick } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const read = useRead('stations.list', {})
  const [isAdding, setAdding] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const asked = query.get('part')
  const part = isKeyOf(PARTS, asked) ? asked : 'day'
  const stations = read.data?.stations ?? []
  const station = stations.find((one) => one.id === query.get('station')) ?? stations[0]
  const isKeeper = mayAnywhere(me, ACCESS.saveStation)
  const go = (more: Record<string, string | undefined>) => {
    setSaid(null)
    navigate(hrefOf('/stations', { ...Object.fromEntries(query), ...more }), { replace: true })
  }
  return (
    <Page
      title={t(STATIONS.title)}
      isWide
      tools={isKeeper ? <Button onClick={() => setAdding(true)}>{t(STATIONS.add)}</Button> : null}
    >
      <Awaiting read={read} lines={6} />
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {read.data && !station ? (
        <Empty title={t(STATIONS.none)}>
          <p>{t(isKeeper ? STATIONS.noneKeeper : STATIONS.noneOther)}</p>
        </Empty>
      ) : null}
      {station ? (
        <>
          <div className="c-station-bar">
            <Select
              className="c-station-choice"
              aria-label={t(STATIONS.station)}
              value={station.id}
              showSearch={{ optionFilterProp: 'label' }}
              options={stations.map((one) => ({ value: one.id, label: pick(one.nameZh, one.nameEn) }))}
              onChange={(id: string) => go({ station: id })}
            />
            <fieldset className="c-pills">
              <legend className="k-offscreen">{t(STATIONS.parts)}</legend>
              {keysOf(PARTS).map((key) => (
                <button
                  key={key}
                  type="button"
                  className="c-pill"
                  aria-pressed={key === part}
                  onClick={() => go({ part: key })}
                >
                  {t(PARTS[key])}
                </button>
              ))}
            </fieldset>
          </div>
          {part === 'day' ? <DayPart key={station.id} station={station} today={read.data?.today ?? ''} /> : null}
          {part === 'setup' ? <SetupPart key={station.id} station={station} onSaid={setSaid} /> : null}
          {part === 'month' ? <MonthPart key={station.id} station={station} today={read.data?.today ?? ''} /> : null}
        </>
      ) : null}
      {isAdding ? (
        <StationDialog
          station={null}
          onClose={() => setAdding(false)}
          onDone={(stationId) => {
            setAdding(false)
            go({ station: stationId, part: 'setup' })
            setSaid(t(STATIONS.saved))
          }}
        />
      ) : null}
    </Page>
  )
}
