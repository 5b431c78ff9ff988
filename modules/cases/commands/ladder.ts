import { Refusal } from '../../../platform/pure/refusals.ts'
import { getPost, resolvePost } from '../../people/index.ts'
import { currentSets, stageLimit, type Tier } from '../../routing/index.ts'
import { ArbitrateCase, EscalateCase, LowerCase, SendBackCase } from '../contract.ts'
import { isBoundBy, relationsOf } from '../facts.ts'
import { routed } from '../route.ts'
import { type Decision, tierBeside } from '../rules.ts'
import { commonLead, postOfTier } from '../upward.ts'
import { type Acting, keepNote, verbCommand } from './act.ts'
import { ensureInLine } from './desk.ts'

/** Up and down the ladder, back to the desk, and who decides when two sides do not want it. */

/** How long the lead above both sides has to decide (architecture.md §6). */
const ARBITRATION_LIMIT = { value: 4, unit: 'wh' } as const

export const sendBack = verbCommand(SendBackCase, 'sendBack', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const { row } = loaded
  const postId = row.owner_post_id ?? ''
  const desk = await resolvePost(ctx, row.grid_id, 'desk_officer')
  const arbiter = await commonLead(ctx, row.grid_id, postId, row.returned_by_post_id ?? desk.id)
  return {
    facts: {
      deskPostId: desk.id,
      assignLimit: stageLimit('assign', row.priority),
      postId,
      arbiter: { postId: arbiter.id, limit: ARBITRATION_LIMIT },
    },
    after: async ({ changes, clocks }) => {
      const { note_seal } = await keepNote(acting, 'reason', input.note, false)
      ctx.announce('case.sent_back', event, {
        from: postId,
        reason: input.reason,
        note_seal,
        count: changes.returnCount ?? 0,
      })
      const asked = clocks.find((clock) => clock.kind === 'arbitrate' && clock.stoppedAt === null)
      if (asked) ctx.announce('case.arbitration_asked', event, { of: asked.ownerPostId, by: asked.dueAt.toISOString() })
    },
  }
})

export const arbitrate = verbCommand(ArbitrateCase, 'arbitrate', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const { row } = loaded
  const route = await routed(ctx, await currentSets(ctx), acting.calendar, row)
  const post = await getPost(ctx, input.toPostId)
  await ensureInLine(ctx, post, row.grid_id)
  return {
    facts: {
      postId: post.id,
      handleLimits: route.limits,
      claimLimit: stageLimit('claim', row.priority),
    },
    after: async ({ changes }) => {
      const { note_seal } = await keepNote(acting, 'reason', input.reason, false)
      ctx.announce('case.arbitrated', event, {
        to: post.id,
        dueAt: (changes.dueAt ?? row.due_at ?? ctx.now).toISOString(),
        note_seal,
      })
    },
  }
})

export const escalate = verbCommand(EscalateCase, 'escalate', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const to = tierBeside(loaded.row.tier, 1)
  if (!to) throw new Refusal('case.top_tier')
  const upper = await seatOf(acting, to)
  return {
    facts: { to, upper, byOwner: isBoundBy(relationsOf(ctx.actor, loaded)) },
    after: async ({ clocks }) => {
      ctx.announce('case.escalated', event, await moved(acting, to, upper.postId, input.reason, clocks))
    },
  }
})

export const lower = verbCommand(LowerCase, 'lower', async (acting, input) => {
  const to = tierBeside(acting.loaded.row.tier, -1)
  if (!to) throw new Refusal('case.lowest_tier')
  const seat = await seatOf(acting, to)
  return {
    facts: { to, lower: seat },
    after: async ({ clocks }) => {
      acting.ctx.announce('case.lowered', acting.event, await moved(acting, to, seat.postId, input.note, clocks))
    },
  }
})

async function seatOf({ ctx, loaded }: Acting, tier: Tier) {
  const post = await postOfTier(ctx, loaded.row.grid_id, tier)
  return { postId: post.id, limit: stageLimit('assign', loaded.row.priority) }
}

/** What both ways tell: from where to where, who has it now, and by when it must be received there. */
async function moved(acting: Acting, to: Tier, owner: string, text: string, clocks: Decision['clocks']) {
  const { ctx, loaded } = acting
  const { note_seal } = await keepNote(acting, 'reason', text, false)
  const receive = clocks.find((clock) => clock.kind === 'assign' && clock.stoppedAt === null)
  return {
    from: loaded.row.tier,
    to,
    owner,
    receiveBy: (receive?.dueAt ?? ctx.now).toISOString(),
    note_seal,
  }
}
