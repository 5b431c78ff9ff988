import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { actorId, type Command, command } from '../../../platform/commands.ts'
import { attachFiles } from '../../../platform/files.ts'
import { commit } from '../../../platform/keys.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { EndRescue, RescueItem } from '../contract.ts'
import { deviceBySecret, permit } from '../permit.ts'
import { mayHandOver } from '../rules.ts'
import { findRescue, insertRescue, saveRescueEnd } from '../store.ts'

/** Longer is no act of a form, in characters of JSON. */
const LONGEST = 20_000

export const rescue: Command = command(RescueItem, {
  run: async (ctx, { deviceId, secret, item, why, fileIds }) => {
    const device = await deviceBySecret(ctx, deviceId, secret)
    ensure(mayHandOver(device, ctx.now), () => new Refusal('rescue.too_late'))
    const text = JSON.stringify({ about: item.about, input: item.input })
    ensure(text.length <= LONGEST, () => new Refusal('rescue.too_big'))
    const salt = randomBytes(16)
    const { gridId, chainId, personId } = device
    const held = await insertRescue(ctx.sql, ctx.tenant, {
      id: ctx.newId(),
      deviceId,
      personId,
      gridId,
      chainId,
      commandId: item.commandId,
      name: item.name,
      sealed: ctx.keys.seal(text),
      salt,
      why,
      madeAt: new Date(item.madeAt),
      heldAt: ctx.now,
    })
    await attachPhotosAndSounds(ctx, fileIds, held.id)
    if (held.isNew) {
      const subject = { type: 'rescue', id: held.id, gridId, chainId }
      const data = { person: personId, device: deviceId, command: item.name, why, input_seal: commit(salt, text) }
      ctx.announce('rescue.held', subject, data)
    }
    return { rescueId: held.id }
  },
  reply: async (_ctx, result) => result,
})

export const endRescue: Command = command(EndRescue, {
  run: async (ctx, { rescueId, how, reason }) => {
    const found = await findRescue(ctx.sql, ctx.tenant, rescueId, visibleTo(ctx.actor))
    if (!found) throw new NotFound('rescue')
    await permit(ctx, 'rescues', found.gridId, null)
    const text = reason === '' ? null : reason
    const end = { state: how, at: ctx.now, by: actorId(ctx.actor), reason: text }
    ensure(await saveRescueEnd(ctx.sql, ctx.tenant, rescueId, end), () => new Refusal('rescue.ended'))
    const { gridId, chainId, salt } = found
    const reasonSeal = text === null ? null : commit(salt, text)
    ctx.announce('rescue.ended', { type: 'rescue', id: rescueId, gridId, chainId }, { how, reason_seal: reasonSeal })
    return { rescueId, state: how }
  },
  reply: async (_ctx, result) => result,
})

async function attachPhotosAndSounds(
  ctx: Parameters<typeof attachFiles>[0],
  fileIds: readonly string[],
  rescueId: string,
): Promise<void> {
  if (fileIds.length === 0) return
  const sounds = await ctx.sql.raw<{ id: string }>(
    `SELECT id FROM files WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND media_type LIKE 'audio/%'`,
    [ctx.tenant, fileIds],
  )
  const spoken = sounds.map((one) => one.id)
  await attachFiles(ctx, spoken, 'rescue', rescueId, 'sound')
  await attachFiles(
    ctx,
    fileIds.filter((id) => !spoken.includes(id)),
    'rescue',
    rescueId,
  )
}
