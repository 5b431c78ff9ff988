import type { ServerActor } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may, type Subject } from '../../platform/pure/access.ts'
import { treeOf } from '../grids/index.ts'
import { ACCESS } from './access.ts'
import type { RequestKind, Verb } from './contract.ts'
import { type CaseFacts, type Possible, possibleVerbs } from './rules.ts'
import type { CarriedCaseRow, CarriedRow } from './store/carried.ts'
import type { AssistRow, LoadedCase, PartyRow } from './store/load.ts'

/** The row as the rules look at it. */
export function factsOf(loaded: LoadedCase): CaseFacts {
  const { row, openChildren } = loaded
  return {
    ...possibleOf(loaded),
    ownerPostId: row.owner_post_id ?? '',
    offeredPostId: row.offered_post_id,
    handlerPostId: row.handler_post_id,
    handlerPersonId: row.handler_person_id,
    assignedAt: row.assigned_at,
    closedAt: row.closed_at,
    rating: row.rating,
    mergedIntoId: row.merged_into_id,
    returnCount: row.return_count,
    reworkCount: row.rework_count,
    reopenCount: row.reopen_count,
    urgeCount: row.urge_count,
    extendedAt: row.extended_at,
    deferredAt: row.deferred_at,
    isSupervised: row.is_supervised,
    openChildren,
    promisedAt: row.due_at,
  }
}

/** What of it decides which verbs are possible. */
export function possibleOf({ row, clocks, parties, assists, transfers }: CarriedCaseRow<CarriedRow>): Possible {
  return {
    state: row.state,
    tier: row.tier,
    outcome: row.outcome,
    arbitratedAt: row.arbitrated_at,
    request:
      row.request_kind === null
        ? null
        : {
            kind: row.request_kind as RequestKind,
            value: row.request_value ?? 0,
            byPersonId: row.request_by_person_id,
          },
    openAssists: assists.filter(isOpenAssist).length,
    transfers: transfers.map((one) => one.state),
    hasOutsideParty: parties.some(isOutside),
    clocks,
  }
}

/** Somebody outside the staff: the reporter, on whose behalf, or one who joined. */
export function isOutside(party: Pick<PartyRow, 'as'>): boolean {
  return party.as === 'reporter' || party.as === 'on_behalf' || party.as === 'follower'
}

/** Asked or taken on, not over yet. */
export function isOpenAssist(assist: Pick<AssistRow, 'state'>): boolean {
  return assist.state === 'asked' || assist.state === 'taken'
}

/** How an actor stands to a case (access.ts). */
export function relationsOf(
  actor: ServerActor,
  { row, parties, assists, transfers, clocks }: CarriedCaseRow<CarriedRow>,
): string[] {
  const relations: string[] = []
  if (actor.kind === 'person') {
    const holds = (postId: string | null | undefined) => actor.grants.some((grant) => grant.postId === postId)
    if (holds(row.owner_post_id)) relations.push('owner')
    if (holds(row.offered_post_id)) relations.push('offered')
    if (holds(row.returned_by_post_id)) relations.push('returner')
    if (assists.some((assist) => isOpenAssist(assist) && holds(assist.postId))) relations.push('assistant')
    if (clocks.some((clock) => clock.kind === 'approve' && clock.stoppedAt === null && holds(clock.ownerPostId)))
      relations.push('approver')
    if (actor.personId === row.handler_person_id) relations.push('handler')
  }
  if (
    actor.kind === 'partner' &&
    transfers.some((one) => one.id === actor.transferId && one.keyHash === actor.bearerHash)
  )
    relations.push('partner')
  const mine = parties.filter((party) => isParty(actor, party))
  if (mine.some((party) => isOutside(party) && party.as !== 'follower')) relations.push('reporter')
  if (mine.some((party) => party.as === 'follower')) relations.push('follower')
  if (mine.some((party) => party.as === 'member')) relations.push('member')
  return relations
}

/** Who only joined a case sees what became of it, not what others said: for such a person the page of the own report is made. */
export async function hasOnlyJoined(ctx: Context, loaded: LoadedCase): Promise<boolean> {
  const { gridPath, relations } = await subjectOf(ctx, loaded)
  const { actor } = ctx
  const isStaff = actor.kind === 'person' && actor.grants.some((grant) => gridPath.includes(grant.gridId))
  return !isStaff && relations.length === 1 && relations[0] === 'follower'
}

/** Whether the actor is this party, or stands for it as family: then they have one voice. */
export function isParty(actor: ServerActor, party: Pick<PartyRow, 'personId' | 'bearerHash' | 'as'>): boolean {
  if (actor.kind === 'person') {
    if (party.personId === actor.personId) return true
    return party.personId !== null && isOutside(party) && actor.standsFor?.includes(party.personId) === true
  }
  if (actor.kind === 'bearer') return party.bearerHash === actor.bearerHash
  return false
}

/** Whether a party has said what it thinks of the present answer; "not solved" is said of an earlier one. */
export function hasRated(party: Pick<PartyRow, 'verdict'>): boolean {
  return party.verdict !== null && party.verdict !== 'not_solved'
}

/**
 * Whether somebody else has the answer too and has not rated it. Who reported and on whose behalf he did have one voice; everybody
 * who joined or was merged in has one of his own.
 */
export function othersWait(actor: ServerActor, parties: readonly PartyRow[]): boolean {
  const outside = parties.filter(isOutside)
  const voices = [
    outside.filter((party) => party.as !== 'follower'),
    ...outside.filter((party) => party.as === 'follower').map((party) => [party]),
  ]
  return voices.some((voice) => voice.length > 0 && !voice.some((one) => hasRated(one) || isParty(actor, one)))
}

/** The case as a subject of access rules. */
export async function subjectOf(ctx: Context, loaded: LoadedCase): Promise<Subject> {
  const tree = await treeOf(ctx)
  return { gridPath: tree.pathOf(loaded.row.grid_id), relations: relationsOf(ctx.actor, loaded) }
}

/** What the actor may do next: the verbs that the state allows and the access table permits. The server sends it, the phone computes the same. */
export function actionsFor(
  actor: ServerActor,
  facts: Possible,
  subject: Subject,
  mayDo: (verb: Verb) => boolean = (verb) => may(actor, ACCESS[verb], subject),
): Verb[] {
  const isBound = facts.arbitratedAt !== null && isBoundBy(subject.relations)
  return possibleVerbs(facts).filter((verb) => mayDo(verb) && !(isBound && BOUND_FROM.includes(verb)))
}

/** Whom an arbitration binds: whoever has the case by it. */
export function isBoundBy(relations: readonly string[]): boolean {
  return relations.includes('owner') || relations.includes('handler')
}

/** What one who is bound may not do: pass it on, beside or upward. Sending back nobody may (rules.ts). */
const BOUND_FROM: readonly Verb[] = ['assign', 'escalate']
