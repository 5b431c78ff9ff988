import { visibleTo } from '../../../platform/access.ts'
import { actorId, type Command, command } from '../../../platform/commands.ts'
import { NotFound, Refusal, SignedOut } from '../../../platform/pure/refusals.ts'
import { endSessionsOf } from '../../../platform/sessions.ts'
import { treeOf } from '../../grids/index.ts'
import { ContactHouse, EnrolDevice, MOST_DEVICES, RevokeDevice } from '../contract.ts'
import { deviceBySecret, permit } from '../permit.ts'
import { skewOf } from '../rules.ts'
import { type DeviceRow, devicesOf, insertDevice, lockDevice, saveContact, saveRevoked, saveWiped } from '../store.ts'

export const enrolDevice: Command = command(EnrolDevice, {
  run: async (ctx, { deviceId, label, secret }) => {
    const { actor } = ctx
    if (actor.kind !== 'person') throw new SignedOut()
    const tree = await treeOf(ctx)
    // Who holds a post in the district above stands, for his phone, at the top of the street.
    const at = actor.grants[0] && (tree.get(actor.grants[0].gridId)?.id ?? tree.topId)
    if (at === undefined) throw new Refusal('device.no_post')
    const known = await lockDevice(ctx.sql, ctx.tenant, deviceId)
    if (known) {
      if (known.personId !== actor.personId) throw new Refusal('device.other')
      if (known.state !== 'active') throw new Refusal('device.revoked')
      return { deviceId, enrolledAt: known.enrolledAt.toISOString() }
    }
    const inUse = (await devicesOf(ctx.sql, ctx.tenant, actor.personId)).filter((one) => one.state === 'active')
    if (inUse.length >= MOST_DEVICES) throw new Refusal('device.too_many', { most: MOST_DEVICES })
    const { chainId } = tree.communityOf(at)
    await insertDevice(ctx.sql, ctx.tenant, {
      id: deviceId,
      personId: actor.personId,
      accountId: actor.accountId,
      gridId: at,
      chainId,
      label,
      secretHash: ctx.keys.index('device', secret),
      enrolledAt: ctx.now,
    })
    ctx.announce('device.enrolled', subjectOf({ id: deviceId, gridId: at, chainId }), { person: actor.personId })
    return { deviceId, enrolledAt: ctx.now.toISOString() }
  },
  reply: async (_ctx, result) => result,
})

export const contact: Command = command(ContactHouse, {
  run: async (ctx, { deviceId, secret, phoneTime, unsent, hasWiped }) => {
    const device = await deviceBySecret(ctx, deviceId, secret)
    const skewSeconds = skewOf(new Date(phoneTime), ctx.now)
    await saveContact(ctx.sql, ctx.tenant, deviceId, { at: ctx.now, skewSeconds, unsent })
    const isGone = hasWiped && device.state !== 'wiped'
    if (isGone) {
      // Turned off by its holder, or signed out: nothing is on it any more.
      if (device.state === 'active') await saveRevoked(ctx.sql, ctx.tenant, deviceId, ctx.now, null)
      await saveWiped(ctx.sql, ctx.tenant, deviceId, ctx.now)
      ctx.announce('device.wiped', subjectOf(device), { person: device.personId })
    }
    return { state: isGone ? ('wiped' as const) : device.state, now: ctx.now.toISOString(), skewSeconds }
  },
  reply: async (_ctx, result) => result,
})

export const revokeDevice: Command = command(RevokeDevice, {
  run: async (ctx, { deviceId }) => {
    const device = await lockDevice(ctx.sql, ctx.tenant, deviceId)
    const me = actorId(ctx.actor)
    const { grids } = visibleTo(ctx.actor)
    const isSeen = device && (device.personId === me || grids === undefined || grids.includes(device.gridId))
    if (!isSeen) throw new NotFound('device')
    await permit(ctx, 'revokeDevice', device.gridId, device.personId)
    if (device.state !== 'active') return { deviceId, state: device.state }
    await saveRevoked(ctx.sql, ctx.tenant, deviceId, ctx.now, me)
    // Whoever found it is signed out; its holder signs in anew on the phone that she has.
    await endSessionsOf(ctx.sql, device.accountId)
    const by = device.personId === me ? 'self' : 'lead'
    ctx.announce('device.revoked', subjectOf(device), { person: device.personId, by })
    return { deviceId, state: 'revoked' as const }
  },
  reply: async (_ctx, result) => result,
})

function subjectOf({ id, gridId, chainId }: Pick<DeviceRow, 'id' | 'gridId' | 'chainId'>) {
  return { type: 'device', id, gridId, chainId }
}
