import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { namesOf, phoneOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { ACCESS, type Relation } from './access.ts'
import { isBetweenThem, permit, personOf, relationsTo, sideOf, standingOf } from './act.ts'
import {
  ListFitting,
  ListMine,
  REQUEST_VERBS,
  type RequestOfMine,
  type RequestVerb,
  RevealContact,
  ShowBoard,
} from './contract.ts'
import { asKind, needOf, readinessOf } from './fitting.ts'
import { boardRequests, offersOf, openOffers, requestsOf } from './lists.ts'
import { groundOf, spotOf } from './place.ts'
import { byNearness, DONE_AFTER_DAYS, daysAfter, fits, nearnessOf, refusalOf } from './rules.ts'
import { getRequest, invitedOffers, type OfferRow, type RequestRow } from './store.ts'

/** So many a board, a list of fitting offers, a list of one's own shows at most. */
const LIMIT = 200
/** So many open offers of a community are looked through for those that fit. */
const LOOKED_THROUGH = 1000

/** Everybody signed in who stands before a printed code sees the board of its community; nobody else's does he see. */
export const board = query(ShowBoard, async (ctx, { code }) => {
  const me = personOf(ctx)
  const [ground, tree] = [await groundOf(ctx, { by: 'code', code }), await treeOf(ctx)]
  const here = spotOf(tree, ground.gridId)
  const [requests, offers] = [
    await boardRequests(ctx.sql, ctx.tenant, ground.communityId, LIMIT),
    await openOffers(ctx.sql, ctx.tenant, ground.communityId, null, LIMIT),
  ]
  const mine = (me === null ? [] : await offersOf(ctx.sql, ctx.tenant, me, LIMIT))
    .filter((one) => one.giver_person_id === me && one.state === 'open')
    .map((one) => readinessOf(one, tree))
  const near = (gridId: string) => ({ near: nearnessOf(here, spotOf(tree, gridId)) })
  return {
    requests: requests
      .map((row) => ({
        ...requestCard(row, tree),
        ...near(row.grid_id),
        isMine: row.asker_person_id === me || row.entered_by_person_id === me,
        fitsMine: row.asker_person_id !== me && mine.some((one) => fits(one, needOf(row, tree))),
      }))
      .sort((a, b) => Number(b.fitsMine) - Number(a.fitsMine) || byNearness(a, b)),
    offers: offers
      .map((row) => ({
        ...offerCard(row, tree),
        ...near(row.grid_id),
        isMine: row.giver_person_id === me || row.entered_by_person_id === me,
      }))
      .sort(byNearness),
    isCut: requests.length === LIMIT || offers.length === LIMIT,
  }
})

export const fitting = query(ListFitting, async (ctx, { requestId }) => {
  const row = await getRequest(ctx.sql, ctx.tenant, requestId, visibleTo(ctx.actor))
  await permit(ctx, 'fitting', row.grid_id, relationsTo(ctx, row))
  if (row.state !== 'open' || row.hidden_at !== null) return { offers: [] }
  const tree = await treeOf(ctx)
  const need = needOf(row, tree)
  const [offers, invited] = [
    await openOffers(ctx.sql, ctx.tenant, row.community_id, need.kind, LOOKED_THROUGH),
    await invitedOffers(ctx.sql, ctx.tenant, requestId),
  ]
  return {
    offers: offers
      .filter((one) => one.giver_person_id !== row.asker_person_id && fits(readinessOf(one, tree), need))
      .map((one) => ({
        ...offerCard(one, tree),
        near: nearnessOf(need.spot, spotOf(tree, one.grid_id)),
        isInvited: invited.includes(one.id),
      }))
      .sort(byNearness)
      .slice(0, LIMIT),
  }
})

export const mine = query(ListMine, async (ctx) => {
  const me = personOf(ctx)
  if (me === null) throw new NotFound('person')
  const tree = await treeOf(ctx)
  const [requests, offers] = [
    await requestsOf(ctx.sql, ctx.tenant, me, LIMIT),
    await offersOf(ctx.sql, ctx.tenant, me, LIMIT),
  ]
  const entered = [
    ...requests.flatMap((row) => (row.entered_by_person_id === me ? row.asker_person_id : [])),
    ...offers.flatMap((row) => (row.entered_by_person_id === me ? row.giver_person_id : [])),
  ]
  const names = await namesOf(ctx, entered)
  const masked = (personId: string) => maskName(names.get(personId)?.name ?? '')
  return {
    requests: await Promise.all(requests.map((row) => ofMine(ctx, row, tree, masked))),
    offers: offers.map((row) => ({
      ...offerCard(row, tree),
      text: row.text,
      state: row.state,
      reach: row.reach,
      isHidden: row.hidden_at !== null,
      onBehalfName: row.entered_by_person_id === me ? masked(row.giver_person_id) : null,
      offeredAt: row.offered_at.toISOString(),
    })),
  }
})

/** The platform has logged who asked and why. */
export const revealContact = query(RevealContact, async (ctx, { requestId, of }) => {
  const row = await getRequest(ctx.sql, ctx.tenant, requestId, visibleTo(ctx.actor))
  const relations = relationsTo(ctx, row)
  await permit(ctx, of === 'other' ? 'revealContact' : 'revealAny', row.grid_id, relations)
  if (of === 'other' && !isBetweenThem(row)) throw new Refusal('help.not_both_yet')
  const wanted = of === 'other' ? (sideOf(relations) === 'helper' ? 'asker' : 'helper') : of
  if (wanted === 'helper') return contactOf(ctx, row.helper_person_id, row.helper_shown, false)
  const own = await contactOf(ctx, row.asker_person_id, row.asker_shown, false)
  // Without a number of her own she is reached through whoever entered it.
  if (own.phone !== null || row.entered_by_person_id === null) return own
  return contactOf(ctx, row.entered_by_person_id, null, true)
})

async function contactOf(ctx: Context, personId: string | null, shown: string | null, isStaff: boolean) {
  if (personId === null) throw new Refusal('help.not_both_yet')
  const name = (await namesOf(ctx, [personId])).get(personId)?.name ?? ''
  return { name: shown ?? name, phone: await phoneOf(ctx, personId), isStaff }
}

async function ofMine(
  ctx: Context,
  row: RequestRow,
  tree: GridTree,
  masked: (personId: string) => string,
): Promise<RequestOfMine> {
  const relations = relationsTo(ctx, row)
  const side = sideOf(relations)
  const { saidDoneBy, isHidden, isStillAsked } = standingOf(row)
  const { text: _, ...card } = requestCard(row, tree)
  return {
    ...card,
    text: row.text,
    state: row.state,
    isHidden,
    as: relations.includes('helper')
      ? 'helper'
      : relations.includes('asker')
        ? 'asker'
        : relations.includes('enterer')
          ? 'enterer'
          : 'invited',
    onBehalfName: relations.includes('enterer') ? masked(row.asker_person_id) : null,
    helperShown: row.helper_shown,
    saidDoneBy: saidDoneBy === null ? null : saidDoneBy === side ? 'me' : 'other',
    countsDoneAt:
      row.state === 'said_done' && row.said_done_at ? daysAfter(row.said_done_at, DONE_AFTER_DAYS).toISOString() : null,
    isAskedStill: row.state === 'open' && isStillAsked,
    thanks: row.thanks,
    askedAt: row.asked_at.toISOString(),
    canCall: relations.length > 0 && isBetweenThem(row),
    actions: await actionsOn(ctx, row, relations),
  }
}

/** What the actor can do with a request now. */
export async function actionsOn(ctx: Context, row: RequestRow, relations: readonly Relation[]): Promise<RequestVerb[]> {
  const gridPath = (await treeOf(ctx)).pathOf(row.grid_id)
  return REQUEST_VERBS.filter(
    (verb) =>
      may(ctx.actor, ACCESS[verb], { gridPath, relations }) &&
      refusalOf(verb, standingOf(row), sideOf(relations)) === undefined,
  )
}

export function requestCard(row: RequestRow, tree: GridTree) {
  return {
    requestId: row.id,
    kind: asKind(row.kind),
    text: row.text ?? '',
    from: row.from_date,
    until: row.until_date,
    part: row.day_part,
    shownName: row.asker_shown,
    gridName: tree.get(row.grid_id)?.name ?? '',
  }
}

export function offerCard(row: OfferRow, tree: GridTree) {
  return {
    offerId: row.id,
    kinds: row.kinds.map(asKind),
    text: row.text ?? '',
    weekdays: row.weekdays,
    part: row.day_part,
    shownName: row.giver_shown,
    gridName: tree.get(row.grid_id)?.name ?? '',
  }
}
