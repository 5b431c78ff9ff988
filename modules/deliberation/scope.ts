import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import type { Scope } from './contract.ts'
import { householdsIn, namesOfScope, type ScopeValues } from './store/rolls.ts'
import type { TopicRow } from './store/topics.ts'

/** A scope as it stands today. */
export type ReadScope = {
  kind: TopicRow['scopeKind']
  ids: readonly string[]
  name: string
  /** The lowest grid over all its buildings: who may open a topic there may open this one. */
  gridId: string
  households: readonly string[]
}

/** So many buildings are named; of more the first and how many. */
const NAMED = 3

/** The households of a scope, its name, and the grid that stands over all of them. @throws NotFound, Refusal topic.no_households */
export async function readScope(ctx: Context, scope: Scope): Promise<ReadScope> {
  const tree = await treeOf(ctx)
  const ids = scope.by === 'grid' ? [scope.gridId] : scope.by === 'compound' ? [scope.compoundId] : scope.buildingIds
  if (scope.by === 'grid' && !tree.get(scope.gridId)) throw new NotFound('grid')
  const households = await householdsOfScope(ctx, scope.by, ids)
  if (households.length === 0) throw new Refusal('topic.no_households')
  const over = households.map((one) => one.gridId)
  const gridId = scope.by === 'grid' ? scope.gridId : lowestOver(tree, over)
  if (gridId === undefined) throw new NotFound('grid')
  return {
    kind: scope.by,
    ids,
    name: scope.by === 'grid' ? (tree.get(scope.gridId)?.name ?? '') : await nameOf(ctx, scope.by, ids),
    gridId,
    households: households.map((one) => one.id),
  }
}

/** The households of a topic's scope at this moment: what is frozen when it opens. */
export async function householdsOfScope(ctx: Context, kind: TopicRow['scopeKind'], ids: readonly string[]) {
  const tree = await treeOf(ctx)
  const values: ScopeValues = {
    gridIds: kind === 'grid' ? ids.flatMap((id) => tree.under(id)) : null,
    compoundId: kind === 'compound' ? (ids[0] ?? null) : null,
    buildingIds: kind === 'buildings' ? ids : null,
  }
  return householdsIn(ctx.sql, ctx.tenant, values)
}

/** The lowest grid that lies over all these: the first of one path that stands in every other. */
export function lowestOver(
  tree: { pathOf(id: string): readonly string[] },
  gridIds: readonly string[],
): string | undefined {
  const [first, ...others] = [...new Set(gridIds)].map((id) => tree.pathOf(id))
  return first?.find((id) => others.every((path) => path.includes(id)))
}

async function nameOf(ctx: Context, kind: 'compound' | 'buildings', ids: readonly string[]): Promise<string> {
  const places = await namesOfScope(ctx.sql, ctx.tenant, {
    compoundId: kind === 'compound' ? (ids[0] ?? null) : null,
    buildingIds: kind === 'buildings' ? ids : null,
  })
  const compounds = [...new Set(places.map((one) => one.compound ?? ''))].filter((name) => name !== '')
  if (kind === 'compound') return compounds.join('、')
  const names = places.map((one) => `${compounds.length > 1 ? (one.compound ?? '') : ''}${one.building}`)
  const shown = names.sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }))
  const list = shown.length > NAMED ? `${shown.slice(0, NAMED).join('、')}等 ${shown.length} 栋` : shown.join('、')
  return compounds.length === 1 ? `${compounds[0]} ${list}` : list
}
