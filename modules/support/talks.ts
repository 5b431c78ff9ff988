import { randomBytes } from 'node:crypto'
import { type Command, command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { commit } from '../../platform/keys.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { namesOf } from '../people/index.ts'
import { type Conversation, GetTalk, ListMyTalks, SayMore, TalkTo, WithdrawTalk } from './contract.ts'
import { permit, selfOf, subjectOf } from './permit.ts'
import { eraseAt, MOST_IN_A_ROW, MOST_OPEN, WITHDRAWN_DAYS } from './rules.ts'
import {
  deleteWords,
  findRequest,
  insertRequest,
  insertWord,
  lockAsker,
  lockSupporter,
  type RequestRow,
  requestsOf,
  saveRequest,
  wordsOf,
} from './store.ts'

export const talkTo: Command = command(TalkTo, {
  run: async (ctx, { supporterId, text }) => {
    permit(ctx, 'talkTo')
    const askerId = selfOf(ctx)
    if (askerId === supporterId) throw new Refusal('support.oneself')
    const supporter = await lockSupporter(ctx.sql, ctx.tenant, supporterId)
    if (supporter?.state !== 'active') throw new Refusal('support.no_supporter')
    await lockAsker(ctx.sql, ctx.tenant, askerId)
    const open = (await requestsOf(ctx.sql, ctx.tenant, askerId)).filter(
      (row) => row.askerId === askerId && row.state === 'open',
    )
    if (open.length >= MOST_OPEN) throw new Refusal('support.too_many', { most: MOST_OPEN })
    const requestId = ctx.newId()
    await insertRequest(ctx.sql, ctx.tenant, {
      id: requestId,
      askerId,
      supporterId,
      at: ctx.now,
      eraseAt: eraseAt(ctx.now),
    })
    await put(ctx, requestId, false, text)
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

export const say: Command = command(SayMore, {
  run: async (ctx, { requestId, text }) => {
    const { row, as } = await between(ctx, requestId, true)
    permit(ctx, 'say', [as])
    if (row.state !== 'open') throw new Refusal('support.withdrawn')
    const bySupporter = as === 'supporter'
    const before = await wordsOf(ctx.sql, ctx.tenant, requestId)
    const inARow = before.length - 1 - before.findLastIndex((one) => one.bySupporter !== bySupporter)
    if (inARow >= MOST_IN_A_ROW) throw new Refusal('support.wait', { most: MOST_IN_A_ROW })
    await put(ctx, requestId, bySupporter, text)
    const answeredAt = row.answeredAt ?? (bySupporter ? ctx.now : null)
    await saveRequest(ctx.sql, ctx.tenant, requestId, { state: 'open', answeredAt, eraseAt: eraseAt(ctx.now) })
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

export const withdraw: Command = command(WithdrawTalk, {
  run: async (ctx, { requestId }) => {
    const { row, as } = await between(ctx, requestId, true)
    permit(ctx, 'withdraw', [as])
    if (row.state === 'withdrawn') return { requestId }
    await deleteWords(ctx.sql, ctx.tenant, [requestId])
    const gone = eraseAt(ctx.now, WITHDRAWN_DAYS)
    await saveRequest(ctx.sql, ctx.tenant, requestId, { state: 'withdrawn', answeredAt: row.answeredAt, eraseAt: gone })
    ctx.announce('support.erased', await subjectOf(ctx, 'support', requestId, true), {})
    return { requestId }
  },
  reply: async (_ctx, { requestId }) => ({ requestId }),
})

export const mine: Query = query(ListMyTalks, async (ctx) => {
  const me = selfOf(ctx)
  const rows = await requestsOf(ctx.sql, ctx.tenant, me)
  const names = await namesOf(ctx, rows.flatMap(others(me)))
  return {
    conversations: rows.map((row) => shown(row, me, names.get(others(me)(row)[0])?.name ?? '', row.lastBySupporter)),
  }
})

export const conversation: Query = query(GetTalk, async (ctx, { requestId }) => {
  const { row, as, me } = await between(ctx, requestId, false)
  permit(ctx, 'conversation', [as])
  const words = await wordsOf(ctx.sql, ctx.tenant, requestId)
  const [other] = others(me)(row)
  const name = (await namesOf(ctx, [other])).get(other)?.name ?? ''
  return {
    ...shown(row, me, name, words.at(-1)?.bySupporter ?? null),
    words: words.map((one) => ({
      id: one.id,
      isMine: one.bySupporter === (as === 'supporter'),
      text: ctx.keys.open(one.textSealed),
      at: one.at.toISOString(),
    })),
  }
})

/** Seals a word and tells the chain that one was said: a salted commitment, nobody's name, no grid. */
async function put(ctx: WriteContext, requestId: string, bySupporter: boolean, text: string): Promise<void> {
  const [id, salt] = [ctx.newId(), randomBytes(16)]
  const textSealed = ctx.keys.seal(text)
  await insertWord(ctx.sql, ctx.tenant, { id, requestId, bySupporter, textSealed, salt, at: ctx.now })
  ctx.announce('support.said', await subjectOf(ctx, 'support', requestId, true), {
    word: id,
    text_seal: commit(salt, text),
  })
}

/** A conversation and which of the two asks. @throws NotFound for everybody else: nobody learns that it is there */
async function between(ctx: Context, requestId: string, isLocked: boolean) {
  const me = selfOf(ctx)
  const row = await findRequest(ctx.sql, ctx.tenant, requestId, me, isLocked)
  if (!row) throw new NotFound('support')
  return { row, me, as: row.askerId === me ? ('asker' as const) : ('supporter' as const) }
}

const others = (me: string) => (row: RequestRow) => [row.askerId === me ? row.supporterId : row.askerId]

function shown(row: RequestRow, me: string, otherName: string, lastBySupporter: boolean | null): Conversation {
  const as = row.askerId === me ? 'asker' : 'supporter'
  return {
    id: row.id,
    as,
    otherName,
    state: row.state,
    askedAt: row.askedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    isMyTurn: row.state === 'open' && lastBySupporter !== null && lastBySupporter !== (as === 'supporter'),
    eraseAt: row.eraseAt.toISOString(),
  }
}
