import { visibleTo } from '../../platform/access.ts'
import { actorId } from '../../platform/commands.ts'
import { filesOf, soundsOf } from '../../platform/files.ts'
import type { Module } from '../../platform/module.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf } from '../people/index.ts'
import { ListDevices, ListRescues, OpenRescue } from './contract.ts'
import { mayOn, permit } from './permit.ts'
import { notableSkew } from './rules.ts'
import { findRescue, listDevices, listRescues } from './store.ts'

/** The lists for whoever is in charge of phones; labels of commands come from all modules. */
export function listQueries(others: readonly Module[]): readonly Query[] {
  const labels = new Map(others.flatMap((one) => one.commands).map(({ contract }) => [contract.name, contract.label]))

  const devices = query(ListDevices, async (ctx) => {
    const tree = await treeOf(ctx)
    const me = actorId(ctx.actor)
    const found = await listDevices(ctx.sql, ctx.tenant, visibleTo(ctx.actor))
    const names = await namesOf(
      ctx,
      found.map((one) => one.personId),
    )
    const shown = []
    for (const one of found) {
      if (!(await mayOn(ctx, 'listDevices', one.gridId, one.personId))) continue
      shown.push({
        id: one.id,
        label: one.label,
        personName: names.get(one.personId)?.name ?? '',
        gridName: tree.get(one.gridId)?.name ?? '',
        isMine: one.personId === me,
        state: one.state,
        enrolledAt: one.enrolledAt.toISOString(),
        lastContactOn: localDate(one.lastContactAt),
        unsent: one.unsent,
        skewSeconds: notableSkew(one.skewSeconds),
        revokedAt: one.revokedAt?.toISOString() ?? null,
        wipedAt: one.wipedAt?.toISOString() ?? null,
        mayRevoke: one.state === 'active' && (await mayOn(ctx, 'revokeDevice', one.gridId, one.personId)),
      })
    }
    return { devices: shown }
  })

  const rescues = query(ListRescues, async (ctx, { states }) => {
    const tree = await treeOf(ctx)
    const found = await listRescues(ctx.sql, ctx.tenant, visibleTo(ctx.actor), states)
    const names = await namesOf(
      ctx,
      found.map((one) => one.personId),
    )
    const shown = []
    for (const one of found) {
      if (!(await mayOn(ctx, 'rescues', one.gridId, null))) continue
      shown.push({
        id: one.id,
        command: one.name,
        commandLabel: labels.get(one.name) ?? null,
        personName: names.get(one.personId)?.name ?? '',
        gridName: tree.get(one.gridId)?.name ?? '',
        why: one.why,
        madeAt: one.madeAt.toISOString(),
        heldAt: one.heldAt.toISOString(),
        state: one.state,
        endedAt: one.endedAt?.toISOString() ?? null,
        reason: one.reason,
      })
    }
    return { rescues: shown }
  })

  const openRescue = query(OpenRescue, async (ctx, { rescueId }) => {
    const found = await findRescue(ctx.sql, ctx.tenant, rescueId, visibleTo(ctx.actor))
    if (!found) throw new NotFound('rescue')
    await permit(ctx, 'rescues', found.gridId, null)
    const { about, input } = JSON.parse(ctx.keys.open(found.sealed))
    const photos = await filesOf(ctx, [rescueId])
    const sounds = await soundsOf(ctx, [rescueId])
    return { about, input, fileIds: [...photos, ...sounds].map((file) => file.id) }
  })

  return [devices, rescues, openRescue]
}
