import { useMemo } from 'react'
import { useRead } from '../reads.ts'
import { type GridTree, plant } from './tree.ts'

const TEN_MINUTES = 600_000

/** The grids in sight, without their shapes; empty until they are there. */
export function useTree(): GridTree {
  return useTreeRead(false).tree
}

/** The same with what the page needs to know about the reading itself; shapes only when asked for. */
export function useTreeRead(withShapes: boolean) {
  const read = useRead('grids.tree', { withShapes }, { freshMillis: TEN_MINUTES })
  const tree = useMemo(() => plant(read.data?.communities ?? [], read.data?.grids ?? []), [read.data])
  return { ...read, tree }
}
