import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import type { OutputOf, ParsedOf } from '../../platform/pure/contract.ts'
import { ensure, Forbidden } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { ACCESS as CALENDAR_ACCESS, wholeDistrict } from '../calendars/access.ts'
import { calendarOf, checkCalendar } from '../calendars/index.ts'
import { calendarValue, type Limit } from '../calendars/rules.ts'
import { WHO_PUBLISHES } from '../calendars/words.ts'
import { catalogueOf, currentSets } from '../routing/index.ts'
import { MOST_LISTED, MOST_TRIED, TryDeadlines } from './contract.ts'
import { limitsUnder, type Moved, movedClocks, type NewCount, promiseAfter, recounted } from './rules/recount.ts'
import { listOpenCases, type OpenCase } from './store/recount.ts'

type Tried = OutputOf<typeof TryDeadlines>
type Line = Tried['moved'][number]

/** Cases read at a time: the server goes on serving others between two pages. */
const PAGE = 500

/**
 * What a changed calendar, changed limits, or both would move if they were published with `recompute`: the same count that the sweep
 * makes, over the open cases in sight, the most urgent first. Nothing is written.
 */
export const tryDeadlines = query(TryDeadlines, async (ctx, input) => {
  ensure(
    may(ctx.actor, CALENDAR_ACCESS.publish, wholeDistrict(ctx.actor)),
    () => new Forbidden(TryDeadlines.name, WHO_PUBLISHES.zh),
  )
  if (input.calendar) checkCalendar(input.calendar)
  const countFor = await counting(ctx, input)
  const moved: Line[] = []
  const sums = { cases: 0, clocks: 0, later: 0, earlier: 0, becomeLate: 0, noLongerLate: 0, promises: 0, estimates: 0 }
  let looked = 0
  let after: { at: Date; id: string } | undefined
  while (looked < MOST_TRIED) {
    const page = await listOpenCases(ctx.sql, ctx.tenant, visibleTo(ctx.actor), { after, limit: PAGE })
    for (const one of page) {
      const lines = linesOf(one, await countFor(one), await calendarOf(ctx, one.calendarSetId), ctx.now)
      if (lines.length > 0) sums.cases += 1
      for (const line of lines) {
        sums.clocks += 1
        sums[line.to > line.from ? 'later' : 'earlier'] += 1
        if (line.isLate && !line.wasLate) sums.becomeLate += 1
        if (line.wasLate && !line.isLate) sums.noLongerLate += 1
        if (line.movesPromise) sums.promises += 1
        if (line.isEstimate) sums.estimates += 1
        if (moved.length < MOST_LISTED) moved.push(line)
      }
    }
    looked += page.length
    const last = page.at(-1)
    if (!last || page.length < PAGE) return { looked, isComplete: true, sums, moved }
    after = { at: last.nextDeadlineAt, id: last.id }
  }
  return { looked, isComplete: false, sums, moved }
})

/** How each case would be counted: its calendar and the limit of its category, as they would be published. */
async function counting(
  ctx: Context,
  { calendar, limits }: ParsedOf<typeof TryDeadlines>,
): Promise<(one: OpenCase) => Promise<NewCount>> {
  const drawn = calendar && calendarValue('draft', calendar)
  const changed = new Map<string, Limit>(limits.map(({ code, limit }) => [code, limit]))
  const { categories } = await currentSets(ctx)
  const limitNow = (code: string) => changed.get(code) ?? categories.get(code)?.limit
  return async (one) => {
    const before = limits.length === 0 ? undefined : await catalogueOf(ctx, one.categorySetId)
    const code = one.categoryCode ?? ''
    return {
      calendar: drawn ?? (await calendarOf(ctx, one.calendarSetId)),
      onlyProvisional: false,
      handleLimits: before ? limitsUnder(one, before.get(code)?.limit, limitNow(code)) : null,
    }
  }
}

function linesOf(one: OpenCase, by: NewCount, before: Parameters<typeof recounted>[1], now: Date): Line[] {
  const clocks = recounted(one.clocks, before, by)
  const promise = promiseAfter(one, one.clocks, clocks)
  return movedClocks(one.clocks, clocks).map((moved) => lineOf(one, moved, promise.dueAt, now))
}

function lineOf(one: OpenCase, { before, after }: Moved, promised: Date | null | undefined, now: Date): Line {
  return {
    caseId: one.id,
    number: one.number,
    summary: one.summary,
    gridName: one.gridName,
    clock: after.kind,
    from: before.dueAt.toISOString(),
    to: after.dueAt.toISOString(),
    wasLate: before.dueAt < now,
    isLate: after.dueAt < now,
    movesPromise: promised?.getTime() === after.dueAt.getTime(),
    isEstimate: before.isProvisional,
  }
}
