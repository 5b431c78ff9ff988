import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { localDate } from '../../platform/pure/time.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf } from '../people/index.ts'
import { GetHours, GetWeek, ListMyShifts, type Shift } from './contract.ts'
import { gapsOn, onDuty } from './on-duty.ts'
import { mayPlan, permitIn, selfOf } from './permit.ts'
import { AHEAD_DAYS, daysFrom } from './rules.ts'
import { findShifts, hoursOf, openSwapsOf, type ShiftRow, shiftsBetween, shiftsOf } from './store.ts'

export const week: Query = query(GetWeek, async (ctx, { communityId, from }) => {
  const { mainGridId } = await permitIn(ctx, 'week', communityId)
  const days = daysFrom(from, 7)
  const rows = await shiftsBetween(ctx.sql, ctx.tenant, [communityId], days[0], days[6])
  const hours = await hoursOf(ctx.sql, ctx.tenant, [communityId])
  const duty = await onDuty(ctx, rows)
  const shifts = await shown(ctx, rows)
  const span = ({ from: begins, until }: { from: number; until: number }) => ({ from: begins, until })
  return {
    days: days.map((date) => ({
      date,
      shifts: shifts.filter((one) => one.date === date),
      // A day without any gap left is one where every wanted hour is filled.
      hours: gapsOn(date, hours, [], duty.of).map(span),
      gaps: gapsOn(date, hours, rows, duty.of).map(span),
    })),
    mayPlan: await mayPlan(ctx, mainGridId),
  }
})

export const hours: Query = query(GetHours, async (ctx, { communityId }) => {
  await permitIn(ctx, 'hours', communityId)
  const rows = await hoursOf(ctx.sql, ctx.tenant, [communityId])
  return { hours: rows.map(({ weekday, from, until }) => ({ weekday, from, until })) }
})

export const myShifts: Query = query(ListMyShifts, async (ctx) => {
  const me = selfOf(ctx)
  const today = localDate(ctx.now)
  const last = daysFrom(today, AHEAD_DAYS).at(-1) ?? today
  const rows = await shiftsOf(ctx.sql, ctx.tenant, me, visibleTo(ctx.actor).posts, today, last)
  const swaps = await openSwapsOf(ctx.sql, ctx.tenant, me, today)
  const meant = await findShifts(
    ctx.sql,
    ctx.tenant,
    swaps.flatMap((one) => [one.shiftId, ...(one.otherShiftId ? [one.otherShiftId] : [])]),
    false,
  )
  const shifts = await shown(ctx, [...rows, ...meant])
  const byId = new Map(shifts.map((one) => [one.id, one]))
  const names = await namesOf(
    ctx,
    swaps.flatMap((one) => [one.fromId, one.toId]),
  )
  const tree = await treeOf(ctx)
  return {
    shifts: rows.flatMap((row) => {
      const shift = byId.get(row.id)
      const main = tree.mainOf(row.communityId)
      const communityName = main ? tree.communityOf(main.id).name : ''
      return shift ? [{ ...shift, communityId: row.communityId, communityName }] : []
    }),
    swaps: swaps.flatMap((one) => {
      const shift = byId.get(one.shiftId)
      if (!shift) return []
      return [
        {
          id: one.id,
          shift,
          otherShift: one.otherShiftId ? (byId.get(one.otherShiftId) ?? null) : null,
          fromName: names.get(one.fromId)?.name ?? '',
          toName: names.get(one.toId)?.name ?? '',
          isToMe: one.toId === me,
        },
      ]
    }),
  }
})

async function shown(ctx: Context, rows: readonly ShiftRow[]): Promise<Shift[]> {
  const duty = await onDuty(ctx, rows)
  const tree = await treeOf(ctx)
  const { personId: me, posts: mine } = visibleTo(ctx.actor)
  return rows.map((row) => {
    const post = row.postId === null ? undefined : duty.posts.get(row.postId)
    const { id, date, from, until, personId, postId } = row
    return {
      id,
      date,
      from,
      until,
      personId,
      post: post ? { role: post.role, gridName: tree.get(post.gridId)?.name ?? '' } : null,
      ...duty.of(row),
      isMine: personId === null ? postId !== null && mine.includes(postId) : personId === me,
    }
  })
}
