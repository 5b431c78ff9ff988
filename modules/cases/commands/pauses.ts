import { GrantRequest, RefuseRequest, RequestMore, ResumeCase, ReviewDeferral } from '../contract.ts'
import { approverOf } from '../upward.ts'
import { type Acting, actingPerson, keepNote, verbCommand } from './act.ts'

/** More time and the books: asked for by whoever handles, decided by somebody above, told to the resident. */

/** How long the post above has to decide a request. */
const APPROVAL_LIMIT = { value: 1, unit: 'wd' } as const

export const request = verbCommand(RequestMore, 'request', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const ownerPostId = loaded.row.owner_post_id ?? ''
  const approver = await approverOf(ctx, ownerPostId, loaded.row.grid_id)
  const reason = input.kind === 'defer' ? input.reason : null
  return {
    facts: {
      kind: input.kind,
      value: input.value,
      reason: reason ?? '',
      approver: { postId: approver.id, limit: APPROVAL_LIMIT },
      personId: actingPerson(ctx.actor),
    },
    after: async ({ clocks }) => {
      const { note_seal } = await keepNote(acting, 'reason', input.note, false)
      const by = clocks.find((clock) => clock.kind === 'approve')?.dueAt ?? ctx.now
      ctx.announce('case.requested', event, {
        kind: input.kind,
        value: input.value,
        reason,
        of: approver.id,
        by: by.toISOString(),
        note_seal,
      })
    },
  }
})

export const grant = verbCommand(GrantRequest, 'grant', async (acting, input) => {
  const { ctx, loaded, event } = acting
  return {
    facts: { personId: actingPerson(ctx.actor) },
    after: async ({ changes }) => {
      const note_seal = await maybeNote(acting, input.note)
      const dueAt = (changes.dueAt ?? ctx.now).toISOString()
      if (loaded.row.request_kind === 'defer') {
        ctx.announce('case.deferred', event, { reason: loaded.row.request_reason ?? '', reviewAt: dueAt, note_seal })
      } else {
        ctx.announce('case.extended', event, {
          from: (loaded.row.due_at ?? ctx.now).toISOString(),
          to: dueAt,
          note_seal,
        })
      }
    },
  }
})

export const refuse = verbCommand(RefuseRequest, 'refuse', async (acting, input) => {
  const { ctx, loaded, event } = acting
  return {
    facts: { personId: actingPerson(ctx.actor) },
    after: async () => {
      const { note_seal } = await keepNote(acting, 'reason', input.note, false)
      ctx.announce('case.request_refused', event, { kind: loaded.row.request_kind ?? '', note_seal })
    },
  }
})

export const review = verbCommand(ReviewDeferral, 'review', async (acting, input) => ({
  facts: { days: input.days },
  after: async ({ changes }) => {
    const { note_seal } = await keepNote(acting, 'finding', input.note, false)
    acting.ctx.announce('case.reviewed', acting.event, {
      reviewAt: (changes.dueAt ?? acting.ctx.now).toISOString(),
      note_seal,
    })
  },
}))

export const resume = verbCommand(ResumeCase, 'resume', async (acting, input) => ({
  facts: {},
  after: async ({ changes }) => {
    const note_seal = await maybeNote(acting, input.note)
    acting.ctx.announce('case.resumed', acting.event, {
      dueAt: (changes.dueAt ?? acting.ctx.now).toISOString(),
      note_seal,
    })
  },
}))

/** The commitment to a remark, when there is one. */
export async function maybeNote(acting: Acting, text: string, isPublic = false): Promise<string | null> {
  return text === '' ? null : (await keepNote(acting, 'progress', text, isPublic)).note_seal
}
