import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { ACCESS } from './access.ts'
import { type DeviceRow, lockDevice } from './store.ts'

type Act = keyof typeof ACCESS

/** Whether the actor may do this to something of a grid; `holderId`: whose it is. */
export async function mayOn(ctx: Context, act: Act, gridId: string, holderId: string | null): Promise<boolean> {
  const isHolder = ctx.actor.kind === 'person' && holderId !== null && ctx.actor.personId === holderId
  const gridPath = (await treeOf(ctx)).pathOf(gridId)
  return may(ctx.actor, ACCESS[act], { gridPath, relations: isHolder ? ['holder'] : [] })
}

/** @throws Forbidden */
export async function permit(ctx: Context, act: Act, gridId: string, holderId: string | null): Promise<void> {
  ensure(await mayOn(ctx, act, gridId, holderId), () => new Forbidden(`sync.${act}`))
}

/** The phone that shows this secret, locked. Nobody learns whether a phone of another secret exists. @throws NotFound */
export async function deviceBySecret(ctx: Context, deviceId: string, secret: string): Promise<DeviceRow> {
  const device = await lockDevice(ctx.sql, ctx.tenant, deviceId)
  if (!device?.secretHash.equals(ctx.keys.index('device', secret))) throw new NotFound('device')
  return device
}
