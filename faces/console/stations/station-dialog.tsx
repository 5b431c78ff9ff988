import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/stations/access.ts'
import { FACILITY_WORDS, KIND_WORDS } from '../../../modules/stations/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { useMay } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { readWeek, weekTexts } from './hours-text.ts'
import type { KeptStation } from './stations-page.tsx'
import { WeekFields } from './week-fields.tsx'
import { STATIONS } from './words.ts'

type StationDialogProps = { station: KeptStation | null; onClose: () => void; onDone: (stationId: string) => void }

const OFFICE = [0, 1, 2, 3, 4, 5, 6].map((day) => (day === 0 ? '' : '9:00-12:00 14:00-18:00'))

/** A new station, or changes to one. */
export function StationDialog({ station, onClose, onDone }: StationDialogProps) {
  const { t } = useLanguage()
  const act = useAct('stations.saveStation')
  const tree = useTree()
  const may = useMay()
  const [stationId] = useState(() => station?.id ?? newId())
  const [nameZh, setNameZh] = useState(station?.nameZh ?? '')
  const [nameEn, setNameEn] = useState(station?.nameEn ?? '')
  const [kind, setKind] = useState<KeptStation['kind']>(station?.kind ?? 'member_home')
  const [gridId, setGrid] = useState<string | null>(station?.gridId ?? null)
  const [placeName, setPlace] = useState(station?.placeName ?? '')
  const [texts, setTexts] = useState(station ? weekTexts(station.hours) : OFFICE)
  const [facilities, setFacilities] = useState(station?.facilities ?? [])
  const [restsOnHolidays, setRests] = useState(station?.restsOnHolidays ?? true)
  const [wasSent, setSent] = useState(false)
  const missing = (text: string) => (wasSent && text.trim() === '' ? t(CONSOLE.pleaseFill) : null)
  const send = async () => {
    setSent(true)
    const hours = readWeek(texts)
    if (!hours || !gridId || [nameZh, nameEn, placeName].some((text) => text.trim() === '')) return
    const done = await act.run({
      stationId,
      gridId,
      buildingId: station && station.gridId === gridId ? station.buildingId : null,
      kind,
      nameZh,
      nameEn,
      placeName,
      hours,
      facilities,
      restsOnHolidays,
      isSynthetic: tree.get(gridId)?.isSynthetic ?? false,
    })
    if (!done) return
    refresh('stations.')
    onDone(stationId)
  }
  return (
    <Dialog
      title={t(station ? STATIONS.editTitle : STATIONS.add)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
      width={640}
    >
      <div className="c-pairs">
        <Labelled label={t(STATIONS.nameZh)} fault={missing(nameZh)}>
          {(control) => (
            <Input {...control} maxLength={40} value={nameZh} onChange={(event) => setNameZh(event.target.value)} />
          )}
        </Labelled>
        <Labelled label={t(STATIONS.nameEn)} fault={missing(nameEn)}>
          {(control) => (
            <Input {...control} maxLength={40} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />
          )}
        </Labelled>
      </div>
      <div className="c-pairs">
        <OneOf
          label={t(STATIONS.kind)}
          words={KIND_WORDS}
          value={kind}
          onChange={(next) => (isKeyOf(KIND_WORDS, next) ? setKind(next) : undefined)}
        />
        <Labelled label={t(STATIONS.grid)} fault={wasSent && !gridId ? t(CONSOLE.pleaseChoose) : null}>
          {(control) => (
            <GridPicker
              control={control}
              placeholder={t(STATIONS.grid)}
              value={gridId}
              onChange={setGrid}
              among={(grid) => grid.level !== 'subdistrict' && may(ACCESS.saveStation, grid.id)}
            />
          )}
        </Labelled>
      </div>
      <Labelled label={t(STATIONS.place)} hint={t(STATIONS.placeHint)} fault={missing(placeName)}>
        {(control) => (
          <Input {...control} maxLength={80} value={placeName} onChange={(event) => setPlace(event.target.value)} />
        )}
      </Labelled>
      <WeekFields
        legend={t(STATIONS.hours)}
        hint={t(STATIONS.hoursHint)}
        texts={texts}
        onChange={setTexts}
        wasSent={wasSent}
      />
      <fieldset className="c-field">
        <legend>{t(STATIONS.facilities)}</legend>
        <Checkbox.Group
          value={facilities}
          options={keysOf(FACILITY_WORDS).map((key) => ({ value: key, label: t(FACILITY_WORDS[key]) }))}
          onChange={setFacilities}
        />
      </fieldset>
      <Checkbox checked={restsOnHolidays} onChange={(event) => setRests(event.target.checked)}>
        {t(STATIONS.rests)}
      </Checkbox>
    </Dialog>
  )
}
