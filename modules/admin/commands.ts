import { visibleTo } from '../../platform/access.ts'
import { actorId, type Command, command } from '../../platform/commands.ts'
import type { WriteContext } from '../../platform/context.ts'
import type { Module } from '../../platform/module.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, Refusal, SignedOut } from '../../platform/pure/refusals.ts'
import { getCase } from '../cases/index.ts'
import { treeOf } from '../grids/index.ts'
import { receiptOf, receiveRequest } from '../intake/index.ts'
import { correctPerson } from '../people/index.ts'
import { DATA_REQUEST_CATEGORY } from '../routing/rules.ts'
import { ACCESS } from './access.ts'
import { CorrectData, type DataRequestKind, EraseData, RequestData } from './contract.ts'
import { insertRequest, lockRequest, markDone, requestsOf } from './store.ts'
import { DATA_REQUEST_WORDS } from './words.ts'

/** The commands, over what all other modules keep. */
export function dataCommands(others: readonly Module[]): readonly Command[] {
  const requestData: Command = command(RequestData, {
    run: async (ctx, { kind, code, text }) => {
      const personId = actorId(ctx.actor)
      if (personId === null) throw new SignedOut()
      const open = (await requestsOf(ctx.sql, ctx.tenant, personId)).find(
        (one) => one.kind === kind && one.state !== 'closed' && one.doneAt === null,
      )
      if (open) throw new Refusal('data_request.asked_already', { number: open.number })
      const received = await receiveRequest(ctx, {
        code,
        text: `${DATA_REQUEST_WORDS[kind].zh}个人信息：${text}`,
        categoryCode: DATA_REQUEST_CATEGORY,
        nature: 'help',
        personId,
      })
      await insertRequest(ctx.sql, ctx.tenant, { caseId: received.caseId, personId, kind, askedAt: ctx.now })
      return received
    },
    reply: receiptOf,
  })

  const correctData: Command = command(CorrectData, {
    run: async (ctx, { caseId, name, phone }) => {
      const { personId, subject } = await acting(ctx, caseId, 'correct')
      await correctPerson(ctx, personId, { name, phone })
      await markDone(ctx.sql, ctx.tenant, caseId, ctx.now, actorId(ctx.actor))
      ctx.announce('personal.corrected', subject, { person: personId, name: name !== null, phone: phone !== null })
      return { caseId }
    },
    reply: async (_ctx, { caseId }) => ({ caseId }),
  })

  const eraseData: Command = command(EraseData, {
    run: async (ctx, { caseId }) => {
      const { personId, subject } = await acting(ctx, caseId, 'erase')
      // From the top of the house down: who is deleted last still has a name for those above.
      for (const one of [...others].reverse()) await one.personal?.erase(ctx, personId)
      await markDone(ctx.sql, ctx.tenant, caseId, ctx.now, actorId(ctx.actor))
      ctx.announce('personal.erased', subject, { person: personId })
      return { caseId }
    },
    reply: async (_ctx, { caseId }) => ({ caseId }),
  })

  return [requestData, correctData, eraseData]
}

/** The open request of a case in sight, locked. @throws Forbidden, or Refusal when there is none of that kind to act on */
async function acting(ctx: WriteContext, caseId: string, kind: DataRequestKind) {
  const { row } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
  const act = kind === 'correct' ? 'correctData' : 'eraseData'
  const gridPath = (await treeOf(ctx)).pathOf(row.grid_id)
  ensure(may(ctx.actor, ACCESS[act], { gridPath, relations: [] }), () => new Forbidden(`admin.${act}`))
  const request = await lockRequest(ctx.sql, ctx.tenant, caseId)
  if (!request) throw new Refusal('data_request.none')
  if (request.doneAt !== null) throw new Refusal('data_request.done')
  if (request.kind !== kind) throw new Refusal('data_request.other_kind')
  const subject = { type: 'data_request', id: caseId, gridId: row.grid_id, chainId: row.chain_id }
  return { personId: request.personId, subject }
}
