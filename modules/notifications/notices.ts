import { randomBytes } from 'node:crypto'
import { type Command, command } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import { attachFiles } from '../../platform/files.ts'
import { commit } from '../../platform/keys.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { CorrectNotice, NOTICE_DAYS, PublishNotice, ReadNotice, WithdrawNotice } from './contract.ts'
import { gridOver } from './notice-places.ts'
import { permit } from './permit.ts'
import { markReadAbout } from './store/inbox.ts'
import {
  insertNotice,
  lockNotice,
  type NoticeRow,
  noteRead,
  correctNotice as saveCorrection,
  withdrawNotice as saveWithdrawal,
} from './store/notices.ts'

/** Published by those who lead all of the places; whom it is for is told by the sweep, so that a thousand doors hold up nobody. */
export const publishNotice: Command = command(PublishNotice, {
  run: async (ctx, { title, text, targets, untilAt, fileIds }) => {
    const tree = await treeOf(ctx)
    const until = untilFits(untilAt, ctx.now)
    const gridId = await gridOver(ctx, tree, targets)
    const community = tree.communityOf(gridId)
    const noticeId = ctx.newId()
    const salt = randomBytes(16)
    await insertNotice(
      ctx.sql,
      ctx.tenant,
      {
        id: noticeId,
        communityId: community.id,
        gridId,
        title,
        text,
        salt,
        untilAt: until,
        publishedAt: ctx.now,
        publishedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
        postId: ctx.actor.kind === 'person' ? (ctx.actor.grants[0]?.postId ?? null) : null,
      },
      targets,
    )
    await attachFiles(ctx, fileIds, 'notice', noticeId)
    ctx.announce('notice.published', subjectOf(tree, noticeId, gridId), {
      untilAt: until.toISOString(),
      targets: targets.length,
      photos: fileIds.length,
      text_seal: commit(salt, sealed(title, text)),
    })
    return { noticeId }
  },
  reply: async (_ctx, { noticeId }) => ({ noticeId }),
})

export const correctNotice: Command = command(CorrectNotice, {
  run: async (ctx, { noticeId, sawVersion, title, text, untilAt }) => {
    const { notice, tree } = await lockInForce(ctx, noticeId)
    const until = untilFits(untilAt, ctx.now, notice.publishedAt)
    if (notice.version !== sawVersion) throw new Refusal('notice.changed_meanwhile')
    const isReworded = title !== notice.title || text !== notice.text
    const salt = randomBytes(16)
    await saveCorrection(ctx.sql, ctx.tenant, noticeId, { title, text, untilAt: until, salt, at: ctx.now, isReworded })
    const version = notice.version + 1
    ctx.announce('notice.corrected', subjectOf(tree, noticeId, notice.gridId), {
      untilAt: until.toISOString(),
      version,
      isReworded,
      text_seal: commit(salt, sealed(title, text)),
    })
    return { version }
  },
  reply: async (_ctx, { version }) => ({ version }),
})

export const withdrawNotice: Command = command(WithdrawNotice, {
  run: async (ctx, { noticeId }) => {
    const { notice, tree } = await lockInForce(ctx, noticeId)
    await saveWithdrawal(ctx.sql, ctx.tenant, noticeId)
    ctx.announce('notice.withdrawn', subjectOf(tree, noticeId, notice.gridId), {})
    return {}
  },
  reply: async () => ({}),
})

/** Reading is nobody's business but a figure's: no event tells of it. */
export const readNotice: Command = command(ReadNotice, {
  run: async (ctx, { noticeId }) => {
    const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    if (!(await noteRead(ctx.sql, ctx.tenant, noticeId, personId, ctx.now))) throw new NotFound('notice')
    if (personId !== null) await markReadAbout(ctx.sql, ctx.tenant, personId, noticeId, ctx.now)
    return {}
  },
  reply: async () => ({}),
})

async function lockInForce(ctx: Context, noticeId: string): Promise<{ notice: NoticeRow; tree: GridTree }> {
  const tree = await treeOf(ctx)
  const notice = await lockNotice(ctx.sql, ctx.tenant, noticeId)
  if (!notice) throw new NotFound('notice')
  permit(ctx, tree, 'notices', notice.gridId)
  if (notice.state !== 'published' || notice.untilAt.getTime() <= ctx.now.getTime()) throw new Refusal('notice.over')
  return { notice, tree }
}

function untilFits(untilAt: string, now: Date, from: Date = now): Date {
  const until = new Date(untilAt)
  const latest = from.getTime() + NOTICE_DAYS * 86_400_000
  if (until.getTime() <= now.getTime() || until.getTime() > latest)
    throw new Refusal('notice.until_past', { days: NOTICE_DAYS })
  return until
}

/** What a notice says, as its commitment covers it. */
function sealed(title: string, text: string): string {
  return `${title}\n${text}`
}

function subjectOf(tree: GridTree, id: string, gridId: string) {
  return { type: 'notice', id, gridId, chainId: tree.communityOf(gridId).chainId }
}
