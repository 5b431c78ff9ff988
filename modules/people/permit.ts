import { type Sight, visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import type { GridTree } from '../grids/index.ts'
import { ACCESS, type Act } from './access.ts'
import { within } from './store/lists.ts'
import { RELATION_WORDS, ROLE_WORDS } from './words.ts'

/** Whether the actor may do this over a grid. */
export function mayOver(
  ctx: Context,
  tree: GridTree,
  act: Act,
  gridId: string,
  relations: readonly string[] = [],
): boolean {
  return may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations })
}

/** @throws Forbidden, naming in words who can, unless the actor may do this over the grid */
export function permit(ctx: Context, tree: GridTree, act: Act, gridId: string): void {
  ensure(mayOver(ctx, tree, act, gridId), () => forbidden(act))
}

/** The answer to somebody who sees but may not. */
export function forbidden(act: Act): Forbidden {
  return new Forbidden(`people.${act}`, whoCan(act))
}

/** Who may do this, in words. */
export function whoCan(act: Act): string {
  const words: Record<string, { zh: string } | undefined> = { ...ROLE_WORDS, ...RELATION_WORDS }
  return describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
    or: '、',
    butNot: ',但不能是',
    system: '系统',
    anyone: '任何人',
  })
}

/** The grid, if it is in sight. @throws NotFound */
export function gridInSight(tree: GridTree, sight: Sight, gridId: string) {
  const grid = tree.get(gridId)
  if (!grid || (sight.grids !== undefined && !sight.grids.includes(gridId))) throw new NotFound('grid')
  return grid
}

/** The grids at the head of a community: its main grids, the one founded with it first; for a street or district its own grid. */
export function headsOf(tree: GridTree, communityId: string): string[] {
  const first = tree.mainOf(communityId)
  if (!first) return []
  const others = tree
    .all()
    .filter((grid) => grid.communityId === communityId && grid.level === 'main' && grid.id !== first.id)
  return [first.id, ...others.map((grid) => grid.id).sort()]
}

/** The grids of a community: its heads and all that hangs under them, without other communities below a street. */
export function gridsOf(tree: GridTree, communityId: string): string[] {
  return tree.all().flatMap((grid) => (grid.communityId === communityId ? [grid.id] : []))
}

/**
 * The head of a community over which the actor may do this: where staff's registrations are kept.
 * @throws NotFound when no grid of the community is in sight; Forbidden when none of its heads is the actor's to act over
 */
export function headFor(ctx: Context, tree: GridTree, act: Act, communityId: string): string {
  ensureCommunityInSight(tree, visibleTo(ctx.actor), communityId)
  const head = headsOf(tree, communityId).find((id) => mayOver(ctx, tree, act, id))
  if (head === undefined) throw forbidden(act)
  return head
}

/** The community of the tenant, which everybody may name who stands in it. @throws NotFound */
export function ensureCommunityInReach(tree: GridTree, communityId: string): { chainId: number } {
  const main = tree.mainOf(communityId)
  if (!main) throw new NotFound('community')
  return tree.communityOf(main.id)
}

/** @throws NotFound unless a grid of the community is in sight */
export function ensureCommunityInSight(tree: GridTree, sight: Sight, communityId: string): void {
  const grids = gridsOf(tree, communityId)
  const isSeen = sight.grids === undefined ? grids.length > 0 : grids.some((id) => sight.grids?.includes(id))
  ensure(isSeen, () => new NotFound('community'))
}

/** A post as the subject of an event. */
export function postSubject(tree: GridTree, post: { id: string; gridId: string }) {
  return { type: 'post', id: post.id, gridId: post.gridId, chainId: tree.communityOf(post.gridId).chainId }
}

/** The grids of a community over which the actor may look at the force. @throws NotFound when none is in sight, Forbidden when none is his */
export function gridsToLookAt(
  ctx: Context,
  tree: GridTree,
  act: 'persons' | 'composition' | 'absences' | 'termsEnding' | 'searchSkills' | 'reserve',
  communityId: string,
): readonly string[] {
  const seen = within(visibleTo(ctx.actor), gridsOf(tree, communityId))
  if (seen.length === 0) throw new NotFound('community')
  const mine = seen.filter((id) => mayOver(ctx, tree, act, id))
  if (mine.length === 0) throw forbidden(act)
  return mine
}
