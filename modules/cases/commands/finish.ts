import type { EventSubject } from '../../../platform/announce.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { attachFiles } from '../../../platform/files.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { resolvePost } from '../../people/index.ts'
import { stageLimit } from '../../routing/index.ts'
import { FollowUpCase, RateCase, ReopenCase, SupplyCase, VerifyCase, WithdrawCase } from '../contract.ts'
import { hasRated, isParty, othersWait } from '../facts.ts'
import { type Decision, verdictOf } from '../rules.ts'
import { forgetRatings, markAnswered, saveVerdict } from '../store/parties.ts'
import { SPOKEN_SUPPLY } from '../words.ts'
import { type Acting, actingPerson, answered, keepNote, verbCommand } from './act.ts'

/** What happens after the work: verify, follow up; and what the reporter does: add, withdraw, rate, say that it is not solved. */

export const verify = verbCommand(VerifyCase, 'verify', async (acting, input) => {
  const { ctx, loaded, event } = acting
  return {
    facts: { ...(await desk(acting)), passed: input.passed, verifierPersonId: actingPerson(ctx.actor) },
    after: async (decision) => {
      const note_seal =
        input.finding === '' ? null : (await keepNote(acting, 'finding', input.finding, false)).note_seal
      ctx.announce('case.verified', event, {
        passed: input.passed,
        note_seal,
        ...(input.passed ? {} : goesOn(decision)),
      })
      await tellIfAnswered(acting, decision, loaded.row.outcome ?? 'explained')
    },
  }
})

export const followUp = verbCommand(FollowUpCase, 'followUp', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const isContent = input.isContent ?? true
  return {
    facts: { ...(await desk(acting)), reached: input.reached, isContent, rating: input.rating ?? null },
    after: async (decision) => {
      const text = input.reached ? input.comment : `回访未接通。${input.comment}`
      const kept = text === '' ? null : await keepNote(acting, 'comment', text, false)
      if (!input.reached) {
        if (kept) ctx.announce('case.noted', event, { ...kept, public: false })
        return
      }
      ctx.announce('case.rated', event, {
        rating: input.rating ?? null,
        verdict: decision.changes.reporterVerdict ?? 'content',
      })
      if (!isContent) await forgetRatings(ctx.sql, ctx.tenant, loaded.row.id)
      if (!isContent)
        ctx.announce('case.reopened', event, {
          by: 'follow_up',
          count: loaded.row.reopen_count,
          note_seal: kept?.note_seal ?? '',
          ...goesOn(decision),
        })
      tellIfClosed(ctx, event, decision, loaded.row.outcome ?? 'explained')
    },
  }
})

export const rate = verbCommand(RateCase, 'rate', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const mine = loaded.parties.filter((party) => isParty(ctx.actor, party))
  if (mine.some(hasRated) && loaded.row.state === 'verified') throw new Refusal('case.rated_already')
  return {
    facts: { rating: input.rating, othersWait: othersWait(ctx.actor, loaded.parties) },
    after: async (decision) => {
      if (input.comment !== '') await keepNote(acting, 'comment', input.comment, false)
      await saveVerdict(ctx.sql, ctx.tenant, loaded.row.id, myParties(acting), verdictOf(input.rating))
      ctx.announce('case.rated', event, { rating: input.rating, verdict: verdictOf(input.rating) })
      tellIfClosed(ctx, event, decision, loaded.row.outcome ?? 'explained', true)
    },
  }
})

export const reopen = verbCommand(ReopenCase, 'reopen', async (acting, input) => {
  const { ctx, loaded, event } = acting
  return {
    facts: await desk(acting),
    after: async (decision) => {
      const { note_seal } = await keepNote(acting, 'reason', input.reason, true)
      await forgetRatings(ctx.sql, ctx.tenant, loaded.row.id)
      await saveVerdict(ctx.sql, ctx.tenant, loaded.row.id, myParties(acting), 'not_solved')
      ctx.announce('case.reopened', event, {
        by: ctx.actor.kind === 'person' && ctx.actor.grants.length > 0 ? 'staff' : 'reporter',
        count: decision.changes.reopenCount ?? 0,
        note_seal,
        ...goesOn(decision),
      })
    },
  }
})

export const supply = verbCommand(SupplyCase, 'supply', async (acting, input) => ({
  facts: {},
  after: async () => {
    const kept = await keepNote(acting, 'supply', input.text || SPOKEN_SUPPLY.zh, true)
    if (input.voiceId) await attachFiles(acting.ctx, [input.voiceId], 'supply', kept.note, 'sound')
    acting.ctx.announce('case.supplied', acting.event, kept)
  },
}))

export const withdraw = verbCommand(WithdrawCase, 'withdraw', async ({ ctx, event }) => ({
  facts: {},
  texts: answered('已按您的要求撤回。如有需要，随时可以再报。').texts,
  after: () => {
    ctx.announce('case.withdrawn', event, {})
    ctx.announce('case.closed', event, { outcome: 'withdrawn', rated: false })
  },
}))

/** The answer went out by the decision: every party has it now, and a case without anybody outside is closed. */
export async function tellIfAnswered(
  { ctx, loaded, event }: Acting,
  decision: Decision,
  outcome: string,
): Promise<void> {
  if (decision.changes.answeredAt === undefined) return
  await markAnswered(ctx.sql, ctx.tenant, loaded.row.id, ctx.now)
  ctx.announce('case.answered', event, { outcome })
  tellIfClosed(ctx, event, decision, outcome)
}

/** Tells that the case closed, if the decision closed it. */
export function tellIfClosed(
  ctx: WriteContext,
  event: EventSubject,
  decision: Decision,
  outcome: string,
  rated = false,
): void {
  if (decision.changes.state === 'closed') ctx.announce('case.closed', event, { outcome, rated })
}

/** Where the work goes on, and by when the resident was promised an end. */
function goesOn({ changes }: Decision): { state?: string; dueAt?: string } {
  return {
    ...(changes.state ? { state: changes.state } : {}),
    ...(changes.dueAt ? { dueAt: changes.dueAt.toISOString() } : {}),
  }
}

/** The desk of the community, where a case goes when nobody else has it. */
export async function desk({ ctx, loaded }: Acting) {
  const post = await resolvePost(ctx, loaded.row.grid_id, 'desk_officer')
  return { deskPostId: post.id, assignLimit: stageLimit('assign', loaded.row.priority) }
}

function myParties({ ctx, loaded }: Acting): string[] {
  return loaded.parties.filter((party) => isParty(ctx.actor, party)).map((party) => party.partyId)
}
