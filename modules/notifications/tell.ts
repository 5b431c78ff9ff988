import type { WriteContext } from '../../platform/context.ts'
import { channelsSetUp, send } from '../../platform/deliver.ts'
import { postsOf } from '../people/index.ts'
import type { Channel } from './contract/names.ts'
import { lettersOf, urlOf } from './letters.ts'
import type { Draft, Message } from './message.ts'
import { rendererFor } from './render.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { EXPIRY_HOURS, FALLBACK_MINUTES, type Plan, plan } from './rules/plan.ts'
import { insertMessages, insertSends, type NewMessage, type SendRow, type Standing } from './store/messages.ts'
import { type Reach, reachOf } from './store/reach.ts'
import { currentTemplates, type TemplateRow } from './store/templates.ts'
import { spendCredit } from './store/ways.ts'

/** A message on its way out, by a channel that was chosen. */
export type Leaving = {
  readonly message: Draft & { readonly id: string }
  readonly channel: Channel
  readonly reach: Reach
}

/**
 * Tells persons: each message stands in the inbox once, and leaves the house by the channel and at the moment that the plan says, in this very
 * transaction. Told again, nothing happens.
 * @returns how many messages are new
 */
export async function tell(ctx: WriteContext, drafts: readonly Draft[]): Promise<number> {
  if (drafts.length === 0) return 0
  const people = await reachOf(
    ctx,
    drafts.map((one) => one.personId),
  )
  const usable = await waysFor(ctx, drafts, people)
  const planned = drafts.flatMap((draft) => {
    const reach = people.get(draft.personId)
    if (!reach) return []
    const decided = planFor(ctx, draft, reach, usable(draft, reach))
    const message: NewMessage = {
      ...draft,
      ...standingOf(decided, draft, ctx.now),
      id: ctx.newId(),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + EXPIRY_HOURS[draft.urgency] * 3_600_000),
    }
    return [{ message, decided, reach }]
  })
  const fresh = await insertMessages(
    ctx.sql,
    ctx.tenant,
    planned.map((one) => one.message),
  )
  const leaving = planned.flatMap(({ message, decided, reach }): Leaving[] =>
    decided.is === 'send' && fresh.has(message.id) ? [{ message, channel: decided.channel, reach }] : [],
  )
  await leave(ctx, leaving)
  return fresh.size
}

/** Hands messages to the deliveries, and writes down that they left. */
export async function leave(ctx: WriteContext, leaving: readonly Leaving[]): Promise<void> {
  if (leaving.length === 0) return
  const say = await rendererFor(
    ctx,
    leaving.map((one) => one.message),
    'outside',
  )
  const posts = await postsOf(
    ctx,
    leaving.flatMap(({ message }) => message.facts.postId ?? []),
  )
  const sends: SendRow[] = []
  for (const { message, channel, reach } of leaving) {
    const rendered = say(message, channel, reach.preferences.language)
    const told = {
      ...message,
      url: urlOf(message, posts.get(message.facts.postId ?? '')?.role),
      tag: message.subjectId,
    }
    for (const { letter, wayId, key } of lettersOf(told, channel, reach, rendered)) {
      await send(partsOf(ctx), letter, key, { messageId: message.id, isBulk: message.subjectType === 'notice' })
      if (letter.kind === 'wechat' && wayId) await spendCredit(ctx.sql, ctx.tenant, wayId, letter.templateId)
      sends.push({ messageId: message.id, channel, personId: message.personId, wayId, dedupeKey: key })
    }
  }
  await insertSends(ctx.sql, ctx.tenant, ctx.now, sends)
}

/** What `send` needs of a context. */
export function partsOf(ctx: WriteContext) {
  return { ...ctx, newId: () => ctx.newId() }
}

/** By which channels each person can be reached with a message: set up in the house, known of the person, and with a text where one is needed. */
export async function waysFor(
  ctx: WriteContext,
  messages: readonly Pick<Draft, 'kind' | 'communityId'>[],
  people: ReadonlyMap<string, Reach>,
): Promise<(message: Pick<Draft, 'kind' | 'communityId'>, reach: Reach) => Channel[]> {
  const setUp = channelsSetUp(ctx)
  const hasWechat = [...people.values()].some((reach) => reach.ways.some((way) => way.channel === 'wechat'))
  const templates: TemplateRow[] = hasWechat
    ? await currentTemplates(
        ctx.sql,
        ctx.tenant,
        messages.flatMap((one) => one.communityId ?? []),
        [...new Set(messages.map((one) => one.kind))],
      )
    : []
  return (message, reach) => {
    const own = new Set<Channel>(reach.phone === null ? [] : ['sms'])
    for (const way of reach.ways) {
      // A subscribe message needs a template of the community and the person's leave for it.
      const mayGo =
        way.channel !== 'wechat' ||
        templates.some(
          (one) =>
            one.channel === 'wechat' &&
            one.kind === message.kind &&
            one.communityId === message.communityId &&
            one.language === reach.preferences.language &&
            (way.credits[one.carrierCode ?? ''] ?? 0) > 0,
        )
      if (mayGo) own.add(way.channel)
    }
    return [...own].filter((channel) => setUp.has(channel))
  }
}

/** Decides about a message with all that is known of its person. */
export function planFor(
  ctx: Pick<WriteContext, 'now'>,
  message: Pick<Draft, 'kind' | 'urgency'>,
  reach: Reach,
  ways: readonly Channel[],
): Plan {
  const { group, matters } = KIND_RULES[message.kind]
  const { urgency } = message
  return plan({ urgency, group, matters, preferences: reach.preferences, ways, sent: reach.sent, now: ctx.now })
}

/** How a message stands after a plan. After it left, the rest of its route waits for word that it arrived. */
export function standingOf(decided: Plan, { urgency }: Pick<Message, 'urgency'>, now: Date): Standing {
  switch (decided.is) {
    case 'inbox':
      return { plan: 'inbox', why: decided.why, route: [], plannedAt: null }
    case 'hold':
      return { plan: 'held', why: 'quiet', route: decided.route, plannedAt: decided.until }
    case 'capped':
      return { plan: 'capped', why: 'too_many', route: decided.route, plannedAt: decided.until }
    case 'digest':
      return { plan: 'digest', why: 'digest', route: decided.route, plannedAt: decided.at }
    case 'send': {
      if (decided.rest.length === 0) return { plan: 'sent', why: null, route: [], plannedAt: null }
      const at = new Date(now.getTime() + FALLBACK_MINUTES[urgency] * 60_000)
      return { plan: 'waiting', why: null, route: decided.rest, plannedAt: at }
    }
  }
}
