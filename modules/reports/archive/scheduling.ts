import { z } from 'zod'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { firstDay, stepped } from '../../dashboards/rules.ts'
import { type GridNode, treeOf } from '../../grids/index.ts'
import { postsUnder } from '../../people/index.ts'
import { ListReportSchedules, REPORT_LEVELS, SetReportSchedule } from '../contract.ts'
import { permitOver, readsReport } from '../permit.ts'
import {
  FIRST_RECIPIENTS,
  lastOver,
  missedSince,
  nextMorning,
  RECIPIENT_ROLES,
  type RecipientRole,
  toldOf,
  untilOf,
} from '../rules.ts'
import { type Schedule, saveSchedule, schedulesOf } from '../store.ts'

export const setSchedule: Command = command(SetReportSchedule, {
  run: async (ctx, { gridId, isWeekly, isMonthly, isBelow, roles }) => {
    const tree = await treeOf(ctx)
    permitOver(ctx, tree, 'setSchedule', gridId)
    const grid = tree.get(gridId)
    if (!grid) throw new NotFound('grid')
    ensure(isScheduled(grid), () => new Refusal('report.schedule_level'))
    const [weekDone, monthDone] = [lastOver('week', ctx.now), lastOver('month', ctx.now)]
    const told = RECIPIENT_ROLES.filter((role) => roles.includes(role))
    await saveSchedule(ctx.sql, ctx.tenant, { gridId, isWeekly, isMonthly, isBelow, roles: told, weekDone, monthDone })
    const { chainId } = tree.communityOf(gridId)
    ctx.announce(
      'report_schedule.set',
      { type: 'report_schedule', id: gridId, gridId, chainId },
      { isWeekly, isMonthly, isBelow, roles: told },
    )
    return { gridId, isWeekly, isMonthly, isBelow, roles: told }
  },
  reply: async (_ctx, done) => done,
})

export const schedules = query(ListReportSchedules, async (ctx) => {
  const tree = await treeOf(ctx)
  const kept = await schedulesOf(ctx.sql, ctx.tenant)
  const places = tree.all().flatMap((grid) => {
    const level = REPORT_LEVELS.find((one) => one === grid.level)
    return level && isScheduled(grid) && readsReport(ctx, tree, { gridId: grid.id, level }) ? [{ grid, level }] : []
  })
  const answers = []
  for (const { grid, level } of places) {
    const one = kept.get(grid.id)
    const roles = rolesOf(one)
    const below = await gridsBelow(ctx, grid.id)
    const posts = await postsUnder(ctx, grid.id)
    const seats = posts.filter((post) => post.gridId === grid.id)
    const isLed = (id: string) =>
      posts.some((post) => post.gridId === id && post.role === 'ordinary_grid_lead' && post.holders.length > 0)
    answers.push({
      gridId: grid.id,
      place: grid.name,
      level,
      isWeekly: one?.isWeekly ?? false,
      isMonthly: one?.isMonthly ?? false,
      isBelow: one?.isBelow ?? true,
      roles,
      nextWeekly: one?.isWeekly ? nextOf(ctx, 'week') : null,
      nextMonthly: one?.isMonthly ? nextOf(ctx, 'month') : null,
      waiting: one ? waitingOf(ctx, one) : 0,
      told: toldOf(level, roles).flatMap((role) =>
        seats.filter((post) => post.role === role).flatMap((post) => post.holders.map(({ name }) => ({ role, name }))),
      ),
      below: below.length,
      belowVacant: below.filter(({ id }) => !isLed(id)).length,
    })
  }
  return { schedules: answers }
})

/** The ordinary grids that have reports of their own beside their community. */
export async function gridsBelow(ctx: Context, gridId: string): Promise<GridNode[]> {
  const tree = await treeOf(ctx)
  if (tree.get(gridId)?.level !== 'main') return []
  return tree.childrenOf(gridId).filter((grid) => grid.level === 'ordinary' && grid.kind !== 'dedicated')
}

/** Who is told, as chosen; what this version does not know is left out. */
export function rolesOf(one: Pick<Schedule, 'roles'> | undefined): RecipientRole[] {
  const read = Roles.safeParse(one?.roles)
  return read.success ? read.data : [...FIRST_RECIPIENTS]
}
const Roles = z.array(z.enum(RECIPIENT_ROLES))

/** A community's and a subdistrict's reports are scheduled; those of ordinary grids come along with their community's. */
function isScheduled({ level, kind }: Pick<GridNode, 'level' | 'kind'>): boolean {
  return (level === 'main' || level === 'subdistrict') && kind !== 'dedicated'
}

function nextOf(ctx: Context, period: 'week' | 'month') {
  const at = nextMorning(period, ctx.now)
  const from = stepped(period, firstDay(period, at), -1)
  return { at: at.toISOString(), from, until: untilOf(period, from) }
}

function waitingOf(ctx: Context, one: Schedule): number {
  const week = one.isWeekly ? missedSince('week', one.weekDone, lastOver('week', ctx.now)).length : 0
  const month = one.isMonthly ? missedSince('month', one.monthDone, lastOver('month', ctx.now)).length : 0
  return week + month
}
