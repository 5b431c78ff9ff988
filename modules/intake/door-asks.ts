import { visibleTo } from '../../platform/access.ts'
import { command } from '../../platform/commands.ts'
import type { WriteContext } from '../../platform/context.ts'
import type { Follower } from '../../platform/module.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { type OpenAsk, openAsk, settleByCase, stillOpen } from '../tasks/index.ts'
import { ACCESS } from './access.ts'
import { receiptOf } from './commands.ts'
import { ReportAsk } from './contract.ts'
import { resolvePlace } from './place.ts'
import { type Received, receive } from './receive.ts'
import { sayAsk } from './words.ts'

/** A lead makes a case of what a visit found: the place and whoever found it are known, the words are proposed. */
export const reportAsk = command(ReportAsk, {
  run: async (ctx, { askId, text, categoryCode }) => {
    const ask = await openAsk(ctx, askId, visibleTo(ctx.actor))
    const subject = { gridPath: (await treeOf(ctx)).pathOf(ask.gridId), relations: [] }
    ensure(may(ctx.actor, ACCESS.reportAsk, subject), () => new Forbidden('reportAsk'))
    return report(ctx, ask, text, categoryCode)
  },
  reply: receiptOf,
})

/** What a resident asked for at the door is a case at once: it has an owner, a date and an answer like any other, and is on nobody's list to be forgotten. */
const reportAtOnce: Follower = async (ctx, event) => {
  const ask = await stillOpen(ctx, event.subjectId, visibleTo(ctx.actor))
  if (ask?.isCaseAtOnce) await report(ctx, ask, sayAsk(ask.what, ask.words), null)
}

export const follows = { 'door_ask.raised': reportAtOnce } as const

async function report(ctx: WriteContext, ask: OpenAsk, text: string, categoryCode: string | null): Promise<Received> {
  const received = await receive(ctx, {
    channel: 'member',
    text,
    place: await resolvePlace(ctx, { by: 'household', householdId: ask.householdId }),
    locatedBy: 'household',
    categoryCode,
    nature: 'help',
    reporterId: null,
    // Who was at the door waits for the answer, and tells the resident.
    memberId: ask.foundBy,
    typedById: ctx.actor.kind === 'person' && ctx.actor.personId !== ask.foundBy ? ctx.actor.personId : null,
    typedAs: 'opener',
    onBehalfId: null,
    fileIds: [],
    voiceId: null,
    aboutPostId: null,
  })
  await settleByCase(ctx, ask, received.caseId)
  return received
}
