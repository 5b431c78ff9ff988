import { groupBy } from '../../platform/pure/group.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import type { GridKind, Level } from './rules.ts'

/** A grid as it is now: its lasting identity and its current version, without the shape. */
export type GridNode = {
  readonly id: string
  readonly versionId: string
  readonly communityId: string
  readonly level: Level
  readonly kind: GridKind
  readonly dedicatedKind: string | null
  readonly code: string
  readonly name: string
  readonly parentId: string | null
  readonly isSynthetic: boolean
  readonly hasShape: boolean
  readonly validFrom: Date
}

/** A community, or the subdistrict's own row, with the chain its events go to. */
export type TreeCommunity = {
  readonly id: string
  readonly chainId: number
  readonly code: string
  readonly name: string
  readonly subdistrictName: string
  readonly districtName: string
  readonly managedBy: string | null
  readonly isSynthetic: boolean
}

/**
 * The grids of one tenant as they hang under each other. A value: a change makes another tree. Ids that are not in it have no path and nothing
 * under them, so that a rule asked about them says no.
 */
export type GridTree = {
  get(id: string): GridNode | undefined
  /** From the grid up to the top, the district's grid included when it is founded; empty for an unknown id. */
  pathOf(id: string): readonly string[]
  /** The grid and all below it, parents before children. */
  under(id: string): readonly string[]
  /** The grids directly below, by code. */
  childrenOf(id: string): readonly GridNode[]
  /** Whether the grid's reach is the whole tenant: the subdistrict's grid, or the district's above it. */
  isTop(id: string): boolean
  /** The tenant's own top grid; undefined until the subdistrict is founded. */
  readonly topId: string | undefined
  /** The grids above the tenant's own: the district's, when it is founded. */
  readonly aboveTop: readonly string[]
  /** The community of a grid. Throws NotFound for an unknown grid. */
  communityOf(gridId: string): TreeCommunity
  community(id: string): TreeCommunity | undefined
  communities(): readonly TreeCommunity[]
  /** The grid founded together with the community: its first main grid, or the subdistrict's grid. */
  mainOf(communityId: string): GridNode | undefined
  all(): readonly GridNode[]
}

/**
 * Builds the tree of one tenant.
 * @param districtGridId the grid of the district above, which stands in the district's tenant
 */
export function buildTree(
  grids: readonly GridNode[],
  communities: readonly TreeCommunity[],
  districtGridId: string | undefined,
): GridTree {
  const nodes = new Map(grids.map((grid) => [grid.id, grid]))
  const places = new Map(communities.map((community) => [community.id, community]))
  const children = groupBy(
    grids.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    (grid) => grid.parentId,
  )
  const topId = grids.find((grid) => grid.parentId === null)?.id
  const above = districtGridId !== undefined && districtGridId !== topId ? [districtGridId] : []
  const founded = new Map(
    grids
      .filter((grid) => places.get(grid.communityId)?.code === grid.code)
      .map((grid) => [grid.communityId, grid] as const),
  )
  const reaches = new Map<string, readonly string[]>()

  const pathOf = (id: string): readonly string[] => {
    const path: string[] = []
    for (let node = nodes.get(id); node; node = node.parentId === null ? undefined : nodes.get(node.parentId)) {
      path.push(node.id)
    }
    return path.length > 0 || above.includes(id) ? [...path, ...above] : path
  }

  const under = (id: string): readonly string[] => {
    const known = reaches.get(id)
    if (known) return known
    const start = above.includes(id) ? topId : id
    const found: string[] = []
    const visit = (node: GridNode): void => {
      found.push(node.id)
      for (const child of children.get(node.id) ?? []) visit(child)
    }
    const first = start === undefined ? undefined : nodes.get(start)
    if (first) visit(first)
    reaches.set(id, found)
    return found
  }

  return {
    get: (id) => nodes.get(id),
    pathOf,
    under,
    childrenOf: (id) => children.get(id) ?? [],
    isTop: (id) => id === topId || above.includes(id),
    topId,
    aboveTop: above,
    communityOf: (gridId) => {
      const community = places.get(nodes.get(gridId)?.communityId ?? '')
      if (!community) throw new NotFound('grid')
      return community
    },
    community: (id) => places.get(id),
    communities: () => communities,
    mainOf: (communityId) => founded.get(communityId),
    all: () => grids,
  }
}

/** What an actor may see of the grids: those in reach and all below them; `undefined` = the whole tenant. */
type GridSight = { readonly grids: readonly string[] | undefined }

/** Whether a grid is in sight: it, or a grid above it, is in the actor's reach. A grid drawn a moment ago counts too. */
export function isInSight(tree: GridTree, sight: GridSight, gridId: string): boolean {
  if (!tree.get(gridId)) return false
  return sight.grids === undefined || tree.pathOf(gridId).some((id) => sight.grids?.includes(id))
}

/** Whether any grid of a community is in sight, or the actor's reach lies above it. */
export function isCommunityInSight(tree: GridTree, sight: GridSight, communityId: string): boolean {
  if (!tree.community(communityId)) return false
  if (sight.grids === undefined) return true
  const main = tree.mainOf(communityId)
  if (main && isInSight(tree, sight, main.id)) return true
  return sight.grids.some((id) => tree.get(id)?.communityId === communityId)
}

/** The grids in sight and those above them, which give them their place in the tree. */
export function visibleGrids(tree: GridTree, sight: GridSight): readonly GridNode[] {
  if (sight.grids === undefined) return tree.all()
  const shown = new Set(sight.grids.flatMap((id) => [...tree.pathOf(id), ...tree.under(id)]))
  return tree.all().filter((grid) => shown.has(grid.id))
}
