import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const count = z.int()

/** At most so many days a notice is shown. */
export const NOTICE_DAYS = 90
/** A figure of fewer than so many is not shown. */
export const SMALLEST_CELL = 5

/** Where a notice is for: a grid with all below it, a building, or one household (a room). */
export const NoticeTarget = z.object({ kind: z.enum(['grid', 'building', 'household']), id })
export type NoticeTarget = z.infer<typeof NoticeTarget>

const title = z.string().trim().min(2).max(60)
const text = z.string().trim().min(2).max(2000)

/** 宣传到楼栋、服务到寝室: told to who lives there and who holds posts there, and shown on the pages of all codes there until its end. */
export const PublishNotice = defineCommand('notifications.publishNotice', {
  label: { zh: '发布通知', en: 'Publish a notice' },
  input: z.object({
    title,
    text,
    targets: z.array(NoticeTarget).min(1).max(500),
    untilAt: moment,
    fileIds: z.array(id).max(9).default([]),
  }),
  output: z.object({ noticeId: id }),
})

/** Whom a notice to these places would be for today: households, and persons who would be told (who lives there, who holds posts there). */
export const PreviewNotice = defineQuery('notifications.previewNotice', {
  label: { zh: '谁会收到通知', en: 'Who would get a notice' },
  method: 'POST',
  input: z.object({ targets: z.array(NoticeTarget).min(1).max(500) }),
  output: z.object({ households: count, persons: count }),
})

/** Mends its words or its end; who was told is told of it again when the words changed. */
export const CorrectNotice = defineCommand('notifications.correctNotice', {
  label: { zh: '更正通知', en: 'Correct a notice' },
  input: z.object({ noticeId: id, sawVersion: z.int().min(1), title, text, untilAt: moment }),
  output: z.object({ version: z.int() }),
})

export const WithdrawNotice = defineCommand('notifications.withdrawNotice', {
  label: { zh: '撤回通知', en: 'Withdraw a notice' },
  input: z.object({ noticeId: id }),
  output: z.object({}),
})

/** That somebody opened a notice: a signed-in person once, anybody else as a figure alone. */
export const ReadNotice = defineCommand('notifications.readNotice', {
  label: { zh: '看过通知', en: 'A notice was read' },
  audience: 'anyone',
  input: z.object({ noticeId: id }),
  output: z.object({}),
})

/** A notice as those read it for whom it is. */
export const ShownNotice = z.object({
  id,
  title: z.string(),
  text: z.string(),
  gridName: z.string(),
  publishedAt: moment,
  correctedAt: moment.nullable(),
  untilAt: moment,
  fileIds: z.array(id),
})

/** The notices in force where a code stands. No account is needed; what is for single rooms is shown by the room's own code, or to who lives there. */
export const ListNoticesHere = defineQuery('notifications.noticesHere', {
  label: { zh: '这里的通知', en: 'Notices here' },
  audience: 'anyone',
  input: z.object({ code: z.string().max(20) }),
  output: z.object({ notices: z.array(ShownNotice) }),
})

/** The notices in force for the signed-in person: where she lives, and where she holds posts. */
export const ListMyNotices = defineQuery('notifications.myNotices', {
  label: { zh: '我的通知', en: 'My notices' },
  input: z.object({}),
  output: z.object({ notices: z.array(ShownNotice) }),
})

/** Notices of the grids in sight, newest first, with how they were read. */
export const ListNotices = defineQuery('notifications.notices', {
  label: { zh: '通知列表', en: 'Notices' },
  input: z.object({ gridId: id, afterId: id.nullable().default(null) }),
  output: z.object({
    notices: z.array(
      ShownNotice.extend({
        state: z.enum(['published', 'withdrawn']),
        isOver: z.boolean(),
        version: z.int(),
        targets: z.array(z.object({ kind: z.enum(['grid', 'building', 'household']), id, name: z.string() })),
        publishedByName: z.string().nullable(),
        /** Households it is for; persons told; how many households of them have read it (null under five); opened without an account. */
        households: count,
        told: count,
        householdsRead: count.nullable(),
        opened: count,
      }),
    ),
    nextAfterId: id.nullable(),
  }),
})

/** Reading by building: households it is for, and of them read; a cell under five is hidden. */
export const NoticeFigures = defineQuery('notifications.noticeFigures', {
  label: { zh: '通知阅读情况', en: 'How a notice was read' },
  input: z.object({ noticeId: id }),
  output: z.object({
    told: count,
    opened: count,
    places: z.array(z.object({ name: z.string(), households: count, read: count.nullable() })),
  }),
})
