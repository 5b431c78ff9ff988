import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMyGrids } from '../grid/use-my-grids.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { type BuildingPick, pickBuildings } from '../parts/pick-buildings.ts'
import { PickList } from '../parts/pick-list.tsx'
import { useRead } from '../reads.ts'
import { PickedRow } from './picked-row.tsx'
import { NO_BUILDING, PlaceByGrid } from './place-by-grid.tsx'
import { PlaceInside } from './place-inside.tsx'
import type { PlaceProps } from './step-where.tsx'
import { REPORT } from './words.ts'

const BuildingsMap = lazy(() => import('../map/buildings-map.tsx'))

/** A building of a grid in reach, then its stair entrance or household where that is known. */
export function PlaceByHouse(props: PlaceProps) {
  const { draft, change } = props
  const { grids } = useMyGrids()
  /** Of the room, what the search for the building has said already. */
  const [room, setRoom] = useState('')
  const only = grids?.length === 1 ? grids[0] : undefined
  useEffect(() => {
    if (only && draft.gridId === '') change({ gridId: only.id, gridName: only.name })
  }, [only, draft.gridId, change])
  if (draft.gridId === '') return <PlaceByGrid {...props} />
  return (
    <>
      {only ? null : <PlaceByGrid {...props} />}
      <WhichBuilding {...props} onRoom={setRoom} />
      {draft.buildingId === '' ? null : (
        <PlaceInside key={draft.buildingId} draft={draft} change={change} room={room} />
      )}
    </>
  )
}

function WhichBuilding({ draft, change, faults, onRoom }: PlaceProps & { onRoom: (room: string) => void }) {
  const { t } = useLanguage()
  const [isMap, setMap] = useState(false)
  const { data, error, reload } = useRead('grids.buildings', { gridId: draft.gridId })
  const pick = ({ id, name, note, entrance, room }: BuildingPick) => {
    onRoom(room)
    change({ ...choiceOf({ id, name, compoundName: note }), entranceName: entrance })
  }
  const only = data?.buildings.length === 1 ? data.buildings[0] : undefined
  useEffect(() => {
    if (only && draft.buildingId === '') change(choiceOf(only))
  }, [only, draft.buildingId, change])
  if (draft.buildingId !== '')
    return (
      <PickedRow
        label={t(REPORT.whichBuilding)}
        name={draft.buildingName}
        onChange={only ? undefined : () => change(NO_BUILDING)}
      />
    )
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.buildings.length === 0 ? <Notice>{t(REPORT.noBuildings)}</Notice> : null}
      {data && data.buildings.length > 0 ? (
        <Button isWide icon={isMap ? 'list' : 'place'} onPress={() => setMap(!isMap)}>
          {t(isMap ? REPORT.fromList : REPORT.fromMap)}
        </Button>
      ) : null}
      {data && data.buildings.length > 0 && isMap ? (
        <Suspense fallback={<Loading />}>
          <BuildingsMap gridId={draft.gridId} onChoose={(building) => change(choiceOf(building))} />
        </Suspense>
      ) : null}
      {data && data.buildings.length > 0 && !isMap ? (
        <PickList
          label={t(REPORT.whichBuilding)}
          searchLabel={t(REPORT.buildingSearch)}
          searchHint={t(REPORT.buildingSearchHint)}
          find={(search) => pickBuildings(data.buildings, search)}
          value={draft.buildingId}
          onPick={pick}
        />
      ) : null}
      <FaultLine fault={faults.buildingId ?? null} />
    </>
  )
}

/** A building, and nothing in it yet. */
function choiceOf({ id, name, compoundName }: { id: string; name: string; compoundName: string | null }) {
  return { ...NO_BUILDING, buildingId: id, buildingName: [compoundName, name].filter(Boolean).join(' ') }
}
