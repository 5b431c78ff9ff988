import { useMemo } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { GridMap } from '../../kit/map/grid-map.tsx'
import { useTreeRead } from '../grids/use-tree.ts'
import { Pending, Problem } from '../parts/said.tsx'
import { CASE } from './words.ts'

/** The grid of a case among its neighbours, and the spot itself. */
export default function PlaceMap({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const { tree, isPending, problem, again } = useTreeRead(true)
  const { gridId, lng, lat, placeName } = theCase
  const grids = useMemo(() => {
    const parentId = tree.get(gridId)?.parentId
    const shown =
      parentId && tree.get(parentId) ? tree.childrenOf(parentId) : tree.all.filter((one) => one.id === gridId)
    return shown.map((grid) => ({
      id: grid.id,
      label: grid.name,
      shape: grid.shape,
      tone: grid.id === gridId ? (2 as const) : ('plain' as const),
    }))
  }, [tree, gridId])
  const label = t(CASE.thisCase)
  const points = useMemo(
    () => (lng === null || lat === null ? [] : [{ id: 'case', label, note: placeName, lng, lat }]),
    [lng, lat, label, placeName],
  )
  if (problem) return <Problem error={problem} onAgain={again} />
  if (isPending) return <Pending lines={4} />
  return <GridMap grids={grids} points={points} chosenId={gridId} listTitle={t(CASE.mapList)} />
}
