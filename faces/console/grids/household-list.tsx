import { ACCESS } from '../../../modules/grids/access.ts'
import type { Building, Household } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMay } from '../me.ts'
import { Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import type { Moving } from './move-place.tsx'
import type { GridTree } from './tree.ts'
import { GRIDS } from './words.ts'

type HouseholdListProps = { building: Building; tree: GridTree; onMove: (moving: Moving) => void }

/** The households of a building by entrance; pressing one moves it to another grid, where one may. */
export function HouseholdList({ building, tree, onMove }: HouseholdListProps) {
  const { t } = useLanguage()
  const may = useMay()
  const { data, problem, again } = useRead('grids.households', { buildingId: building.id })
  if (problem) return <Problem error={problem} onAgain={again} />
  if (!data) return <Pending />
  const label = (one: Household) =>
    [one.room, one.gridId === building.gridId ? null : t(GRIDS.otherGrid, { grid: tree.get(one.gridId)?.name })]
      .filter(Boolean)
      .join(' ')
  return (
    <>
      {building.entrances.map((entrance) => (
        <section key={entrance.id} className="c-households">
          <h3>{entrance.name}</h3>
          <ul>
            {data.households
              .filter((one) => one.entranceId === entrance.id)
              .map((one) => (
                <li key={one.id}>
                  {may(ACCESS.moveHousehold, one.gridId) ? (
                    <button
                      type="button"
                      aria-label={`${t(GRIDS.moveHousehold)} ${entrance.name} ${label(one)}`}
                      onClick={() =>
                        onMove({ kind: 'household', household: one, name: `${entrance.name} ${one.room}` })
                      }
                    >
                      {label(one)}
                    </button>
                  ) : (
                    label(one)
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
