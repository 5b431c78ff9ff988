import { useMemo } from 'react'
import type { Building, Grid } from '../../../modules/grids/contract.ts'
import { WALKS } from '../../../modules/tasks/access.ts'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { GridMap } from '../../kit/map/grid-map.tsx'
import { mayAnywhere } from '../doors/may.ts'
import { reachOf } from '../grid/reach.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { lookOf, marksOf, pressingFirst } from './building-marks.ts'
import { MAP } from './words.ts'

/**
 * The buildings of a grid on its outline, drawn from our own shapes without tiles: each with the number of doors where something is due. Below it the
 * same as a list. Works from the rows on the phone.
 */
export default function BuildingsMap({
  gridId,
  chosenId = null,
  onChoose,
}: {
  gridId: string
  chosenId?: string | null
  onChoose: (building: Building) => void
}) {
  const { t, list, language } = useLanguage()
  const tree = useRead('grids.tree', { withShapes: true })
  const buildings = useRead('grids.buildings', { gridId })
  const day = useRead('tasks.doors', mayAnywhere(useMe(), WALKS) ? {} : null)
  const text = JSON.stringify([tree.data?.grids, buildings.data, day.data?.doors])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn, by its content: drawn anew, the map shows the whole again.
  const drawn = useMemo(() => {
    const markOf = marksOf(day.data?.doors ?? [])
    const marked = (buildings.data?.buildings ?? []).map((building) => ({ building, mark: markOf(building.id) }))
    return {
      grids: outlinesOf(tree.data?.grids ?? [], gridId),
      points: pressingFirst(marked).map(({ building, mark }) => ({
        id: building.id,
        label: [building.compoundName, building.name].filter(Boolean).join(' '),
        short: building.name,
        lng: building.lng,
        lat: building.lat,
        ...lookOf(mark),
        note: list(
          [
            mark.doors > 0 ? t(MAP.doors, { count: mark.doors }) : '',
            mark.late > 0 ? t(MAP.late, { count: mark.late }) : '',
            mark.today > 0 ? t(MAP.today, { count: mark.today }) : '',
          ].filter(Boolean),
        ),
      })),
    }
  }, [text, gridId, language])
  const choose = (id: string) => {
    const building = buildings.data?.buildings.find((one) => one.id === id)
    if (building) onChoose(building)
  }
  const error = buildings.error ?? tree.error
  if (!buildings.data || !tree.data)
    return error ? (
      <ErrorNotice error={error} onAgain={buildings.error ? buildings.reload : tree.reload} />
    ) : (
      <Loading />
    )
  if (drawn.points.length === 0) return <Notice>{t(MAP.noBuildings)}</Notice>
  return (
    <div className="f-map k-stack">
      <GridMap
        grids={drawn.grids}
        points={drawn.points}
        chosenId={chosenId}
        onChoose={choose}
        listTitle={t(MAP.list)}
        chooses="points"
      />
      {drawn.points.some((one) => one.sign !== '') ? (
        <ul className="f-map-signs" aria-label={t(MAP.signs)}>
          <li data-tone="4">
            <span aria-hidden="true">!1</span> {t(MAP.signLate)}
          </li>
          <li data-tone="3">
            <span aria-hidden="true">1</span> {t(MAP.signToday)}
          </li>
          <li data-tone="1">
            <span aria-hidden="true">1</span> {t(MAP.signLater)}
          </li>
        </ul>
      ) : null}
    </div>
  )
}

/** The grid's own outline, or those of the grids below it where it has none. */
function outlinesOf(grids: readonly Grid[], gridId: string) {
  const within = reachOf(grids, [gridId]).filter((one) => one.shape !== null)
  const own = within.filter((one) => one.id === gridId)
  return (own.length > 0 ? own : within).map(({ id, name, shape }) => ({ id, label: name, shape }))
}
