import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { send } from '../../platform/deliver.ts'
import { normalizeCode } from '../../platform/directory.ts'
import type { Keys } from '../../platform/keys.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { say } from '../../platform/pure/words.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { makeCode, PROXY_CODE } from '../grids/rules.ts'
import { ACCESS } from './access.ts'
import { AcceptProxy, EndProxy, InviteProxy, ListMyProxies, RegisterProxy } from './contract.ts'
import { namesOf, phoneOf } from './names.ts'
import { ensureCommunityInReach, gridInSight, permit, whoCan } from './permit.ts'
import { personFor } from './person-for.ts'
import { UNNAMED } from './rules.ts'
import {
  endProxyRow,
  insertInvitation,
  insertProxy,
  lockProxy,
  openInvitationOf,
  type ProxyRow,
  proxiesAround,
  takeInvitation,
} from './store/proxies.ts'
import { PROXY_MESSAGES } from './words.ts'

/** A code that was shown to the family is good for this long. */
const INVITED_DAYS = 3
/** Nobody needs more people to act for him, and nobody acts for more: beyond that it is an office, not a family. */
const MOST = { helpers: 5, helped: 8 } as const
/** A paper is not older than this when it is brought in. */
const PAPER_DAYS = 366

export const inviteProxy: Command = command(InviteProxy, {
  run: async (ctx, { communityId }) => {
    const personId = selfOf(ctx)
    const { chainId } = ensureCommunityInReach(await treeOf(ctx), communityId)
    const around = await proxiesAround(ctx.sql, ctx.tenant, [personId])
    if (around.filter((one) => one.personId === personId).length >= MOST.helpers) throw new Refusal('proxy.too_many')
    const id = ctx.newId()
    const expiresAt = new Date(ctx.now.getTime() + INVITED_DAYS * 86_400_000)
    await insertInvitation(ctx.sql, ctx.tenant, {
      id,
      personId,
      chainId,
      codeHash: hashOf(ctx.keys, codeOf(ctx.keys, id)),
      at: ctx.now,
      expiresAt,
    })
    const subject = { type: 'person', id: personId, gridId: null, chainId }
    ctx.announce('person.proxy_invited', subject, { invitation: id, until: expiresAt.toISOString() })
    return { id, expiresAt: expiresAt.toISOString() }
  },
  reply: async (ctx, { id, expiresAt }) => ({ code: codeOf(ctx.keys, id), expiresAt }),
})

export const acceptProxy: Command = command(AcceptProxy, {
  run: async (ctx, { code }) => {
    const proxyPersonId = selfOf(ctx)
    const invitation = await takeInvitation(ctx.sql, ctx.tenant, hashOf(ctx.keys, code), ctx.now)
    if (!invitation) throw new Refusal('proxy.code_unknown')
    const { personId, chainId } = invitation
    const proxyId = await addProxy(ctx, {
      personId,
      proxyPersonId,
      how: 'invited',
      chainId,
      gridId: null,
      signedOn: null,
    })
    return { proxyId, personId }
  },
  reply: async (ctx, { proxyId, personId }) => {
    const known = (await namesOf(ctx, [personId])).get(personId)
    return { proxyId, name: saidName(known?.name), phoneMasked: known?.phoneMasked ?? null }
  },
})

export const registerProxy: Command = command(RegisterProxy, {
  run: async (ctx, { gridId, person, proxy, signedOn }) => {
    const tree = await treeOf(ctx)
    gridInSight(tree, visibleTo(ctx.actor), gridId)
    permit(ctx, tree, 'registerProxy', gridId)
    const today = localDate(ctx.now)
    const oldest = localDate(new Date(ctx.now.getTime() - PAPER_DAYS * 86_400_000))
    if (signedOn > today || signedOn < oldest) throw new Refusal('proxy.paper_date')
    const { chainId } = tree.communityOf(gridId)
    const personId = await personFor(ctx, person, chainId)
    const proxyPersonId = await personFor(ctx, proxy, chainId)
    // Who writes it down must not be who gains by it.
    if (ctx.actor.kind === 'person' && ctx.actor.personId === proxyPersonId) throw new Refusal('proxy.self_registered')
    const proxyId = await addProxy(ctx, { personId, proxyPersonId, how: 'paper', chainId, gridId, signedOn })
    return { proxyId, personId }
  },
  reply: async (_ctx, { proxyId, personId }) => ({ proxyId, personId }),
})

export const endProxy: Command = command(EndProxy, {
  run: async (ctx, { proxyId }) => {
    const row = await lockProxy(ctx.sql, ctx.tenant, proxyId)
    if (!row) throw new NotFound('proxy')
    const by = await enderOf(ctx, row)
    if (row.until !== null) return { proxyId }
    await endProxyRow(ctx.sql, ctx.tenant, proxyId, ctx.actor.kind === 'person' ? ctx.actor.personId : null, ctx.now)
    const subject = { type: 'person', id: row.personId, gridId: row.gridId, chainId: row.chainId }
    ctx.announce('person.proxy_ended', subject, { proxy: proxyId, by })
    return { proxyId }
  },
  reply: async (_ctx, { proxyId }) => ({ proxyId }),
})

export const myProxies: Query = query(ListMyProxies, async (ctx) => {
  const me = selfOf(ctx)
  const rows = await proxiesAround(ctx.sql, ctx.tenant, [me])
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.personId, row.proxyPersonId]),
  )
  const side = (row: ProxyRow, personId: string) => ({
    proxyId: row.id,
    personId,
    name: saidName(names.get(personId)?.name),
    phoneMasked: names.get(personId)?.phoneMasked ?? null,
    how: row.how,
    since: row.since.toISOString(),
  })
  return {
    helpers: rows.filter((row) => row.personId === me).map((row) => side(row, row.proxyPersonId)),
    helped: rows.filter((row) => row.proxyPersonId === me).map((row) => side(row, row.personId)),
    invitedUntil: (await openInvitationOf(ctx.sql, ctx.tenant, me, ctx.now))?.toISOString() ?? null,
  }
})

/** Who acts for these persons now: they are told what the persons are told. */
export async function proxiesOf(ctx: Context, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await proxiesAround(ctx.sql, ctx.tenant, personIds)
  return [...new Set(rows.filter((row) => personIds.includes(row.personId)).map((row) => row.proxyPersonId))]
}

async function addProxy(
  ctx: WriteContext,
  one: Pick<ProxyRow, 'personId' | 'proxyPersonId' | 'how' | 'chainId' | 'gridId'> & { signedOn: string | null },
): Promise<string> {
  const { personId, proxyPersonId, how } = one
  if (personId === proxyPersonId) throw new Refusal('proxy.oneself')
  const around = await proxiesAround(ctx.sql, ctx.tenant, [personId, proxyPersonId])
  const isFull =
    around.filter((row) => row.personId === personId).length >= MOST.helpers ||
    around.filter((row) => row.proxyPersonId === proxyPersonId).length >= MOST.helped
  if (isFull) throw new Refusal('proxy.too_many')
  const id = ctx.newId()
  const registeredById = how === 'paper' && ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const isNew = await insertProxy(ctx.sql, ctx.tenant, { ...one, id, since: ctx.now, registeredById })
  if (!isNew) throw new Refusal('proxy.already')
  const subject = { type: 'person', id: personId, gridId: one.gridId, chainId: one.chainId }
  ctx.announce('person.proxy_added', subject, { proxy: id, by: proxyPersonId, how })
  const phone = await phoneOf(ctx, personId)
  if (phone !== null) {
    const text = say(PROXY_MESSAGES.added, 'zh', {
      name: (await namesOf(ctx, [proxyPersonId])).get(proxyPersonId)?.name,
    })
    await send({ ...ctx, newId: () => ctx.newId() }, { kind: 'sms', address: phone, text }, `proxy/${id}`)
  }
  return id
}

/** In which of the three ways the actor may end it. @throws NotFound for a stranger, Forbidden for staff of elsewhere */
async function enderOf(ctx: Context, row: ProxyRow): Promise<'person' | 'proxy' | 'staff'> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === row.personId) return 'person'
  if (ctx.actor.kind === 'person' && ctx.actor.personId === row.proxyPersonId) return 'proxy'
  if (row.gridId === null) throw new NotFound('proxy')
  const tree = await treeOf(ctx)
  gridInSight(tree, visibleTo(ctx.actor), row.gridId)
  const mayEnd = may(ctx.actor, ACCESS.endProxy, { gridPath: tree.pathOf(row.gridId), relations: [] })
  ensure(mayEnd, () => new Forbidden('people.endProxy', whoCan('endProxy')))
  return 'staff'
}

/** Who has told only a number has no name to be called by. */
function saidName(name: string | undefined): string {
  return name === undefined || name === UNNAMED ? '' : name
}

function selfOf(ctx: Context): string {
  if (ctx.actor.kind !== 'person') throw new NotFound('person')
  return ctx.actor.personId
}

/** Derived from the invitation and never stored, so that a repeated command can show it again. */
function codeOf(keys: Keys, invitationId: string): string {
  return makeCode(PROXY_CODE, keys.derive('proxy', invitationId))
}

function hashOf(keys: Keys, code: string): Buffer {
  return keys.index('proxy', normalizeCode(code))
}
