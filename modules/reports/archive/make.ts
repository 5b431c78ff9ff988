import { canonicalize } from '../../../platform/canonical.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { firstDay, spanOf } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { MakeReport } from '../contract.ts'
import { permitOver, permitReading } from '../permit.ts'
import { findReport, insertReport, lastEdition } from '../store.ts'
import { gather, levelOf } from './gather.ts'
import { headsOf } from './reading.ts'
import { presentLayout } from './template.ts'

export const makeReport: Command = command(MakeReport, {
  run: async (ctx, { gridId, period, from, reason }) => {
    permitOver(ctx, await treeOf(ctx), 'makeReport', gridId)
    await permitReading(ctx, { gridId, level: await levelOf(ctx, gridId) })
    ensure(firstDay(period, spanOf(period, from).from) === from, () => new Refusal('figures.no_first_day'))
    const stands = await lastEdition(ctx.sql, ctx.tenant, gridId, period, from)
    ensure(!stands || reason !== undefined, () => new Refusal('report.reason_wanted'))
    const madeBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    return archiveOne(
      ctx,
      { gridId, period, from },
      { isScheduled: false, madeBy, reason: stands ? reason : undefined },
    )
  },
  reply: async (ctx, { reportId, isSame }) => {
    const row = await findReport(ctx.sql, ctx.tenant, reportId)
    if (!row) throw new NotFound('report')
    const [head] = await headsOf(ctx, [row])
    return { head, isSame }
  },
})

/** Makes a report and puts it into the archive, as the next edition of its period. @param how.roles which posts are told */
export async function archiveOne(
  ctx: WriteContext,
  one: { gridId: string; period: 'week' | 'month'; from: string },
  how: { isScheduled: boolean; madeBy: string | null; reason?: string; roles?: readonly string[] },
): Promise<{ reportId: string; isSame: boolean | null }> {
  const { gridId, period, from } = one
  const { isScheduled } = how
  const level = await levelOf(ctx, gridId)
  const { figures, labels } = await gather(ctx, { ...one, level })
  const text = canonicalize(figures)
  const before = await lastEdition(ctx.sql, ctx.tenant, gridId, period, from)
  const edition = (before?.edition ?? 0) + 1
  const id = ctx.newId()
  await insertReport(ctx.sql, ctx.tenant, {
    id,
    ...one,
    level,
    edition,
    layout: await presentLayout(ctx, gridId, period),
    figures: text,
    labels,
    isScheduled,
    madeAt: ctx.now,
    madeBy: how.madeBy,
    reason: how.reason ?? null,
  })
  const { chainId } = (await treeOf(ctx)).communityOf(gridId)
  ctx.announce(
    'report.made',
    { type: 'report', id, gridId, chainId },
    { level, period, from, edition, isScheduled, roles: [...(how.roles ?? [])] },
  )
  return { reportId: id, isSame: before ? before.figures === text : null }
}
