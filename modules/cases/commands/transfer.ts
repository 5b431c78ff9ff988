import { logAccess } from '../../../platform/access-log.ts'
import { send } from '../../../platform/deliver.ts'
import { directoryKey, enterDirectory } from '../../../platform/directory.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { sayMoment } from '../../../platform/pure/time.ts'
import { say } from '../../../platform/pure/words.ts'
import { dueAt } from '../../calendars/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { organizationsOf } from '../../people/index.ts'
import { stageLimit } from '../../routing/index.ts'
import { AnswerTransfer, EndTransfer, TransferCase } from '../contract.ts'
import { nextStep } from '../rules/steps.ts'
import { LINK_DAYS, stepTo, type TransferTime, type TransferVerb } from '../rules/transfers.ts'
import { linkCodeOf } from '../transfer-link.ts'
import { insertTransfer, saveTransfer, type TransferRow, transfersOf } from '../transfers.ts'
import { PARTNER_MESSAGE } from '../words.ts'
import { type Acting, keepNote, verbCommand } from './act.ts'

/** 转办: an organization outside does a part, by a link, in its own time. The case keeps its owner and its clocks. */

const DAY_MS = 86_400_000

export const transfer = verbCommand(TransferCase, 'transfer', async (acting, input) => {
  const { ctx, loaded, event, calendar } = acting
  const { row } = loaded
  const to = await organizationFor(acting, input.to)
  const { shareContact } = input
  if (shareContact && !loaded.parties.some((party) => party.partyId === shareContact.partyId && party.personId))
    throw new Refusal('case.no_party')
  return {
    facts: {},
    writesBeside: true,
    after: async () => {
      const id = ctx.newId()
      const limit = { value: input.days, unit: 'wd' } as const
      const due = dueAt(ctx.now, limit, calendar)
      const receipt = stageLimit('claim', row.priority)
      const receive = dueAt(ctx.now, receipt, calendar)
      const isShort = due.at < receive.at
      const time: TransferTime = {
        clock: 'transfer_receipt',
        startedAt: ctx.now,
        dueAt: isShort ? due.at : receive.at,
        limit: isShort ? limit : receipt,
      }
      const code = linkCodeOf(ctx.keys, id)
      const keyHash = directoryKey(ctx.keys, 'partner', code)
      const { note, note_seal } = await keepNote(acting, 'progress', input.task, false, id)
      await insertTransfer(ctx.sql, ctx.tenant, {
        id,
        caseId: row.id,
        ...to,
        contactName: input.to.contactName === '' ? null : input.to.contactName,
        phoneSealed: input.to.phone === null ? null : ctx.keys.seal(input.to.phone),
        keyHash,
        linkUntil: new Date(due.at.getTime() + LINK_DAYS * DAY_MS),
        taskNoteId: note,
        sharedFileIds: [...new Set(input.fileIds)],
        sharedPartyId: shareContact?.partyId ?? null,
        sentAt: ctx.now,
        receiveBy: time.dueAt,
        dueAt: due.at,
        isProvisional: due.provisional,
        days: input.days,
        time,
        nextStepAt: nextStep(time, 0, ctx.now, calendar).at,
      })
      await enterDirectory(ctx.sql, ctx.tenant, 'partner', [{ keyHash, subjectId: id }])
      if (shareContact) {
        const accountId = ctx.actor.kind === 'person' ? ctx.actor.accountId : NOBODY
        const party = { type: 'party', id: shareContact.partyId }
        await logAccess(ctx, accountId, TransferCase.name, party, shareContact.reason)
      }
      if (input.to.phone !== null) {
        const community = (await treeOf(ctx)).communityOf(row.grid_id).name
        const until = sayMoment(time.dueAt, 'zh', ctx.now)
        const text = say(PARTNER_MESSAGE, 'zh', { community, until, code })
        await send(ctx, { kind: 'sms', address: input.to.phone, text }, `transfer/${id}`)
      }
      ctx.announce('case.transferred', event, {
        transfer: id,
        organization: to.organizationId,
        receiveBy: time.dueAt.toISOString(),
        dueAt: due.at.toISOString(),
        contact: shareContact !== null,
        photos: new Set(input.fileIds).size,
        note_seal,
      })
    },
  }
})

export const answerTransfer = verbCommand(AnswerTransfer, 'answerTransfer', async (acting, input) => {
  const { ctx, event } = acting
  const one = await transferIn(acting, input.transferId)
  stepTo('answerTransfer', one.state)
  return {
    facts: {},
    writesBeside: true,
    after: async () => {
      const { note_seal } = await keepNote(acting, 'progress', input.text, false, one.id)
      await moveTransfer(acting, one, 'answerTransfer', { takenAt: one.taken_at ?? ctx.now, replyBy: null })
      ctx.announce('case.transfer_answered', event, { transfer: one.id, note_seal })
    },
  }
})

export const endTransfer = verbCommand(EndTransfer, 'endTransfer', async (acting, input) => {
  const { ctx, event } = acting
  const one = await transferIn(acting, input.transferId)
  stepTo('endTransfer', one.state)
  return {
    facts: {},
    writesBeside: true,
    after: async () => {
      const { note_seal } = await keepNote(acting, 'reason', input.reason, false, one.id)
      await moveTransfer(acting, one, 'endTransfer', { endedAt: ctx.now, replyBy: null })
      ctx.announce('case.transfer_ended', event, { transfer: one.id, note_seal })
    },
  }
})

/** What a step brings beside its state and clock. */
type More = { takenAt?: Date; endedAt?: Date; replyBy?: Date | null; declineReason?: string }

/** Takes a step: the state it leads to, and the clock that runs from then on. */
export async function moveTransfer(acting: Acting, one: TransferRow, verb: TransferVerb, more: More): Promise<void> {
  const { ctx, loaded, calendar } = acting
  const step = stepTo(verb, one.state)
  const time = step.clock === null ? null : timeOf(step.clock, one, more.replyBy ?? null, acting)
  await saveTransfer(ctx.sql, ctx.tenant, loaded.row.id, one.id, {
    ...more,
    state: step.to,
    time,
    step: 0,
    nextStepAt: time && nextStep(time, 0, ctx.now, calendar).at,
  })
}

/** By when we owe the partner a reply: as soon as a case is assigned. */
export function replyBy({ ctx, loaded, calendar }: Acting): Date {
  return dueAt(ctx.now, stageLimit('assign', loaded.row.priority), calendar).at
}

function timeOf(clock: TransferTime['clock'], one: TransferRow, reply: Date | null, acting: Acting): TransferTime {
  if (clock === 'transfer_reply' && reply) {
    const limit = stageLimit('assign', acting.loaded.row.priority)
    return { clock, startedAt: acting.ctx.now, dueAt: reply, limit }
  }
  return { clock, startedAt: one.sent_at, dueAt: one.due_at, limit: { value: one.days, unit: 'wd' } }
}

async function transferIn({ ctx, loaded }: Acting, transferId: string): Promise<TransferRow> {
  const found = (await transfersOf(ctx.sql, ctx.tenant, loaded.row.id)).find((one) => one.id === transferId)
  if (!found) throw new NotFound('transfer')
  return found
}

/** A registered organization of the community, or one that is named here for this once. */
async function organizationFor(
  { ctx, loaded }: Acting,
  to: { organizationId: string } | { name: string; kind: string },
) {
  if (!('organizationId' in to)) return { organizationId: null, organizationName: to.name, organizationKind: to.kind }
  const all = await organizationsOf(ctx, loaded.row.community_id)
  const found = all.find((one) => one.id === to.organizationId)
  if (!found) throw new NotFound('organization')
  return { organizationId: found.id, organizationName: found.name, organizationKind: found.kind }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
