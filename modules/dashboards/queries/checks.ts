import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { openLetter } from '../../../platform/deliver.ts'
import { may, type Rule } from '../../../platform/pure/access.ts'
import { maskAddress } from '../../../platform/pure/letter-words.ts'
import { ensure, Forbidden } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { query } from '../../../platform/queries.ts'
import { linesInSight } from '../../cases/index.ts'
import { treeOf } from '../../grids/index.ts'
import { inCharge, postsOf } from '../../people/index.ts'
import { currentSets } from '../../routing/index.ts'
import { ACCESS } from '../access.ts'
import { checkFigures } from '../check-figures.ts'
import {
  CheckConservation,
  CountSuggestions,
  ListStuck,
  REFUSED_DAYS,
  STILL_AFTER_DAYS,
  SUGGESTIONS_DAYS,
} from '../contract.ts'
import { balance, type Counted } from '../rules.ts'
import {
  countConservation,
  countSuggestions,
  type FigureCheck,
  listChecks,
  listFigureChecks,
  listLetters,
  listParked,
  listStill,
} from '../store.ts'

/** Days of checks that are shown. */
const DAYS_SHOWN = 14
/** At most this many of each kind are listed; the oldest come first. */
const LIMIT = 200
/** Of cases whose figures differ so many are named. */
const WRONG_SHOWN = 5
const DAY = 86_400_000

export const conservation = query(CheckConservation, async (ctx) => {
  const communities = await communitiesUnder(ctx, ACCESS.conservation)
  ensure(communities.length > 0, () => new Forbidden(CheckConservation.name))
  const ids = communities.map((one) => one.id)
  const counted = await countConservation(ctx.sql, ctx.tenant)
  const since = localDate(new Date(ctx.now.getTime() - DAYS_SHOWN * DAY))
  return {
    checkedAt: ctx.now.toISOString(),
    communities,
    lines: counted.filter((one) => ids.includes(one.communityId)).map(balance),
    days: byDay(await listChecks(ctx.sql, ctx.tenant, ids, since)),
    figures: {
      ...(await figuresOf(ctx, ids)),
      days: [...(await listFigureChecks(ctx.sql, ctx.tenant, ids, since))],
    },
  }
})

/** Whether what is kept for the figures of some communities is what follows from the chain: a sample. */
async function figuresOf(ctx: Context, communityIds: readonly string[]) {
  const found = await checkFigures(ctx, communityIds)
  const sum = (of: (one: FigureCheck) => number) => found.reduce((all, one) => all + of(one), 0)
  const wrong = found.flatMap((one) => one.wrongCaseIds).slice(0, WRONG_SHOWN)
  const lines = await linesInSight(ctx, wrong)
  return {
    cases: sum((one) => one.cases),
    casesWrong: sum((one) => one.wrongCaseIds.length),
    counts: sum((one) => one.counts),
    countsWrong: sum((one) => one.countsWrong),
    wrong: lines.map(({ id, number }) => ({ id, number })),
  }
}

export const stuck = query(ListStuck, async (ctx) => {
  const communities = await communitiesUnder(ctx, ACCESS.stuck)
  ensure(communities.length > 0, () => new Forbidden(ListStuck.name))
  const sight = visibleTo(ctx.actor)
  const tree = await treeOf(ctx)
  const isSeen = (gridId: string | null) => gridId === null || sight.grids === undefined || sight.grids.includes(gridId)
  const parked = (await listParked(ctx.sql, ctx.tenant, LIMIT)).filter((one) => isSeen(one.gridId))
  const letters = await listLetters(ctx.sql, ctx.tenant, new Date(ctx.now.getTime() - REFUSED_DAYS * DAY), LIMIT)
  const before = new Date(ctx.now.getTime() - STILL_AFTER_DAYS * DAY)
  const still = await listStill(ctx.sql, ctx.tenant, sight, before, LIMIT)
  const owners = await postsOf(
    ctx,
    still.flatMap((one) => one.ownerPostId ?? []),
  )
  return {
    checkedAt: ctx.now.toISOString(),
    parked: parked.map(({ gridId: _, caseId, caseNumber, since, ...one }) => ({
      ...one,
      since: since.toISOString(),
      case: caseId && caseNumber ? { id: caseId, number: caseNumber } : null,
    })),
    letters: letters.map(({ sealed, since, ...one }) => ({
      ...one,
      since: since.toISOString(),
      address: maskAddress(one.kind, openLetter(ctx.keys, sealed).address),
    })),
    still: still.map((one) => {
      const owner = one.ownerPostId ? owners.get(one.ownerPostId) : undefined
      return {
        caseId: one.id,
        number: one.number,
        summary: one.summary,
        state: one.state,
        lastAt: one.lastAt.toISOString(),
        nextDeadlineAt: one.nextDeadlineAt?.toISOString() ?? null,
        gridName: tree.get(one.gridId)?.name ?? '',
        ownerRole: owner?.role ?? null,
        ...inCharge(owner),
      }
    }),
    isCut: [parked, letters, still].some((list) => list.length === LIMIT),
  }
})

export const suggestions = query(CountSuggestions, async (ctx) => {
  const communities = await communitiesUnder(ctx, ACCESS.suggestions)
  ensure(communities.length > 0, () => new Forbidden(CountSuggestions.name))
  const since = new Date(ctx.now.getTime() - SUGGESTIONS_DAYS * DAY)
  const ids = communities.map((one) => one.id)
  const { categories } = await currentSets(ctx)
  const lines = await countSuggestions(ctx.sql, ctx.tenant, visibleTo(ctx.actor), ids, since)
  return {
    since: since.toISOString(),
    lines: lines.map((one) => {
      const category = categories.get(one.categoryCode)
      return { ...one, nameZh: category?.nameZh ?? one.categoryCode, nameEn: category?.nameEn ?? one.categoryCode }
    }),
  }
})

/** The communities of the tenant over which the actor has the right, in the order of their codes. */
async function communitiesUnder(ctx: Context, rule: Rule): Promise<{ id: string; name: string }[]> {
  const tree = await treeOf(ctx)
  return tree.communities().flatMap(({ id, name }) => {
    const main = tree.mainOf(id)
    return main?.level === 'main' && may(ctx.actor, rule, { gridPath: tree.pathOf(main.id), relations: [] })
      ? [{ id, name }]
      : []
  })
}

function byDay(checks: readonly (Counted & { date: string })[]) {
  const days = new Map<string, { date: string; lines: number; broken: number; received: number }>()
  for (const one of checks) {
    const day = days.get(one.date) ?? { date: one.date, lines: 0, broken: 0, received: 0 }
    day.lines++
    day.received += one.received
    if (!balance(one).isKept) day.broken++
    days.set(one.date, day)
  }
  return [...days.values()]
}
