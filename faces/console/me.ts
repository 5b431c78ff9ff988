import { createContext, useContext, useMemo } from 'react'
import { type Actor, may, type Rule } from '../../platform/pure/access.ts'
import type { Me } from '../kit/session.ts'
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

function actorOf(me: Me): Actor {
  return { kind: 'person', accountId: me.accountId, personId: me.personId, grants: me.grants }
}
