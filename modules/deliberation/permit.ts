import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS, type Act } from './access.ts'
import type { TopicRow } from './store/topics.ts'

/** Whether the actor may do this over a grid. */
export async function mayOver(ctx: Context, act: Act, gridId: string): Promise<boolean> {
  return may(ctx.actor, ACCESS[act], { gridPath: (await treeOf(ctx)).pathOf(gridId), relations: [] })
}

/**
 * What staff do to something that belongs to a grid.
 * @throws NotFound when the grid is out of sight, Forbidden, naming in words who can
 */
export async function permit(ctx: Context, act: Act, gridId: string, what: string): Promise<void> {
  const sight = visibleTo(ctx.actor)
  const isAllowed = await mayOver(ctx, act, gridId)
  ensure(isAllowed || sight.grids === undefined || sight.grids.includes(gridId), () => new NotFound(what))
  ensure(isAllowed, () => forbidden(act))
}

/** The answer to somebody who sees but may not. */
export function forbidden(act: Act): Forbidden {
  const words: Record<string, { zh: string } | undefined> = ROLE_WORDS
  const who = describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
  return new Forbidden(`deliberation.${act}`, who)
}

/** The subject of a fact about a topic. */
export function topicSubject(topic: Pick<TopicRow, 'id' | 'gridId' | 'chainId'>) {
  return { type: 'topic', id: topic.id, gridId: topic.gridId, chainId: topic.chainId }
}

/** The subject of a fact about an opinion on a topic. */
export function opinionSubject(topic: Pick<TopicRow, 'gridId' | 'chainId'>, id: string) {
  return { type: 'opinion', id, gridId: topic.gridId, chainId: topic.chainId }
}

/** The subject of a fact about a mandate for a topic. */
export function mandateSubject(topic: Pick<TopicRow, 'gridId' | 'chainId'>, id: string) {
  return { type: 'mandate', id, gridId: topic.gridId, chainId: topic.chainId }
}

/** The person who acts; null for the system. */
export function actingPerson({ actor }: Context): string | null {
  return actor.kind === 'person' ? actor.personId : null
}
