import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may, type Rule } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { ACCESS, type Relation } from './access.ts'
import { isBetweenThem, isPermitted, relationsTo, relationsToOffer, sideOf, standingOf } from './act.ts'
import { CountHelp, IMPROPER_REASONS, ShowDesk } from './contract.ts'
import { asKind } from './fitting.ts'
import { countOpenOffers, countRequests, deskOffers, deskRequests, type OnDesk } from './lists.ts'
import { actionsOn, offerCard, requestCard } from './queries.ts'
import { type Side, WAITS_LONG_HOURS } from './rules.ts'
import type { OfferRow, RequestRow } from './store.ts'

const LIMIT = 200
const HOUR = 3_600_000

/** What staff see in full, in their grids: words and masked names; numbers only one by one, with a reason. */
export const desk = query(ShowDesk, async (ctx, { list, gridId }) => {
  const tree = await treeOf(ctx)
  const mine = await gridsUnder(ctx, ACCESS.desk)
  ensure(mine.length > 0, () => new Forbidden(ShowDesk.name))
  if (gridId !== null && !mine.includes(gridId)) throw new NotFound('grid')
  const grids = gridId === null ? mine : tree.under(gridId).filter((id) => mine.includes(id))
  const sight = visibleTo(ctx.actor)
  const waitingSince = new Date(ctx.now.getTime() - WAITS_LONG_HOURS * HOUR)
  const requests = await deskRequests(ctx.sql, ctx.tenant, sight, { list, grids, waitingSince, limit: LIMIT })
  const offers = await deskOffers(ctx.sql, ctx.tenant, sight, { list, grids, limit: LIMIT })
  const names = await namesOf(
    ctx,
    [
      ...requests.flatMap((row) => [row.asker_person_id, row.helper_person_id, row.entered_by_person_id]),
      ...offers.flatMap((row) => [row.giver_person_id, row.entered_by_person_id]),
    ].filter((id) => id !== null),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? ''))
  const phone = (id: string | null) => (id === null ? null : (names.get(id)?.phoneMasked ?? null))
  const masked = (id: string | null) => (id === null ? null : maskName(nameOf(id) ?? ''))
  return {
    requests: await Promise.all(
      requests.map(async (row) => ({
        ...requestCard(row, tree),
        text: row.text,
        state: row.state,
        askedAt: row.asked_at.toISOString(),
        acceptedAt: row.accepted_at?.toISOString() ?? null,
        endedAt: row.ended_at?.toISOString() ?? null,
        askerName: masked(row.asker_person_id) ?? '',
        askerPhone: phone(row.asker_person_id),
        helperName: masked(row.helper_person_id),
        helperPhone: phone(row.helper_person_id),
        canReveal: await isPermitted(ctx, 'revealAny', row.grid_id, []),
        otherSide: otherSideOf(row, relationsTo(ctx, row)),
        saidDoneBy: standingOf(row).saidDoneBy,
        enteredByName: nameOf(row.entered_by_person_id),
        returns: row.returns,
        hidden: hiddenOf(row),
        actions: await actionsOn(ctx, row, relationsTo(ctx, row)),
      })),
    ),
    offers: await Promise.all(
      offers.map(async (row) => ({
        ...offerCard(row, tree),
        text: row.text,
        state: row.state,
        reach: row.reach,
        offeredAt: row.offered_at.toISOString(),
        giverName: masked(row.giver_person_id) ?? '',
        enteredByName: nameOf(row.entered_by_person_id),
        hidden: hiddenOf(row),
        canJudge: row.hidden_at !== null && (await isPermitted(ctx, 'judge', row.grid_id, relationsToOffer(ctx, row))),
      })),
    ),
    isCut: requests.length === LIMIT || offers.length === LIMIT,
  }
})

/** How many asked for what and what became of it, of the requests of a month: no names, nobody's count. */
export const figures = query(CountHelp, async (ctx, { month }) => {
  const tree = await treeOf(ctx)
  const grids = await gridsUnder(ctx, ACCESS.figures)
  ensure(grids.length > 0, () => new Forbidden(CountHelp.name))
  const communities = tree
    .communities()
    .filter((one) => grids.some((id) => tree.get(id)?.communityId === one.id && tree.get(id)?.level !== 'subdistrict'))
  const ids = communities.map((one) => one.id)
  const sight = visibleTo(ctx.actor)
  const [from, until] = monthOf(month)
  const counted = await countRequests(ctx.sql, ctx.tenant, sight, ids, from, until)
  const open = await countOpenOffers(ctx.sql, ctx.tenant, sight, ids)
  return {
    communities: communities.map(({ id, name }) => ({
      communityId: id,
      name,
      openOffers: open.find((one) => one.communityId === id)?.n ?? 0,
      kinds: counted
        .filter((one) => one.communityId === id)
        .map(({ communityId: _, kind, ...counts }) => ({ kind: asKind(kind), ...counts }))
        .sort((a, b) => b.asked - a.asked),
    })),
  }
})

/** Grids in sight over which the rule gives the actor a right. */
async function gridsUnder(ctx: Context, rule: Rule): Promise<string[]> {
  const tree = await treeOf(ctx)
  const { grids } = visibleTo(ctx.actor)
  return tree
    .all()
    .map((one) => one.id)
    .filter((id) => grids === undefined || grids.includes(id))
    .filter((id) => ctx.actor.kind === 'system' || may(ctx.actor, rule, { gridPath: tree.pathOf(id), relations: [] }))
}

function hiddenOf(row: OnDesk<Pick<RequestRow | OfferRow, 'hidden_at' | 'hidden_reason' | 'hidden_case_id'>>) {
  if (row.hidden_at === null || row.hidden_case_id === null || row.caseNumber === null) return null
  return {
    reason: IMPROPER_REASONS.find((one) => one === row.hidden_reason) ?? ('other' as const),
    caseId: row.hidden_case_id,
    number: row.caseNumber,
  }
}

function otherSideOf(row: RequestRow, relations: readonly Relation[]): Side | null {
  if (relations.length === 0 || !isBetweenThem(row)) return null
  return sideOf(relations) === 'helper' ? 'asker' : 'helper'
}

/** The first moment of a month in China, and that of the next. */
function monthOf(month: string): [Date, Date] {
  const [year, number] = month.split('-').map(Number)
  return [new Date(Date.UTC(year, number - 1, 1) - 8 * HOUR), new Date(Date.UTC(year, number, 1) - 8 * HOUR)]
}
