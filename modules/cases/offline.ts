import { carriedBy } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import type { OfflineKind } from '../../platform/module.ts'
import { postsTurned } from '../people/index.ts'
import type { CarriedCase } from './contract.ts'
import { actionsFor, factsOf, isOpenAssist, relationsOf, subjectOf } from './facts.ts'
import { caseLines } from './queries.ts'
import { standingOf } from './standing.ts'
import { type CarriedFilter, casesOfPosts, type LoadedCase, listCarried } from './store.ts'

/** So long after its end a case is still on the phone, in milliseconds: whoever meets the reporter on the stairs can say what became of it. */
export const CARRIED_AFTER_CLOSING = 30 * 86_400_000

/** The cases that a phone carries: open ones in its holder's sight, and those closed lately. */
export const carriedCases: OfflineKind = {
  kind: 'case',
  subjects: {
    case: 'own',
    /** Who sits in the seat that owns it stands in every list. */
    post: (ctx, postIds) => casesOfPosts(ctx.sql, ctx.tenant, postIds, since(ctx)),
  },
  /** A term or an absence begins or ends by time: then somebody else answers for what stands in that seat. */
  turned: async (ctx, moment) => {
    const postIds = await postsTurned(ctx, moment)
    return postIds.length === 0 ? [] : casesOfPosts(ctx.sql, ctx.tenant, postIds, since(ctx))
  },
  all: (ctx, after, limit) => rows(ctx, { since: since(ctx), after, limit }),
  of: (ctx, ids) => rows(ctx, { since: since(ctx), ids }),
}

function since({ now }: Context): Date {
  return new Date(now.getTime() - CARRIED_AFTER_CLOSING)
}

async function rows(ctx: Context, filter: CarriedFilter): Promise<CarriedCase[]> {
  const found = await listCarried(ctx.sql, ctx.tenant, carriedBy(ctx.actor), filter)
  if (found.length === 0) return []
  const lines = await caseLines(
    ctx,
    found.map(({ line }) => line),
  )
  return Promise.all(
    found.map(async (one, i): Promise<CarriedCase> => {
      const { row, line } = one
      // Assigned, not spread: five spreads are 66 µs and 35 kB a row, and a row that is five times as slow to write as text.
      return Object.assign(
        lines[i],
        standingOf({ row, clocks: one.clocks.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)) }),
        groupsOf(ctx, one),
        { communityName: line.community_name },
        { actions: actionsFor(ctx.actor, factsOf(one), await subjectOf(ctx, one)) },
        row.closed_at ? { until: new Date(row.closed_at.getTime() + CARRIED_AFTER_CLOSING).toISOString() } : null,
      )
    }),
  )
}

/** In which of the phone's lists it stands. */
function groupsOf({ actor }: Context, one: LoadedCase): Pick<CarriedCase, 'waits' | 'involves'> {
  if (actor.kind !== 'person') return { waits: false, involves: false }
  const { row, assists, parties } = one
  const holds = (postId: string | null) => actor.grants.some((grant) => grant.postId === postId)
  const waits =
    row.state !== 'closed' &&
    (holds(row.owner_post_id) ||
      (row.state === 'assigned' && holds(row.offered_post_id)) ||
      holds(row.raised_to_post_id) ||
      assists.some((assist) => isOpenAssist(assist) && holds(assist.postId)))
  const isPart =
    row.handler_person_id === actor.personId ||
    parties.some((party) => party.personId === actor.personId) ||
    (row.state !== 'closed' && holds(row.offered_post_id)) ||
    relationsOf(actor, one).includes('returner')
  return { waits, involves: isPart && !waits }
}
