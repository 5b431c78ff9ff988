import { createContext, useContext, useMemo } from 'react'
import type { Community, Grid } from '../../modules/grids/contract.ts'
import { type Actor, may, type Rule } from '../../platform/pure/access.ts'
import type { Me } from '../kit/session.ts'
import type { GridTree } from './grids/tree.ts'
import { useTree } from './grids/use-tree.ts'

/** Who is signed in, within the shell. */
export const MeContext = createContext<Me | null>(null)

/** The signed-in person. @throws outside the shell */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}

/** Whether a rule would let this person act somewhere in his reach: decides what a menu shows. The server decides the rest. */
export function mayAnywhere(me: Me, rule: Rule): boolean {
  return may(actorOf(me), rule, { gridPath: me.grants.map((grant) => grant.gridId), relations: [] })
}

/** Whether a rule lets this person act over a grid: decides which buttons a page shows. */
export function useMay(): (rule: Rule, gridId: string | null | undefined) => boolean {
  const me = useMe()
  const tree = useTree()
  return useMemo(() => {
    const actor = actorOf(me)
    return (rule, gridId) =>
      gridId !== null && gridId !== undefined && may(actor, rule, { gridPath: tree.pathOf(gridId), relations: [] })
  }, [me, tree])
}

/** The highest grid that this person holds a post in: where her pages begin. */
export function homeOf(me: Me, tree: GridTree): Grid | undefined {
  const held = me.grants.flatMap((grant) => tree.get(grant.gridId) ?? [])
  return held.sort((a, b) => tree.depthOf(a.id) - tree.depthOf(b.id))[0] ?? tree.roots[0]
}

/** The communities that lie within this person's ground, his own first. */
export function communitiesOf(me: Me, tree: GridTree): readonly Community[] {
  const home = homeOf(me, tree)
  if (!home) return []
  const ids = new Set(tree.all.filter((grid) => tree.pathOf(grid.id).includes(home.id)).map((grid) => grid.communityId))
  return tree.communities.filter((one) => ids.has(one.id))
}

function actorOf(me: Me): Actor {
  return { kind: 'person', accountId: me.accountId, personId: me.personId, grants: me.grants }
}
