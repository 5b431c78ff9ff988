import { Button } from 'antd'
import { useState } from 'react'
import type { Building } from '../../../modules/grids/contract.ts'
import { nameOfDoor } from '../../../modules/grids/rules.ts'
import { ACCESS } from '../../../modules/notifications/access.ts'
import type { NoticeTarget } from '../../../modules/notifications/contract.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { isNamed } from '../parts/is-named.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Awaiting } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useRead } from '../reads.ts'
import { RoomBoxes } from './room-boxes.tsx'
import { NOTICES } from './words.ts'

/** A place that was chosen, with its name for the screen. */
export type Target = NoticeTarget & { readonly name: string }
export const MOST_TARGETS = 500
const BUILDINGS_SHOWN = 30

type PlacesFieldProps = {
  targets: readonly Target[]
  onChange: (targets: readonly Target[]) => void
  fault: string | null
}

/** Grids, buildings and rooms. A grid is walked to; in it the whole, buildings, or rooms of a building are ticked. */
export function PlacesField({ targets, onChange, fault }: PlacesFieldProps) {
  const { t } = useLanguage()
  const me = useMe()
  const tree = useTree()
  const may = useMay()
  const [chosen, setChosen] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const home = homeOf(me, tree)
  const grid = tree.get(chosen) ?? (home && may(ACCESS.notices, home.id) ? home : undefined)
  const read = useRead('grids.buildings', grid ? { gridId: grid.id } : null)
  const found = (read.data?.buildings ?? []).filter((one) => isNamed(search, nameOfDoor(one)))
  const has = (id: string) => targets.some((one) => one.id === id)
  const set = (many: readonly Target[], isOn: boolean) => {
    const ids = new Set(many.map((one) => one.id))
    const rest = targets.filter((one) => !ids.has(one.id))
    onChange(isOn ? [...rest, ...many] : rest)
  }
  return (
    <div className="c-form">
      <Labelled label={t(NOTICES.whereGrid)}>
        {(control) => (
          <GridPicker
            control={control}
            placeholder={t(NOTICES.whereGrid)}
            among={(one) => may(ACCESS.notices, one.id)}
            value={grid?.id ?? null}
            onChange={(id) => {
              setChosen(id)
              setSearch('')
            }}
          />
        )}
      </Labelled>
      {grid ? (
        <label className="c-check">
          <input
            type="checkbox"
            checked={has(grid.id)}
            onChange={(event) => set([{ kind: 'grid', id: grid.id, name: grid.name }], event.target.checked)}
          />
          {t(NOTICES.wholeGrid, { name: grid.name })}
        </label>
      ) : null}
      {grid ? <Awaiting read={read} lines={4} /> : null}
      {read.data && read.data.buildings.length > BUILDINGS_SHOWN / 2 ? (
        <SearchBox label={t(NOTICES.findBuilding)} value={search} onSearch={setSearch} />
      ) : null}
      {read.data?.buildings.length === 0 ? <p className="c-hint">{t(NOTICES.noBuildings)}</p> : null}
      <ul className="c-place-list">
        {found.slice(0, BUILDINGS_SHOWN).map((building) => (
          <BuildingLine key={building.id} building={building} has={has} onSet={set} />
        ))}
      </ul>
      {found.length > BUILDINGS_SHOWN ? (
        <p className="c-hint">{t(NOTICES.moreBuildings, { count: found.length - BUILDINGS_SHOWN })}</p>
      ) : null}
      <section aria-label={t(NOTICES.chosen, { count: targets.length })} className="c-chosen">
        <div className="c-card-head">
          <strong>{t(NOTICES.chosen, { count: targets.length })}</strong>
          {targets.length > 1 ? <Button onClick={() => onChange([])}>{t(NOTICES.clearAll)}</Button> : null}
        </div>
        {targets.length === 0 ? <p className="c-hint">{t(NOTICES.noneChosen)}</p> : null}
        <ul className="c-chips">
          {targets.map((one) => (
            <li key={one.id}>
              {one.name}
              <button
                type="button"
                aria-label={t(NOTICES.removeOne, { name: one.name })}
                onClick={() => set([one], false)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        <div className="c-fault" role="alert" hidden={!fault}>
          {fault}
        </div>
      </section>
    </div>
  )
}

type BuildingLineProps = {
  building: Building
  has: (id: string) => boolean
  onSet: (many: readonly Target[], isOn: boolean) => void
}

function BuildingLine({ building, has, onSet }: BuildingLineProps) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const name = nameOf(building)
  return (
    <li>
      <div className="c-place-line">
        <label className="c-check">
          <input
            type="checkbox"
            checked={has(building.id)}
            onChange={(event) => onSet([{ kind: 'building', id: building.id, name }], event.target.checked)}
          />
          {name}
        </label>
        <span className="c-hint">{t(NOTICES.householdsMany, { count: building.households })}</span>
        {building.households > 0 ? (
          <Button
            aria-expanded={isOpen}
            aria-label={isOpen ? undefined : t(NOTICES.roomsOf, { name })}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? NOTICES.closeRooms : NOTICES.rooms)}
          </Button>
        ) : null}
      </div>
      {isOpen ? <RoomBoxes building={building} name={name} has={has} onSet={onSet} /> : null}
    </li>
  )
}

function nameOf({ compoundName, name }: Building): string {
  return `${compoundName ?? ''}${name}`
}
