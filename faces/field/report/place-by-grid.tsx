import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMyGrids } from '../grid/use-my-grids.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { pickFrom } from '../parts/pick-from.ts'
import { PickList } from '../parts/pick-list.tsx'
import { PickedRow } from './picked-row.tsx'
import type { PlaceProps } from './step-where.tsx'
import { REPORT } from './words.ts'

/** A grid in reach, by name or code; the one and only is taken without asking. */
export function PlaceByGrid({ draft, change, faults }: PlaceProps) {
  const { t } = useLanguage()
  const { grids, error, reload } = useMyGrids()
  if (draft.gridId !== '')
    return (
      <PickedRow
        label={t(REPORT.whichGrid)}
        name={draft.gridName}
        onChange={() => change({ gridId: '', gridName: '', ...NO_BUILDING })}
      />
    )
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {grids ? (
        <PickList
          label={t(REPORT.whichGrid)}
          searchLabel={t(REPORT.gridSearch)}
          find={(search) =>
            pickFrom(
              grids.map((grid) => ({ id: grid.id, name: grid.name, note: grid.code })),
              search,
            )
          }
          value={draft.gridId}
          onPick={({ id, name }) => change({ gridId: id, gridName: name, ...NO_BUILDING })}
        />
      ) : error ? null : (
        <Loading />
      )}
      <FaultLine fault={faults.gridId ?? null} />
    </>
  )
}

/** A place without a building: what stood there belongs to another grid. */
export const NO_BUILDING = {
  buildingId: '',
  buildingName: '',
  entranceName: '',
  householdId: '',
  householdName: '',
} as const
