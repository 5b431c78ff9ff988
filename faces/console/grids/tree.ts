import type { Community, Grid } from '../../../modules/grids/contract.ts'

/** The grids in sight, ready to walk. */
export type GridTree = {
  readonly communities: readonly Community[]
  /** Top down, siblings in the order of their codes. */
  readonly all: readonly Grid[]
  readonly roots: readonly Grid[]
  get(id: string | null | undefined): Grid | undefined
  childrenOf(id: string): readonly Grid[]
  /** Ids from a grid up to the highest in sight. */
  pathOf(id: string): string[]
  /** The grids above it, highest first. */
  aboveOf(id: string): Grid[]
  depthOf(id: string): number
}

/** The grids that a map of a grid draws: those with a shape directly below it, or itself. */
export function drawnOf(tree: GridTree, id: string | null): readonly Grid[] {
  const below = id ? tree.childrenOf(id).filter((grid) => grid.shape) : []
  return below.length > 0 ? below : tree.all.filter((grid) => grid.id === id && grid.shape)
}

/** One line of the tree on screen. */
export type TreeLine = {
  readonly grid: Grid
  readonly depth: number
  readonly hasChildren: boolean
  readonly isOpen: boolean
  readonly position: number
  readonly siblings: number
}

/** Orders grids into a tree. A grid whose parent is out of sight is a root. */
export function plant(communities: readonly Community[], grids: readonly Grid[]): GridTree {
  const byId = new Map(grids.map((grid) => [grid.id, grid]))
  const children = new Map<string | null, Grid[]>()
  for (const grid of grids) {
    const parent = grid.parentId !== null && byId.has(grid.parentId) ? grid.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), grid])
  }
  for (const list of children.values())
    list.sort((a, b) => a.code.localeCompare(b.code) || a.name.localeCompare(b.name))
  const childrenOf = (id: string | null) => children.get(id) ?? []
  const all: Grid[] = []
  const walk = (id: string | null) => {
    for (const grid of childrenOf(id)) {
      all.push(grid)
      walk(grid.id)
    }
  }
  walk(null)
  const aboveOf = (id: string) => {
    const above: Grid[] = []
    for (let at = byId.get(byId.get(id)?.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) above.unshift(at)
    return above
  }
  return {
    communities,
    all,
    roots: childrenOf(null),
    get: (id) => (id ? byId.get(id) : undefined),
    childrenOf,
    aboveOf,
    pathOf: (id) => [
      id,
      ...aboveOf(id)
        .reverse()
        .map((grid) => grid.id),
    ],
    depthOf: (id) => aboveOf(id).length,
  }
}

/** The lines to show: those whose ancestors are all open; with a search, what matches by name or code and what leads there. */
export function linesOf(tree: GridTree, open: ReadonlySet<string>, search: string): TreeLine[] {
  const wanted = search.trim().toLowerCase()
  const kept = wanted ? matchesOf(tree, wanted) : null
  const lines: TreeLine[] = []
  const walk = (siblings: readonly Grid[], depth: number) => {
    const shown = kept ? siblings.filter((grid) => kept.has(grid.id)) : siblings
    shown.forEach((grid, i) => {
      const below = tree.childrenOf(grid.id)
      const isOpen = kept ? below.some((one) => kept.has(one.id)) : open.has(grid.id)
      lines.push({ grid, depth, hasChildren: below.length > 0, isOpen, position: i + 1, siblings: shown.length })
      if (isOpen) walk(below, depth + 1)
    })
  }
  walk(tree.roots, 0)
  return lines
}

/** What a key does on a line of the tree (WAI-ARIA tree view); undefined when the key is none of its own. */
export function moveFor(
  key: string,
  lines: readonly TreeLine[],
  index: number,
): { kind: 'focus'; index: number } | { kind: 'open' | 'close' | 'choose' } | undefined {
  const line = lines[index]
  switch (key) {
    case 'ArrowDown':
      return { kind: 'focus', index: Math.min(index + 1, lines.length - 1) }
    case 'ArrowUp':
      return { kind: 'focus', index: Math.max(index - 1, 0) }
    case 'Home':
      return { kind: 'focus', index: 0 }
    case 'End':
      return { kind: 'focus', index: lines.length - 1 }
    case 'ArrowRight':
      if (!line.hasChildren) return { kind: 'focus', index }
      return line.isOpen ? { kind: 'focus', index: index + 1 } : { kind: 'open' }
    case 'ArrowLeft': {
      if (line.isOpen) return { kind: 'close' }
      const parent = lines.findLastIndex((one, i) => i < index && one.depth < line.depth)
      return { kind: 'focus', index: Math.max(parent, 0) }
    }
    case 'Enter':
    case ' ':
      return { kind: 'choose' }
  }
  return undefined
}

function matchesOf(tree: GridTree, wanted: string): Set<string> {
  const kept = new Set<string>()
  for (const grid of tree.all) {
    if (!`${grid.name} ${grid.code}`.toLowerCase().includes(wanted)) continue
    for (const id of tree.pathOf(grid.id)) kept.add(id)
  }
  return kept
}
