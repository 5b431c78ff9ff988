import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { commit } from '../../platform/keys.ts'
import type { HandedOver, Module } from '../../platform/module.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { getPost, holdsNow, namesOf, passPost } from '../people/index.ts'
import { AddLine, CloseHandover, PrepareHandover, RefuseHandover, SignHandover } from './contract.ts'
import { permit, relationsTo, subjectOf } from './permit.ts'
import { isSigned, isWithLead, maySign, SIGN_DAYS } from './rules.ts'
import {
  addItems,
  closeRow,
  type HandoverRow,
  insertHandover,
  itemsOf,
  lockHandover,
  saveRefusal,
  saveSignatures,
} from './store.ts'

/** Makes the command that gathers what all modules say is open in a post (`Module.handover`). */
export function prepareFrom(others: readonly Module[]): Command {
  return command(PrepareHandover, {
    run: async (ctx, { postId, receiverId, until, things, persons }) => {
      const post = await getPost(ctx, postId)
      await permit(ctx, 'prepare', post.gridId)
      const giverId = await holdsNow(ctx, postId)
      if (giverId === undefined) throw new Refusal('handover.vacant')
      if (giverId === receiverId) throw new Refusal('handover.same_person')
      if (!(await namesOf(ctx, [receiverId])).has(receiverId)) throw new NotFound('person')
      const handoverId = ctx.newId()
      const isNew = await insertHandover(ctx.sql, ctx.tenant, {
        id: handoverId,
        postId,
        giverId,
        receiverId,
        termUntil: until === null ? null : new Date(until),
        preparedAt: ctx.now,
        dueAt: new Date(ctx.now.getTime() + SIGN_DAYS * 86_400_000),
      })
      if (!isNew) throw new Refusal('handover.open_already')
      const open = await openIn(ctx, others, postId)
      await addItems(ctx.sql, ctx.tenant, handoverId, [
        ...open,
        ...things.map((text) => ({ kind: 'thing' as const, subjectId: null, text })),
        ...persons.map((text) => ({ kind: 'person' as const, subjectId: null, text })),
      ])
      ctx.announce('handover.prepared', await subjectOf(ctx, handoverId, post.gridId), {
        post: postId,
        from: giverId,
        to: receiverId,
        count: open.length + things.length + persons.length,
      })
      return { handoverId }
    },
    reply: async (_ctx, { handoverId }) => ({ handoverId }),
  })
}

export const addLine: Command = command(AddLine, {
  run: async (ctx, { handoverId, kind, text }) => {
    const { row, gridId } = await acting(ctx, 'addLine', handoverId)
    ensureOpen(row)
    await addItems(ctx.sql, ctx.tenant, handoverId, [{ kind, subjectId: null, text }])
    // Nobody's name stands under a line that he has not read.
    await saveSignatures(ctx.sql, ctx.tenant, handoverId, { giverSignedAt: null, receiverSignedAt: null })
    ctx.announce('handover.line_added', await subjectOf(ctx, handoverId, gridId), { kind })
    return { handoverId }
  },
  reply: async (_ctx, { handoverId }) => ({ handoverId }),
})

export const sign: Command = command(SignHandover, {
  run: async (ctx, { handoverId, lines }) => {
    const { row, gridId, relations } = await acting(ctx, 'sign', handoverId)
    ensureOpen(row)
    if (row.refusedAt !== null) throw new Refusal('handover.refused_already')
    const side = relations[0]
    if (!side || !maySign(row, side)) throw new Refusal('handover.signed_already')
    if ((await itemsOf(ctx.sql, ctx.tenant, [handoverId])).length !== lines) throw new Refusal('handover.changed')
    const signed = {
      giverSignedAt: side === 'giver' ? ctx.now : row.giverSignedAt,
      receiverSignedAt: side === 'receiver' ? ctx.now : row.receiverSignedAt,
    }
    await saveSignatures(ctx.sql, ctx.tenant, handoverId, signed)
    ctx.announce('handover.signed', await subjectOf(ctx, handoverId, gridId), { as: side })
    if (isSigned(signed)) await pass(ctx, row, gridId, null)
    return { handoverId }
  },
  reply: async (_ctx, { handoverId }) => ({ handoverId }),
})

export const refuse: Command = command(RefuseHandover, {
  run: async (ctx, { handoverId, note }) => {
    const { row, gridId, relations } = await acting(ctx, 'refuse', handoverId)
    ensureOpen(row)
    if (row.refusedAt !== null) throw new Refusal('handover.refused_already')
    const [salt, personId] = [randomBytes(16), visibleTo(ctx.actor).personId ?? '']
    await saveRefusal(ctx.sql, ctx.tenant, handoverId, { personId, note, salt, at: ctx.now })
    const subject = await subjectOf(ctx, handoverId, gridId)
    ctx.announce('handover.refused', subject, {
      as: relations[0] ?? '',
      post: row.postId,
      note_seal: commit(salt, note),
    })
    return { handoverId }
  },
  reply: async (_ctx, { handoverId }) => ({ handoverId }),
})

export const close: Command = command(CloseHandover, {
  run: async (ctx, { handoverId, passes, note }) => {
    const { row, gridId } = await acting(ctx, 'close', handoverId)
    ensureOpen(row)
    if (!isWithLead(row, ctx.now)) throw new Refusal('handover.not_due')
    const salt = randomBytes(16)
    if (passes) await pass(ctx, row, gridId, { note, salt })
    else {
      await closeRow(ctx.sql, ctx.tenant, handoverId, { state: 'cancelled', at: ctx.now, by: me(ctx), note, salt })
      const subject = await subjectOf(ctx, handoverId, gridId)
      ctx.announce('handover.cancelled', subject, { note_seal: commit(salt, note) })
    }
    return { handoverId }
  },
  reply: async (_ctx, { handoverId }) => ({ handoverId }),
})

/** The post passes now: the giver's sight ends with it, and what is open is the receiver's. */
async function pass(
  ctx: WriteContext,
  row: HandoverRow,
  gridId: string,
  by: { note: string; salt: Buffer } | null,
): Promise<void> {
  if ((await holdsNow(ctx, row.postId)) !== row.giverId) throw new Refusal('handover.left')
  await passPost(ctx, row.postId, { from: row.giverId, to: row.receiverId, until: row.termUntil })
  const { note, salt } = by ?? { note: null, salt: null }
  await closeRow(ctx.sql, ctx.tenant, row.id, { state: 'passed', at: ctx.now, by: by ? me(ctx) : null, note, salt })
  ctx.announce('handover.passed', await subjectOf(ctx, row.id, gridId), {
    post: row.postId,
    from: row.giverId,
    to: row.receiverId,
    byLead: by !== null,
    ...(by ? { note_seal: commit(by.salt, by.note) } : {}),
  })
}

/** What modules say is open in a post, in their order. */
async function openIn(ctx: Context, others: readonly Module[], postId: string): Promise<HandedOver[]> {
  const all: HandedOver[] = []
  for (const one of others) all.push(...((await one.handover?.(ctx, postId)) ?? []))
  return all
}

/** A hand-over, locked, that the actor may do this to. @throws NotFound, Forbidden */
async function acting(ctx: WriteContext, act: 'addLine' | 'sign' | 'refuse' | 'close', handoverId: string) {
  const row = await lockHandover(ctx.sql, ctx.tenant, handoverId)
  if (!row) throw new NotFound('handover')
  const { gridId } = await getPost(ctx, row.postId)
  const relations = relationsTo(ctx, row)
  await permit(ctx, act, gridId, relations)
  return { row, gridId, relations }
}

function ensureOpen({ state }: HandoverRow): void {
  if (state !== 'open') throw new Refusal('handover.over')
}

function me(ctx: Context): string | null {
  return visibleTo(ctx.actor).personId
}
