import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { LETTER_STATES } from '../../../platform/pure/letter-words.ts'
import {
  CHANNELS,
  CONSOLE_PAGES,
  DESK_LISTS,
  GROUPS,
  KINDS,
  OWN_PAGES,
  PLANS,
  REASONS,
  URGENCIES,
  WHYS,
} from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const language = z.enum(['zh', 'en']).default('zh')

/** How far a message got by one channel. */
export const ChannelState = z.object({
  channel: z.enum(CHANNELS),
  state: z.enum(LETTER_STATES),
  /** Why it has not arrived, as a code (LETTER_REASON_WORDS). */
  reason: z.string().nullable(),
  at: moment,
})
export type ChannelState = z.infer<typeof ChannelState>

/** A message as its person reads it. */
export const InboxItem = z.object({
  id,
  kind: z.enum(KINDS),
  group: z.enum(GROUPS),
  urgency: z.enum(URGENCIES),
  title: z.string(),
  text: z.string(),
  at: moment,
  isRead: z.boolean(),
  /** What it leads to; a case as its staff or as its reporter sees it. */
  link: z.discriminatedUnion('to', [
    z.object({ to: z.literal('case'), caseId: id, as: z.enum(['staff', 'reporter']) }),
    z.object({ to: z.literal('post'), postId: id }),
    z.object({ to: z.literal('notice'), noticeId: id }),
    z.object({ to: z.literal('booking'), bookingId: id }),
    z.object({ to: z.literal('help'), requestId: id }),
    z.object({ to: z.literal('topic'), topicId: id }),
    z.object({ to: z.literal('page'), page: z.enum(OWN_PAGES) }),
    z.object({ to: z.literal('desk'), list: z.enum(DESK_LISTS) }),
    /** `id`: what is opened on that page. */
    z.object({ to: z.literal('console'), page: z.enum(CONSOLE_PAGES), id }),
  ]),
})
export type InboxItem = z.infer<typeof InboxItem>

/** The messages of the signed-in person, newest first, page by page. */
export const ListInbox = defineQuery('notifications.inbox', {
  label: { zh: '消息', en: 'Inbox' },
  input: z.object({
    language,
    onlyUnread: z.boolean().default(false),
    group: z.enum(GROUPS).nullable().default(null),
    afterId: id.nullable().default(null),
  }),
  output: z.object({
    items: z.array(InboxItem),
    /** To be given as `afterId` for the next page; null at the end. */
    nextAfterId: id.nullable(),
    unread: z.int(),
  }),
})

/** How many messages wait to be read: for the mark on a button. */
export const CountUnread = defineQuery('notifications.unread', {
  label: { zh: '未读消息数', en: 'Unread messages' },
  input: z.object({}),
  output: z.object({ unread: z.int(), urgent: z.int() }),
})

/** Why the person got a message, and what became of it on the way. */
export const WhyThis = defineQuery('notifications.whyThis', {
  label: { zh: '为什么收到这条', en: 'Why did I get this' },
  input: z.object({ messageId: id, language }),
  output: z.object({
    reason: z.enum(REASONS),
    /** The reason as a sentence in the language asked for. */
    sentence: z.string(),
    /** Where it can be switched off or into the digest. */
    group: z.enum(GROUPS),
    plan: z.enum(PLANS),
    /** Why nothing left the house, or nothing more. */
    why: z.enum(WHYS).nullable(),
    plannedAt: moment.nullable(),
    channels: z.array(ChannelState),
  }),
})

/** Marks messages as read: nothing more is sent about them. */
export const MarkRead = defineCommand('notifications.markRead', {
  label: { zh: '标为已读', en: 'Mark as read' },
  input: z.object({ messageIds: z.array(id).min(1).max(100) }),
  output: z.object({ unread: z.int() }),
})

/** Marks everything up to a message as read: what came while one was reading stays unread. */
export const MarkAllRead = defineCommand('notifications.markAllRead', {
  label: { zh: '全部标为已读', en: 'Mark all as read' },
  input: z.object({ upToId: id }),
  output: z.object({ unread: z.int() }),
})
