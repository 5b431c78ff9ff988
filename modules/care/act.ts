import { visibleTo } from '../../platform/access.ts'
import type { EventSubject } from '../../platform/announce.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { ensure, Refusal } from '../../platform/pure/refusals.ts'
import { refuseForbidden, treeOf } from '../grids/index.ts'
import type { Act } from './access.ts'
import type { Change } from './contract.ts'
import { permit, personOf } from './permit.ts'
import { insertChange, lockRecipient, type RecipientRow } from './store.ts'

/**
 * Every change of an entry goes through here: locked in sight, then who, then whether it is what was seen.
 * @throws NotFound, Forbidden, Refusal care.ended_already, care.changed_since
 */
export async function actOn(
  ctx: WriteContext,
  act: Act,
  { recipientId, sawVersion }: { recipientId: string; sawVersion: number },
  ...words: readonly string[]
): Promise<RecipientRow> {
  const row = await lockRecipient(ctx.sql, ctx.tenant, recipientId, visibleTo(ctx.actor))
  permit(ctx, await treeOf(ctx), act, row.gridId)
  refuseForbidden(...words)
  ensure(row.state === 'active', () => new Refusal('care.ended_already'))
  ensure(row.version === sawVersion, () => new Refusal('care.changed_since'))
  return row
}

/** Keeps what happened, sealed: a grade tells of somebody's health. */
export async function keepChange(
  ctx: WriteContext,
  recipientId: string,
  what: Change,
  told: { from: string | null; to: string | null; why: string },
): Promise<void> {
  await insertChange(ctx.sql, ctx.tenant, recipientId, {
    id: ctx.newId(),
    what,
    toldSealed: ctx.keys.seal(JSON.stringify(told)),
    at: ctx.now,
    byPersonId: personOf(ctx),
  })
}

/** An entry as a subject of events. */
export async function subjectOf(
  ctx: Context,
  row: { readonly id: string; readonly gridId: string },
): Promise<EventSubject> {
  const { chainId } = (await treeOf(ctx)).communityOf(row.gridId)
  return { type: 'care_recipient', id: row.id, gridId: row.gridId, chainId }
}
