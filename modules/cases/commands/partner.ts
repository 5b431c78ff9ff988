import type { z } from 'zod'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { attachFiles } from '../../../platform/files.ts'
import type { CommandContract } from '../../../platform/pure/contract.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import {
  AskTransfer,
  DeclineTransfer,
  FinishTransfer,
  type PartnerView,
  type State,
  TakeTransfer,
} from '../contract.ts'
import { HOUSE, partnerView, transferOfActor } from '../partner-view.ts'
import { overBecause, stepTo, type TransferVerb } from '../rules/transfers.ts'
import type { TransferRow } from '../transfers.ts'
import { type Acting, actOn, keepNote } from './act.ts'
import { moveTransfer, replyBy } from './transfer.ts'

/** What a partner does with his link: take it on, ask, answer with proof, or say that it is not his. */

export const takeTransfer = partnerCommand(TakeTransfer, 'takeTransfer', async (acting, one) => {
  await moveTransfer(acting, one, 'takeTransfer', { takenAt: acting.ctx.now })
  acting.ctx.announce('case.transfer_taken', acting.event, { transfer: one.id })
})

export const askTransfer = partnerCommand(AskTransfer, 'askTransfer', async (acting, one, input) => {
  const by = replyBy(acting)
  const { note_seal } = await keepNote(acting, 'progress', input.question, false, one.id)
  await moveTransfer(acting, one, 'askTransfer', { takenAt: one.taken_at ?? acting.ctx.now, replyBy: by })
  acting.ctx.announce('case.transfer_asked', acting.event, { transfer: one.id, by: by.toISOString(), note_seal })
})

export const finishTransfer = partnerCommand(FinishTransfer, 'finishTransfer', async (acting, one, input) => {
  const { ctx, event } = acting
  const { note_seal } = await keepNote(acting, 'progress', input.answer, false, one.id)
  await attachFiles(ctx, input.fileIds, 'transfer', one.id)
  await moveTransfer(acting, one, 'finishTransfer', {
    takenAt: one.taken_at ?? ctx.now,
    endedAt: ctx.now,
    replyBy: null,
  })
  ctx.announce('case.transfer_done', event, { transfer: one.id, photos: input.fileIds.length, note_seal })
})

/** It comes back to our owner, who has until a date of its own to end it or to find somebody else. */
export const declineTransfer = partnerCommand(DeclineTransfer, 'declineTransfer', async (acting, one, input) => {
  const { ctx, event } = acting
  const by = replyBy(acting)
  const { note_seal } = await keepNote(acting, 'reason', input.note, false, one.id)
  await moveTransfer(acting, one, 'declineTransfer', { endedAt: ctx.now, replyBy: by, declineReason: input.reason })
  ctx.announce('case.transfer_declined', event, {
    transfer: one.id,
    reason: input.reason,
    by: by.toISOString(),
    note_seal,
  })
})

/** The command of a partner's act: his own transfer → may → the step it allows → what follows. Pressed twice it is done once. */
function partnerCommand<
  V extends Exclude<TransferVerb, 'answerTransfer' | 'endTransfer'>,
  In extends z.ZodType<{ transferId: string }>,
>(
  contract: CommandContract<string, In, PartnerView>,
  verb: V,
  act: (acting: Acting, one: TransferRow, input: z.output<In>) => Promise<void>,
): Command {
  return command(contract, {
    run: async (ctx, input) => {
      const { case_id: caseId } = await ownTransfer(ctx, input.transferId)
      await actOn(
        ctx,
        verb,
        { caseId },
        async (acting) => {
          // Read again under the lock of the case: somebody may just have ended it.
          const one = await ownTransfer(ctx, input.transferId)
          const over = overBecause(
            { state: one.state, linkUntil: one.link_until },
            acting.loaded.row.state as State,
            ctx.now,
          )
          if (over !== null) throw new Refusal('case.transfer_over', { because: over })
          stepTo(verb, one.state)
          return { facts: {}, after: () => act(acting, one, input) }
        },
        HOUSE,
      )
      return { transferId: input.transferId }
    },
    reply: (ctx) => partnerView(ctx),
  })
}

async function ownTransfer(ctx: Context, transferId: string): Promise<TransferRow> {
  const found = await transferOfActor(ctx)
  if (found.id !== transferId) throw new NotFound('transfer')
  return found
}
