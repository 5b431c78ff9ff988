import type { Sight } from '../../platform/access.ts'
import type { WriteContext } from '../../platform/context.ts'
import { ensure, Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { resolvePosts } from '../people/index.ts'
import type { Ask, AskState, DoorResult } from './contract/names.ts'
import { personOf, subjectOf } from './permit.ts'
import { askDue, askOf, askRole, isCaseAtOnce, OVER_WHEN_MET, REACHED, TRIES_BEFORE_ASKING } from './rules.ts'
import { type AskRow, doorBefore, insertAsk, lockAsk, lockOpenAsks, saveSettled } from './store/asks.ts'

/** What was found at a door, whoever tells: a visit, or a contact of another module. */
export type Found = {
  /** The visit or contact; one thing is raised of each. */
  readonly sourceId: string
  readonly householdId: string
  readonly gridId: string
  readonly result: DoorResult
  readonly note: string
  readonly at: Date
  readonly byPersonId: string | null
}

/**
 * Makes of what was found something that somebody is accountable for, where it asks for more; and ends what is over because somebody was
 * met. What arrives late and was overtaken by a later visit that met somebody asks for nothing, unless a resident asked for it.
 */
export async function raiseAsk(ctx: WriteContext, found: Found): Promise<void> {
  if (REACHED.includes(found.result)) await endWhenMet(ctx, found)
  const before = await doorBefore(ctx.sql, ctx.tenant, found.householdId, found.at, TRIES_BEFORE_ASKING)
  const missedInARow = before.results.findIndex((one) => one !== 'not_home' && one !== 'no_answer')
  const what = askOf(found.result, {
    isLookedAfter: before.isLookedAfter,
    missedInARow: missedInARow === -1 ? before.results.length : missedInARow,
  })
  if (what === null || (before.isOvertaken && OVER_WHEN_MET.includes(what))) return
  const post = (await resolvePosts(ctx, [found.gridId], askRole(0))).get(found.gridId)
  const id = ctx.newId()
  const dueAt = askDue(what, ctx.now)
  const isNew = await insertAsk(ctx.sql, ctx.tenant, {
    id,
    communityId: (await treeOf(ctx)).communityOf(found.gridId).id,
    gridId: found.gridId,
    householdId: found.householdId,
    sourceId: found.sourceId,
    what,
    wordsSealed: found.note === '' ? null : ctx.keys.seal(found.note),
    foundAt: found.at,
    foundBy: found.byPersonId,
    raisedAt: ctx.now,
    postId: post?.id ?? null,
    dueAt,
  })
  if (!isNew) return
  ctx.announce('door_ask.raised', await subjectOf(ctx, 'door_ask', id, found.gridId), {
    source: found.sourceId,
    to: post?.id ?? null,
    until: dueAt.toISOString(),
    atOnce: isCaseAtOnce(what),
  })
}

/** What a module above needs to make a case of it. */
export type OpenAsk = {
  readonly id: string
  readonly gridId: string
  readonly householdId: string
  readonly what: Ask
  readonly words: string
  readonly foundBy: string | null
  readonly isCaseAtOnce: boolean
}

/** One that is open, locked. @throws NotFound when it is out of sight, Refusal ask.settled */
export async function openAsk(ctx: WriteContext, askId: string, sight: Sight): Promise<OpenAsk> {
  const ask = await stillOpen(ctx, askId, sight)
  ensure(ask !== undefined, () => new Refusal('ask.settled'))
  return ask
}

/** The same for a follower, who comes late: undefined when somebody has settled it. @throws NotFound */
export async function stillOpen(ctx: WriteContext, askId: string, sight: Sight): Promise<OpenAsk | undefined> {
  const row = await lockAsk(ctx.sql, ctx.tenant, askId, sight)
  if (row.state !== 'open') return undefined
  const { id, gridId, householdId, what, foundBy } = row
  const words = row.wordsSealed === null ? '' : ctx.keys.open(row.wordsSealed)
  return { id, gridId, householdId, what, words, foundBy, isCaseAtOnce: isCaseAtOnce(what) }
}

/** A case was opened of it, which is followed up as any other. The caller holds it open. */
export async function settleByCase(
  ctx: WriteContext,
  ask: Pick<OpenAsk, 'id' | 'gridId'>,
  caseId: string,
): Promise<void> {
  await settle(ctx, [ask], { state: 'case', caseId })
}

/** Ends some that the caller holds open. */
export async function settle(
  ctx: WriteContext,
  asks: readonly Pick<AskRow, 'id' | 'gridId'>[],
  how: { state: Exclude<AskState, 'open'>; reason?: string; caseId?: string; taskId?: string },
): Promise<void> {
  await saveSettled(
    ctx.sql,
    ctx.tenant,
    asks.map((one) => one.id),
    { ...how, at: ctx.now, by: personOf(ctx) },
  )
  for (const one of asks)
    ctx.announce('door_ask.settled', await subjectOf(ctx, 'door_ask', one.id, one.gridId), {
      as: how.state,
      case: how.caseId ?? null,
      task: how.taskId ?? null,
    })
}

async function endWhenMet(ctx: WriteContext, found: Found): Promise<void> {
  const open = await lockOpenAsks(ctx.sql, ctx.tenant, found.householdId, OVER_WHEN_MET)
  await settle(
    ctx,
    open.filter((one) => one.foundAt <= found.at),
    { state: 'met' },
  )
}
