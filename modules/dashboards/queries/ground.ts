import type { GridAt } from '../store.ts'

/** The grid and all that hung below it then; undefined stays the whole street. */
export function within(grids: ReadonlyMap<string, GridAt>, scope: string | undefined): string[] | undefined {
  if (scope === undefined) return undefined
  return [...grids.values()].filter((one) => lineUp(grids, one.id).includes(scope)).map((one) => one.id)
}

/** Counts of grids gathered under the grids directly below the scope; what lies in the scope itself has its own line. */
export function rolledUpBy<Of>(
  parts: readonly { key: string; counts: Of }[],
  grids: ReadonlyMap<string, GridAt>,
  scope: string | undefined,
  sumOf: (all: readonly Of[]) => Of,
): { key: string; counts: Of }[] {
  const root = scope ?? [...grids.values()].find((one) => one.parentId === null)?.id
  const gathered = new Map<string, Of[]>()
  for (const one of grids.values()) if (one.parentId === root && one.id !== root) gathered.set(one.id, [])
  for (const { key, counts } of parts) {
    const path = lineUp(grids, key)
    const at = root === undefined ? -1 : path.indexOf(root)
    const child = at > 0 ? path[at - 1] : key
    gathered.set(child, [...(gathered.get(child) ?? []), counts])
  }
  return [...gathered].map(([key, all]) => ({ key, counts: sumOf(all) }))
}

/** Whether a place belongs to one or two people: a figure of it would be about them. */
export function isOfFew(grids: ReadonlyMap<string, GridAt>, gridId: string | undefined): boolean {
  return gridId !== undefined && grids.get(gridId)?.level === 'micro'
}

function lineUp(grids: ReadonlyMap<string, GridAt>, id: string): string[] {
  const path: string[] = []
  for (let one = grids.get(id); one; one = one.parentId === null ? undefined : grids.get(one.parentId))
    path.push(one.id)
  return path
}
