import { useMemo } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { KIND_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { GridMap } from '../../kit/map/grid-map.tsx'
import { keysOf } from '../../kit/said.ts'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/said.tsx'
import { hrefOf, navigate } from '../router.tsx'
import type { GridTree } from './tree.ts'
import { GRIDS } from './words.ts'

/** The grids below the chosen one; at the bottom of the tree, the grid among its neighbours. A click goes there. */
export function MapCard({ grid, tree }: { grid: Grid; tree: GridTree }) {
  const { t } = useLanguage()
  const shown = useMemo(() => {
    const below = tree.childrenOf(grid.id).filter((one) => one.shape)
    if (below.length > 0) return below
    const beside = grid.parentId ? tree.childrenOf(grid.parentId).filter((one) => one.shape) : []
    return beside.length > 0 ? beside : [grid]
  }, [tree, grid])
  const grids = useMemo(
    () =>
      shown.map((one) => ({
        id: one.id,
        label: one.name,
        note: t(GRIDS.householdsNote, { count: one.households }),
        tone: one.kind === 'dedicated' ? (2 as const) : (1 as const),
        shape: one.shape,
      })),
    [shown, t],
  )
  return (
    <Card>
      {shown.some((one) => one.kind === 'dedicated') ? (
        <ul className="c-map-legend">
          {keysOf(KIND_WORDS).map((kind) => (
            <li key={kind} data-kind={kind}>
              {t(KIND_WORDS[kind])}
            </li>
          ))}
        </ul>
      ) : null}
      {shown.some((one) => one.shape) ? (
        <GridMap
          key={shown[0]?.parentId}
          grids={grids}
          chosenId={grid.id}
          onChoose={(id) => navigate(hrefOf('/grids', { grid: id }))}
          listTitle={t(GRIDS.mapList)}
        />
      ) : (
        <Empty title={t(GRIDS.noShape)} />
      )}
    </Card>
  )
}
