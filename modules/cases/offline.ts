import { carriedBy, type ServerActor } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import type { OfflineKind } from '../../platform/module.ts'
import { may, type Subject } from '../../platform/pure/access.ts'
import { treeOf } from '../grids/index.ts'
import { postsTurned } from '../people/index.ts'
import { ACCESS } from './access.ts'
import { type CarriedCase, VERBS, type Verb } from './contract.ts'
import { actionsFor, isOpenAssist, possibleOf, relationsOf } from './facts.ts'
import { caseLines } from './queries/lines.ts'
import { standingOf } from './standing.ts'
import { type Carried, type CarriedCaseRow, carriedCasesOf, casesOfPosts, listCarried } from './store/carried.ts'

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
  all: async (ctx, after, limit) => {
    const carried = await carriedIn(ctx)
    const rest = after === null ? carried : carried.filter(({ id }) => id > after)
    return rows(ctx, rest.slice(0, limit))
  },
  of: async (ctx, ids) => rows(ctx, await carriedAmong(ctx, ids)),
}

function since({ now }: Context): Date {
  return new Date(now.getTime() - CARRIED_AFTER_CLOSING)
}

/** What a question has found already: it is of one moment, and more than one kind of rows hangs on the cases. */
const found = new WeakMap<Context, Promise<readonly Carried[]>>()

/** The cases that the actor's phone carries, in the order of their ids; asked once for a question, whose context must be of one snapshot. */
export function carriedIn(ctx: Context): Promise<readonly Carried[]> {
  const before = found.get(ctx)
  if (before) return before
  const asked = listCarried(ctx.sql, ctx.tenant, carriedBy(ctx.actor), since(ctx), null)
  found.set(ctx, asked)
  return asked
}

/** Those of some cases that the actor's phone carries. */
export function carriedAmong(ctx: Context, caseIds: readonly string[]): Promise<readonly Carried[]> {
  return listCarried(ctx.sql, ctx.tenant, carriedBy(ctx.actor), since(ctx), caseIds)
}

/** Until when a case that has ended, and what hangs on it, stays on the phone; left out: while it is in sight. */
export function untilOf({ closedAt }: Pick<Carried, 'closedAt'>): { until?: string } {
  return closedAt === null ? {} : { until: new Date(closedAt.getTime() + CARRIED_AFTER_CLOSING).toISOString() }
}

async function rows(ctx: Context, carried: readonly Carried[]): Promise<CarriedCase[]> {
  if (carried.length === 0) return []
  const cases = await carriedCasesOf(
    ctx.sql,
    ctx.tenant,
    carried.map(({ id }) => id),
  )
  const lines = await caseLines(
    ctx,
    cases.map(({ row }) => row),
  )
  const { actor } = ctx
  const tree = await treeOf(ctx)
  const mayDo = permitting(actor)
  return cases.map((one, i): CarriedCase => {
    const { row } = one
    const subject = { gridPath: tree.pathOf(row.grid_id), relations: relationsOf(actor, one) }
    // Assigned, not spread: five spreads are 66 µs and 35 kB a row, and a row that is five times as slow to write as text.
    return Object.assign(
      lines[i],
      standingOf({ row, clocks: one.clocks.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)) }),
      groupsOf(actor, one, subject.relations),
      { communityName: row.community_name },
      { actions: actionsFor(actor, possibleOf(one), subject, mayDo(subject)) },
      untilOf({ closedAt: row.closed_at }),
    )
  })
}

/** What the actor may do, found once for all cases to which he stands alike: most of those that he carries lie in one grid. */
function permitting(actor: ServerActor): (subject: Subject) => (verb: Verb) => boolean {
  const known = new Map<string, ReadonlySet<Verb>>()
  return (subject) => {
    const key = `${subject.gridPath[0]} ${subject.relations.join()}`
    const verbs = known.get(key) ?? new Set(VERBS.filter((verb) => may(actor, ACCESS[verb], subject)))
    known.set(key, verbs)
    return (verb) => verbs.has(verb)
  }
}

/** In which of the phone's lists it stands. */
function groupsOf(
  actor: ServerActor,
  { row, assists, parties }: CarriedCaseRow,
  relations: readonly string[],
): Pick<CarriedCase, 'waits' | 'involves'> {
  if (actor.kind !== 'person') return { waits: false, involves: false }
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
    relations.includes('returner')
  return { waits, involves: isPart && !waits }
}
