import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import type { ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import type { CaseLine } from '../../cases/contract.ts'
import { categoryNames, countedOver, figuresOver, hotSpotsOver, type Looking, scopeOf } from '../../dashboards/index.ts'
import { type Count, firstDay, spanOfDays, startOf, stepped } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { GetMeetingPack, type MeetingPack, MOST_IN_PACK, PACK_DAYS, type PackCase } from '../contract.ts'
import { permitOver } from '../permit.ts'
import { levelOf } from './gather.ts'

const DAY = 86_400_000
/** So many rows of a count are looked through. */
const MOST_ROWS = 100

/**
 * What lies on the table of a meeting. It is read by all who sit there, so it says what kind of matter, in which grid and with which post;
 * what residents wrote, names and doors stand on the case's own page, for whoever may open it. What complains of somebody who works here is
 * neither listed nor counted: he may sit at the table.
 */
export const meetingPack = query(GetMeetingPack, (ctx, asked) => packFor(ctx, asked))

/** The papers of a meeting, for who may count over its grid. @throws Forbidden */
export async function packFor(
  ctx: Context,
  { gridId, from: monday }: ParsedOf<typeof GetMeetingPack>,
): Promise<MeetingPack> {
  const tree = await treeOf(ctx)
  permitOver(ctx, tree, 'meetingPack', gridId)
  const grid = tree.get(gridId)
  if (!grid) throw new NotFound('grid')
  await levelOf(ctx, gridId)
  const span = daysOfMeeting(monday, ctx.now)
  const looking: Looking = { scope: await scopeOf(ctx, { gridId }), sight: visibleTo(ctx.actor), isOfNobody: true }
  const { total, span: counted } = await figuresOver(ctx, looking, { filter: {}, span, groupBy: 'all' })
  const nameOf = await categoryNames(ctx)
  const brief = (line: CaseLine): PackCase => ({
    id: line.id,
    number: line.number,
    category: line.categoryCode === null ? null : nameOf(line.categoryCode),
    gridName: line.gridName,
    state: line.state,
    priority: line.priority,
    ownerRole: line.ownerRole,
    reportedAt: line.reportedAt,
    dueAt: line.dueAt,
    daysLate: line.dueAt === null ? 0 : daysBetween(line.dueAt, counted.asOf),
  })
  const list = async (count: Count) => {
    const { cases, isAll } = await casesOf(ctx, looking, span, count)
    // A count of steps counts a case as often as it took the step; a list has it once.
    const all = isAll ? cases.length : (total[count] ?? 0)
    const shown = cases
      .filter((one) => !one.isSensitive)
      .sort(byDate)
      .slice(0, MOST_IN_PACK)
    return { total: all, cases: shown.map(brief), leftOut: all - shown.length }
  }
  const { to } = spanOfDays(span.from, span.until)
  const { spots } = await hotSpotsOver(ctx, looking.scope, { from: startOf(span.from), to, isOfNobody: true })
  return {
    gridId,
    place: grid.name,
    ...span,
    isRunning: counted.isRunning,
    asOf: counted.asOf,
    late: await list('open_late'),
    deferred: await list('open_deferred'),
    praised: await list('rated_content'),
    repeated: spots.slice(0, MOST_IN_PACK).map(({ category, gridName, cases }) => ({
      category,
      gridName,
      cases: cases.map(({ id, number, isOpen }) => ({ id, number, isOpen })),
    })),
  }
}

/** A week from its Monday, or the last days up to today. @throws Refusal for a day that begins no week, or one to come */
function daysOfMeeting(monday: string | undefined, now: Date): { from: string; until: string } {
  if (monday === undefined) {
    const until = firstDay('day', now)
    return { from: stepped('day', until, 1 - PACK_DAYS), until }
  }
  ensure(firstDay('week', startOf(monday)) === monday, () => new Refusal('figures.no_first_day'))
  ensure(startOf(monday) <= now, () => new Refusal('report.not_begun'))
  return { from: monday, until: stepped('day', monday, PACK_DAYS - 1) }
}

/** The cases behind a count, each once. */
async function casesOf(
  ctx: Context,
  looking: Looking,
  span: { from: string; until: string },
  count: Count,
): Promise<{ cases: CaseLine[]; isAll: boolean }> {
  const { rows, next } = await countedOver(ctx, looking, { filter: {}, span, count, limit: MOST_ROWS })
  return { cases: [...new Map(rows.map((row) => [row.case.id, row.case])).values()], isAll: next === null }
}

/** What was promised for the earliest day first. */
function byDate(a: CaseLine, b: CaseLine): number {
  return (a.dueAt ?? a.reportedAt).localeCompare(b.dueAt ?? b.reportedAt)
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / DAY))
}
