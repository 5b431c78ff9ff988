import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/grids/access.ts'
import type { Building, Grid } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMay } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { HouseholdList } from './household-list.tsx'
import { MovePlace, type Moving } from './move-place.tsx'
import type { GridTree } from './tree.ts'
import { GRIDS } from './words.ts'

const PAGE = 40

/** The buildings of a grid and of all below it, with their households. */
export function PlacesCard({ grid, tree }: { grid: Grid; tree: GridTree }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('grids.buildings', { gridId: grid.id })
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [moving, setMoving] = useState<Moving | null>(null)
  const [isMoved, setMoved] = useState(false)
  const found = (data?.buildings ?? []).filter((one) => nameOf(one).includes(search))
  return (
    <Card
      title={t(GRIDS.places)}
      tools={data ? <span className="c-hint">{t(GRIDS.buildingMany, { count: found.length })}</span> : null}
    >
      {isPending && !problem ? <Pending lines={5} /> : null}
      <Problem error={problem} onAgain={again} />
      {isMoved ? (
        <Note tone="success" isNews>
          {t(GRIDS.moved)}
        </Note>
      ) : null}
      {data?.buildings.length === 0 ? (
        <Empty title={t(GRIDS.noBuildings)}>
          <p>{t(GRIDS.noBuildingsText)}</p>
        </Empty>
      ) : null}
      {data && data.buildings.length > 12 ? (
        <SearchBox label={t(GRIDS.building)} value={search} onSearch={setSearch} />
      ) : null}
      {found.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(GRIDS.building)}</th>
              <th scope="col">{t(GRIDS.entrances)}</th>
              <th scope="col">{t(GRIDS.households)}</th>
              <th scope="col">{t(GRIDS.grid)}</th>
              <td />
            </tr>
          </thead>
          {found.slice(0, shown).map((building) => (
            <BuildingRows key={building.id} building={building} tree={tree} onMove={setMoving} />
          ))}
        </table>
      ) : null}
      {found.length > shown ? <Button onClick={() => setShown(shown + PAGE)}>{t(CONSOLE.moreRows)}</Button> : null}
      {moving ? <MovePlace moving={moving} onClose={() => setMoving(null)} onDone={() => setMoved(true)} /> : null}
    </Card>
  )
}

type BuildingRowsProps = { building: Building; tree: GridTree; onMove: (moving: Moving) => void }

function BuildingRows({ building, tree, onMove }: BuildingRowsProps) {
  const { t } = useLanguage()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const name = nameOf(building)
  return (
    <tbody>
      <tr>
        <th scope="row">{name}</th>
        <td data-title={t(GRIDS.entrances)}>{building.entrances.length}</td>
        <td data-title={t(GRIDS.households)}>{building.households}</td>
        <td data-title={t(GRIDS.grid)}>{tree.get(building.gridId)?.name}</td>
        <td>
          <div className="c-rowtools">
            <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? GRIDS.hideHouseholds : GRIDS.showHouseholds)}
              <span className="k-offscreen"> {name}</span>
            </Button>
            {may(ACCESS.moveBuilding, building.gridId) ? (
              <Button size="small" onClick={() => onMove({ kind: 'building', building, name })}>
                {t(GRIDS.moveBuilding)}
                <span className="k-offscreen"> {name}</span>
              </Button>
            ) : null}
          </div>
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={5}>
            <HouseholdList building={building} tree={tree} onMove={onMove} />
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}

function nameOf(building: Building): string {
  return [building.compoundName, building.name].filter(Boolean).join(' ')
}
