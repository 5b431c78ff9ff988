import { visibleTo } from '../../platform/access.ts'
import type { EventSubject } from '../../platform/announce.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { describeRule, may, type Rule } from '../../platform/pure/access.ts'
import { ensure, Forbidden, Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS, type Relation } from './access.ts'
import type { RequestVerb } from './contract/names.ts'
import { groundOf } from './place.ts'
import { refusalOf, type Side, type Standing } from './rules.ts'
import { lockRequest, type OfferRow, type RequestChange, type RequestRow, saveRequest } from './store.ts'
import { RELATION_WORDS } from './words.ts'

/** A request that is acted on: locked, in sight, and the verb allowed now. */
export type Acting = {
  readonly row: RequestRow
  readonly event: EventSubject
  /** The person who acts; null for the system. */
  readonly personId: string | null
  /** Changes the row. */
  save(change: RequestChange): Promise<void>
}

/**
 * Every verb on a request goes through here: locked in sight, then who, then whether now.
 * @param code the printed code before which the actor stands, if that is how he sees it
 * @throws NotFound, Forbidden, Refusal
 */
export async function actOn(
  ctx: WriteContext,
  verb: RequestVerb,
  requestId: string,
  code: string | null = null,
): Promise<Acting> {
  const communityId = code === null ? null : (await groundOf(ctx, { by: 'code', code })).communityId
  const row = await lockRequest(ctx.sql, ctx.tenant, requestId, visibleTo(ctx.actor), communityId)
  await permit(ctx, verb, row.grid_id, relationsTo(ctx, row))
  const refused = refusalOf(verb, standingOf(row), sideOf(relationsTo(ctx, row)))
  if (refused !== undefined) throw new Refusal(refused)
  return {
    row,
    event: await subjectOf(ctx, 'help_request', row),
    personId: personOf(ctx),
    save: (change) => saveRequest(ctx.sql, ctx.tenant, row.id, change),
  }
}

/** @throws Forbidden with who may, in words */
export async function permit(
  ctx: Context,
  act: keyof typeof ACCESS,
  gridId: string,
  relations: readonly Relation[],
): Promise<void> {
  ensure(await isPermitted(ctx, act, gridId, relations), () => new Forbidden(act, whoMay(ACCESS[act])))
}

export async function isPermitted(
  ctx: Context,
  act: keyof typeof ACCESS,
  gridId: string,
  relations: readonly Relation[],
): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true
  return may(ctx.actor, ACCESS[act], { gridPath: (await treeOf(ctx)).pathOf(gridId), relations })
}

export function relationsTo(ctx: Context, row: RequestRow): Relation[] {
  const me = personOf(ctx)
  if (me === null) return []
  const relations: Relation[] = []
  if (row.asker_person_id === me) relations.push('asker')
  if (row.entered_by_person_id === me) relations.push('enterer')
  if (row.helper_person_id === me) relations.push('helper')
  return relations
}

export function relationsToOffer(ctx: Context, row: OfferRow): Relation[] {
  const me = personOf(ctx)
  if (me === null) return []
  const relations: Relation[] = []
  if (row.giver_person_id === me) relations.push('giver')
  if (row.entered_by_person_id === me) relations.push('enterer')
  return relations
}

export function standingOf(row: RequestRow): Standing {
  return {
    state: row.state,
    isHidden: row.hidden_at !== null,
    isStillAsked: row.still_asked_at !== null,
    saidDoneBy:
      row.said_done_at === null ? null : row.said_done_by_person_id === row.helper_person_id ? 'helper' : 'asker',
  }
}

/** Who helps and also entered it speaks as the helper, so that nobody confirms himself. */
export function sideOf(relations: readonly Relation[]): Side {
  return relations.includes('helper') ? 'helper' : 'asker'
}

/** Both have said yes and it is not over: now they may know how to reach each other. */
export function isBetweenThem(row: RequestRow): boolean {
  return (row.state === 'accepted' || row.state === 'said_done') && row.hidden_at === null
}

export function personOf(ctx: Context): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null
}

export async function subjectOf(
  ctx: Context,
  type: 'help_request' | 'help_offer',
  row: { id: string; grid_id: string },
): Promise<EventSubject> {
  const { chainId } = (await treeOf(ctx)).communityOf(row.grid_id)
  return { type, id: row.id, gridId: row.grid_id, chainId }
}

function whoMay(rule: Rule): string {
  const nameOf = (key: string) =>
    ROLE_WORDS[key as keyof typeof ROLE_WORDS]?.zh ?? RELATION_WORDS[key as Relation]?.zh ?? key
  return describeRule(rule, nameOf, { or: '、', butNot: '，但不能是', system: '系统', anyone: '登录的人' })
}
