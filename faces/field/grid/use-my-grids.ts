import { useMemo } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { reachOf } from './reach.ts'

/** The grids in one's reach: those of the own posts and all below them, from the top. Undefined while they are not there. */
export function useMyGrids() {
  const me = useMe()
  const { data, error, reload } = useRead('grids.tree', {})
  const text = JSON.stringify(data?.grids)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grids by their content, not by their identity.
  const grids: readonly Grid[] | undefined = useMemo(
    () =>
      data &&
      reachOf(
        data.grids,
        me.grants.map((grant) => grant.gridId),
      ),
    [text, me],
  )
  return { grids, all: data?.grids, error, reload }
}
