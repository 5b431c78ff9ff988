import type { WriteContext } from '../../platform/context.ts'
import { commit } from '../../platform/keys.ts'
import { hashOf, rollText } from './box.ts'
import { topicSubject } from './permit.ts'
import { householdsOfScope } from './scope.ts'
import { insertRoll } from './store/rolls.ts'
import { optionsOf, saveOpened, type TopicRow } from './store/topics.ts'

/** Opens a topic: the roll of its households is frozen, and its hash goes into the chain. */
export async function openNow(ctx: WriteContext, topic: TopicRow): Promise<void> {
  const households = await householdsOfScope(ctx, topic.scopeKind, topic.scopeIds)
  const ids = households.map((one) => one.id)
  await insertRoll(ctx.sql, ctx.tenant, topic.id, ids)
  await saveOpened(ctx.sql, ctx.tenant, topic.id, ids.length)
  ctx.announce('topic.opened', topicSubject(topic), { households: ids.length, rollHash: hashOf(rollText(ids)) })
}

/** The commitment to what a topic asks: title, question, background and options in their order. */
export function wordsSeal(
  topic: Pick<TopicRow, 'title' | 'question' | 'background' | 'salt'>,
  options: readonly { text: string; stance: string }[],
): string {
  const words = [topic.title, topic.question, topic.background, ...options.map((one) => `${one.stance} ${one.text}`)]
  return commit(topic.salt, JSON.stringify(words))
}

/** The commitment of a topic from its rows. */
export async function wordsSealOf(ctx: Pick<WriteContext, 'sql' | 'tenant'>, topic: TopicRow): Promise<string> {
  return wordsSeal(topic, await optionsOf(ctx.sql, ctx.tenant, topic.id))
}
