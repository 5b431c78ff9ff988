import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { namesOf } from '../people/index.ts'
import { AgreeToSupport, AskSupporter, EndSupporter, ListSupporters, type Supporter } from './contract.ts'
import { isPermitted, permit, selfOf, subjectOf } from './permit.ts'
import { agreeRow, askSupporterRow, endSupporterRow, listSupporters, lockSupporter } from './store.ts'

export const askSupporter: Command = command(AskSupporter, {
  run: async (ctx, { personId, about }) => {
    permit(ctx, 'askSupporter')
    if (!(await namesOf(ctx, [personId])).has(personId)) throw new NotFound('person')
    const askedBy = visibleTo(ctx.actor).personId
    const isAsked = await askSupporterRow(ctx.sql, ctx.tenant, { personId, about, askedBy, at: ctx.now })
    if (!isAsked) throw new Refusal('support.active_already')
    ctx.announce('supporter.asked', await subjectOf(ctx, 'supporter', personId), {})
    return { personId }
  },
  reply: async (_ctx, { personId }) => ({ personId }),
})

export const agree: Command = command(AgreeToSupport, {
  run: async (ctx) => {
    const personId = selfOf(ctx)
    const row = await lockSupporter(ctx.sql, ctx.tenant, personId)
    permit(ctx, 'agree', ['self'])
    if (!row || row.state === 'ended') throw new Refusal('support.not_asked')
    if (row.state === 'active') return { personId }
    await agreeRow(ctx.sql, ctx.tenant, personId, ctx.now)
    ctx.announce('supporter.agreed', await subjectOf(ctx, 'supporter', personId), {})
    return { personId }
  },
  reply: async (_ctx, { personId }) => ({ personId }),
})

export const endSupporter: Command = command(EndSupporter, {
  run: async (ctx, { personId }) => {
    permit(ctx, 'endSupporter', visibleTo(ctx.actor).personId === personId ? ['self'] : [])
    const row = await lockSupporter(ctx.sql, ctx.tenant, personId)
    if (!row) throw new NotFound('supporter')
    if (row.state === 'ended') return { personId }
    await endSupporterRow(ctx.sql, ctx.tenant, personId, ctx.now)
    ctx.announce('supporter.ended', await subjectOf(ctx, 'supporter', personId), {})
    return { personId }
  },
  reply: async (_ctx, { personId }) => ({ personId }),
})

export const supporters: Query = query(ListSupporters, async (ctx) => {
  const me = visibleTo(ctx.actor).personId
  const mayKeep = isPermitted(ctx, 'askSupporter')
  const rows = await listSupporters(ctx.sql, ctx.tenant, ['asked', 'active'])
  const mine = rows.find((row) => row.personId === me)
  // Whoever was asked may answer, with a post or without one.
  if (!mine) permit(ctx, 'supporters')
  const names = await namesOf(
    ctx,
    rows.map((row) => row.personId),
  )
  const shown = (row: (typeof rows)[number]): Supporter => ({ ...row, name: names.get(row.personId)?.name ?? '' })
  return {
    supporters: rows.filter((row) => row.state === 'active' || mayKeep).map(shown),
    own: mine ? shown(mine) : null,
    mayKeep,
  }
})
