import type { Limit } from '../../calendars/rules.ts'

/** How rules decide on a case: whom it goes to, and the limit that rules its handling. */
export type Decision = { readonly toRole: string; readonly limit: Limit }
/** A case with what two sets of rules make of it. */
export type Move = { readonly categoryCode: string | null; readonly from: Decision; readonly to: Decision }

/** Whether two sets of rules treat a case differently; another reason alone does not count. */
export function differs(one: Decision, other: Decision): boolean {
  return one.toRole !== other.toRole || !isSameLimit(one.limit, other.limit)
}

/** How many move between which roles and which limits, and of which categories; each most first. */
export function countMoves(moves: readonly Move[]) {
  const between = moves.filter(({ from, to }) => from.toRole !== to.toRole)
  const within = moves.filter(({ from, to }) => !isSameLimit(from.limit, to.limit))
  return {
    byRole: counted(between, ({ from, to }) => ({ from: from.toRole, to: to.toRole })),
    byCategory: counted(moves, ({ categoryCode }) => ({ code: categoryCode })),
    byLimit: counted(within, ({ from, to }) => ({ from: { ...from.limit }, to: { ...to.limit } })),
  }
}

function counted<Kind extends object>(moves: readonly Move[], kindOf: (move: Move) => Kind) {
  const kinds = new Map<string, Kind & { count: number }>()
  for (const move of moves) {
    const kind = kindOf(move)
    const key = JSON.stringify(kind)
    kinds.set(key, { ...kind, count: (kinds.get(key)?.count ?? 0) + 1 })
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count)
}

function isSameLimit(one: Limit, other: Limit): boolean {
  return one.value === other.value && one.unit === other.unit
}
