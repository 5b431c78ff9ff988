import { useEffect } from 'react'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMyGrids } from '../grid/use-my-grids.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { PickList } from '../parts/pick-list.tsx'
import { useRead } from '../reads.ts'
import { PickedRow } from './picked-row.tsx'
import { NO_BUILDING, PlaceByGrid } from './place-by-grid.tsx'
import type { PlaceProps } from './step-where.tsx'
import { REPORT } from './words.ts'

/** A building of a grid in reach, then its stair entrance or household where that is known. */
export function PlaceByHouse(props: PlaceProps) {
  const { draft, change } = props
  const { grids } = useMyGrids()
  const only = grids?.length === 1 ? grids[0] : undefined
  useEffect(() => {
    if (only && draft.gridId === '') change({ gridId: only.id, gridName: only.name })
  }, [only, draft.gridId, change])
  if (draft.gridId === '') return <PlaceByGrid {...props} />
  return (
    <>
      {only ? null : <PlaceByGrid {...props} />}
      <Building {...props} />
      {draft.buildingId === '' ? null : <Inside {...props} />}
    </>
  )
}

function Building({ draft, change, faults }: PlaceProps) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('grids.buildings', { gridId: draft.gridId })
  if (draft.buildingId !== '')
    return <PickedRow label={t(REPORT.whichBuilding)} name={draft.buildingName} onChange={() => change(NO_BUILDING)} />
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.buildings.length === 0 ? <Notice>{t(REPORT.noBuildings)}</Notice> : null}
      {data && data.buildings.length > 0 ? (
        <PickList
          label={t(REPORT.whichBuilding)}
          searchLabel={t(REPORT.buildingSearch)}
          picks={data.buildings.map((one) => ({ id: one.id, name: one.name, note: one.compoundName ?? '' }))}
          value={draft.buildingId}
          onPick={({ id, name, note }) =>
            change({ ...NO_BUILDING, buildingId: id, buildingName: [note, name].filter(Boolean).join(' ') })
          }
        />
      ) : null}
      <FaultLine fault={faults.buildingId ?? null} />
    </>
  )
}

/** The stair entrance, and the household in it; shared space has neither or only the first. */
function Inside({ draft, change }: PlaceProps) {
  const { t } = useLanguage()
  const { data: buildings } = useRead('grids.buildings', { gridId: draft.gridId })
  const { data, error, reload } = useRead('grids.households', { buildingId: draft.buildingId })
  const entrances = buildings?.buildings.find((one) => one.id === draft.buildingId)?.entrances ?? []
  const households = (data?.households ?? []).filter(
    (one) => draft.entranceName === '' || one.entranceName === draft.entranceName,
  )
  const nameOf = (one: (typeof households)[number]) =>
    draft.entranceName === '' ? `${one.entranceName} ${one.room}` : one.room
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {entrances.length > 1 ? (
        <Select
          label={t(REPORT.entrance)}
          isOptional
          none={t(REPORT.anyEntrance)}
          value={draft.entranceName}
          onChange={(entranceName) => change({ entranceName, householdId: '', householdName: '' })}
        >
          {entrances.map((one) => (
            <option key={one.id} value={one.name}>
              {one.name}
            </option>
          ))}
        </Select>
      ) : null}
      {households.length > 0 ? (
        <Select
          label={t(REPORT.household)}
          isOptional
          none={t(REPORT.shared)}
          value={draft.householdId}
          onChange={(householdId) => {
            const one = households.find((household) => household.id === householdId)
            change({ householdId, householdName: one ? `${one.entranceName} ${one.room}` : '' })
          }}
        >
          {households.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </Select>
      ) : null}
    </>
  )
}
