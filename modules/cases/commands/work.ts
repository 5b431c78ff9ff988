import type { ServerActor } from '../../../platform/access.ts'
import { attachFiles } from '../../../platform/files.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { namesOf, resolvePost } from '../../people/index.ts'
import { stageLimit } from '../../routing/index.ts'
import { AskReporter, ClaimCase, NoteCase, ResolveCase, SettleCase } from '../contract.ts'
import { type Acting, actingPerson, actingPost, answered, keepNote, verbCommand } from './act.ts'
import { tellIfAnswered } from './finish.ts'

/** What the one who handles a case does: claim, ask, note, settle, resolve. */

export const claim = verbCommand(ClaimCase, 'claim', async ({ ctx, loaded, event }) => {
  const { row } = loaded
  const personId = actingPerson(ctx.actor) ?? ''
  if (row.state === 'in_progress' && row.handler_person_id && row.handler_person_id !== personId) {
    const names = await namesOf(ctx, [row.handler_person_id])
    throw new Refusal('case.claimed_by_other', { name: names.get(row.handler_person_id)?.name ?? '' })
  }
  return {
    facts: { personId, postId: claimingPost(ctx.actor, row) },
    after: () => ctx.announce('case.claimed', event, { by: personId }),
  }
})

/** The accountable post when the actor holds it, else the second one that may claim (双向领办). */
function claimingPost(
  actor: ServerActor,
  row: { owner_post_id: string | null; offered_post_id: string | null },
): string {
  const holds = (postId: string | null) =>
    actor.kind === 'person' && actor.grants.some((grant) => grant.postId === postId)
  return (holds(row.owner_post_id) || !holds(row.offered_post_id) ? row.owner_post_id : row.offered_post_id) ?? ''
}

export const ask = verbCommand(AskReporter, 'ask', async (acting, input) => ({
  facts: {},
  after: async ({ clocks }) => {
    const until = clocks.find((clock) => clock.kind === 'ask')?.dueAt ?? acting.ctx.now
    acting.ctx.announce('case.asked', acting.event, {
      ...(await keepNote(acting, 'question', input.question, true)),
      until: until.toISOString(),
    })
  },
}))

export const note = verbCommand(NoteCase, 'note', async (acting, input) => ({
  facts: { isPublic: input.isPublic },
  after: async () => {
    acting.ctx.announce('case.noted', acting.event, {
      ...(await keepNote(acting, 'progress', input.text, input.isPublic)),
      public: input.isPublic,
    })
  },
}))

export const resolve = verbCommand(ResolveCase, 'resolve', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const { texts, seal } = answered(input.answer)
  return {
    facts: {
      ...(await verification(acting)),
      isChecked: true,
      outcome: input.outcome,
      personId: actingPerson(ctx.actor) ?? '',
    },
    texts,
    after: async (decision) => {
      await attachFiles(ctx, input.fileIds, 'case', loaded.row.id)
      ctx.announce('case.resolved', event, { outcome: input.outcome, answer_seal: seal, onTheSpot: false })
      await tellIfAnswered(acting, decision, input.outcome)
    },
  }
})

export const settle = verbCommand(SettleCase, 'settle', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const { texts, seal } = answered(input.answer)
  return {
    facts: {
      ...(await verification(acting)),
      outcome: input.outcome,
      personId: actingPerson(ctx.actor) ?? '',
      postId: actingPost(ctx.actor, loaded.row.owner_post_id) ?? '',
    },
    texts,
    after: () => ctx.announce('case.resolved', event, { outcome: input.outcome, answer_seal: seal, onTheSpot: true }),
  }
})

/** The desk, and who looks after the work is done: the desk; when the desk itself did it, the lead above. */
async function verification({ ctx, loaded }: Acting) {
  const { row } = loaded
  const office = await resolvePost(ctx, row.grid_id, 'desk_officer')
  const isOwnWork = office.holders.some((holder) => holder.personId === actingPerson(ctx.actor))
  const verifier = isOwnWork ? await resolvePost(ctx, row.grid_id, 'main_grid_lead') : office
  return {
    deskPostId: office.id,
    assignLimit: stageLimit('assign', row.priority),
    verifierPostId: verifier.id,
    verifyLimit: stageLimit('verify', row.priority),
  }
}
