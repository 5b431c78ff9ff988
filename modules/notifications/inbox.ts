import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { say } from '../../platform/pure/words.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { postsOf } from '../people/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { CountUnread, type InboxItem, ListInbox, MarkAllRead, MarkRead, WhyThis } from './contract.ts'
import type { Message } from './message.ts'
import { channelStates, ownPerson } from './own.ts'
import { rendererFor } from './render.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { countUnread, inboxOf, lettersByMessage, markRead, messageOf } from './store/inbox.ts'
import { REASON_WORDS } from './words.ts'

/** How many messages one page holds. */
const PAGE = 30

export const inbox: Query = query(ListInbox, async (ctx, { language, onlyUnread, group, afterId }) => {
  ownPerson(ctx.actor)
  const sight = visibleTo(ctx.actor)
  const found = await inboxOf(ctx.sql, ctx.tenant, sight, { onlyUnread, group, afterId, limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const words = await rendererFor(ctx, page, 'inbox')
  const { unread } = await countUnread(ctx.sql, ctx.tenant, sight)
  return {
    items: page.map((message) => {
      const { title, text } = words(message, 'inbox', language)
      return {
        id: message.id,
        kind: message.kind,
        group: KIND_RULES[message.kind].group,
        urgency: message.urgency,
        title,
        text,
        at: message.createdAt.toISOString(),
        isRead: message.readAt !== null,
        link: linkOf(message),
      }
    }),
    nextAfterId: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    unread,
  }
})

export const unread: Query = query(CountUnread, async (ctx) => {
  ownPerson(ctx.actor)
  return countUnread(ctx.sql, ctx.tenant, visibleTo(ctx.actor))
})

export const whyThis: Query = query(WhyThis, async (ctx, { messageId, language }) => {
  const message = await messageOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), messageId)
  if (!message) throw new NotFound('message')
  const { postId } = message.facts
  const post = postId === undefined ? undefined : (await postsOf(ctx, [postId])).get(postId)
  const grid = post && (await treeOf(ctx)).get(post.gridId)
  const letters = await lettersByMessage(ctx.sql, ctx.tenant, [messageId])
  return {
    reason: message.reason,
    sentence: say(REASON_WORDS[message.reason], language, {
      role: post ? ROLE_WORDS[post.role][language] : language === 'zh' ? '这个岗位' : 'the post',
      grid: grid?.name ?? '',
    }),
    group: KIND_RULES[message.kind].group,
    plan: message.plan,
    why: message.why,
    plannedAt: message.plannedAt?.toISOString() ?? null,
    channels: channelStates(letters.get(messageId)),
  }
})

export const markMessagesRead: Command = command(MarkRead, {
  run: async (ctx, { messageIds }) => {
    await markRead(ctx.sql, ctx.tenant, ownPerson(ctx.actor), ctx.now, { ids: messageIds })
    return {}
  },
  reply: leftUnread,
})

export const markAllRead: Command = command(MarkAllRead, {
  run: async (ctx, { upToId }) => {
    const own = await messageOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), upToId)
    if (!own) throw new NotFound('message')
    await markRead(ctx.sql, ctx.tenant, ownPerson(ctx.actor), ctx.now, { upToId })
    return {}
  },
  reply: leftUnread,
})

async function leftUnread(ctx: Context) {
  return { unread: (await countUnread(ctx.sql, ctx.tenant, visibleTo(ctx.actor))).unread }
}

function linkOf({ kind, subjectType, subjectId }: Message): InboxItem['link'] {
  switch (subjectType) {
    case 'post':
      return { to: 'post', postId: subjectId }
    case 'notice':
      return { to: 'notice', noticeId: subjectId }
    case 'booking':
      return { to: 'booking', bookingId: subjectId }
    case 'help_request':
      return { to: 'help', requestId: subjectId }
    case 'topic':
      return { to: 'topic', topicId: subjectId }
    case 'talk':
      return { to: 'page', page: 'talks' }
    case 'roster':
      return { to: 'page', page: 'roster' }
    case 'handover':
      return { to: 'page', page: 'handovers' }
    case 'missed_tasks':
      return { to: 'desk', list: 'missed' }
    case 'door_asks':
      return { to: 'desk', list: 'asks' }
    case 'care_reviews':
      return { to: 'desk', list: 'reviews' }
    case 'report':
      return { to: 'console', page: 'reports', id: subjectId }
    case 'export':
      return { to: 'console', page: 'exports', id: subjectId }
    case 'case':
      return { to: 'case', caseId: subjectId, as: KIND_RULES[kind].group === 'reports' ? 'reporter' : 'staff' }
  }
}
