import { randomInt, timingSafeEqual } from 'node:crypto'
import { type Command, command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { channelsSetUp, type Letter, send } from '../../platform/deliver.ts'
import { maskAddress } from '../../platform/pure/letter-words.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { say } from '../../platform/pure/words.ts'
import { type Query, query } from '../../platform/queries.ts'
import { namesOf } from '../people/index.ts'
import {
  AddWay,
  CHANNELS,
  ConfirmWay,
  GetPreferences,
  RemoveWay,
  SavePreferences,
  SubscribeWebPush,
  UnsubscribeWebPush,
} from './contract.ts'
import { INBOX_URL } from './letters.ts'
import { ownPerson } from './own.ts'
import { DEFAULTS, type Preferences } from './rules/plan.ts'
import { addressFits, CODE_MINUTES, CODE_TRIES, MOST_WAYS, quietHours, RESEND_MINUTES } from './rules/ways.ts'
import { preferencesOf, savePreferencesOf } from './store/preferences.ts'
import { type Way, WayAddress } from './store/reach.ts'
import { deleteWay, lockWays, saveTry, saveWay, takeFromOthers, type WayRow, waysOf } from './store/ways.ts'
import { partsOf } from './tell.ts'
import { DIGEST_TEXTS } from './texts.ts'

/** Quiet hours longer than this would keep a whole day's news back. */
const MOST_QUIET_HOURS = 14

export const getPreferences: Query = query(GetPreferences, async (ctx) => {
  const personId = ownPerson(ctx.actor)
  const found = await preferencesOf(ctx.sql, ctx.tenant, personId)
  const ways = await waysOf(ctx.sql, ctx.tenant, personId)
  const setUp = channelsSetUp(ctx)
  return {
    ...shown(found ?? DEFAULTS),
    isDefault: found === undefined,
    phoneMasked: (await namesOf(ctx, [personId])).get(personId)?.phoneMasked ?? null,
    ways: ways.map((way) => ({
      id: way.id,
      channel: way.channel,
      label: maskAddress(way.channel, addressOf(ctx, way).address),
      state: way.state,
      addedAt: way.addedAt.toISOString(),
    })),
    setUp: CHANNELS.filter((channel) => setUp.has(channel)),
    pushKey: setUp.has('web_push') ? ctx.keys.push.publicKey : null,
  }
})

/** Settings are one's own: nobody else is told of them, so no event is. */
export const savePreferences: Command = command(SavePreferences, {
  run: async (ctx, input) => {
    if (input.quiet && quietHours(input.quiet) > MOST_QUIET_HOURS)
      throw new Refusal('preferences.quiet_too_long', { hours: MOST_QUIET_HOURS })
    const personId = ownPerson(ctx.actor)
    const { groups } = (await preferencesOf(ctx.sql, ctx.tenant, personId)) ?? DEFAULTS
    const saved = { ...input, groups: { ...groups, ...input.groups } }
    await savePreferencesOf(ctx.sql, ctx.tenant, personId, saved, ctx.now)
    return {}
  },
  reply: async (ctx) => shown((await preferencesOf(ctx.sql, ctx.tenant, ownPerson(ctx.actor))) ?? DEFAULTS),
})

export const subscribeWebPush: Command = command(SubscribeWebPush, {
  run: async (ctx, { endpoint, p256dh, auth }) => {
    const personId = ownPerson(ctx.actor)
    ensureSetUp(ctx, 'web_push')
    const addressHash = ctx.keys.index('address', endpoint)
    await takeFromOthers(ctx.sql, ctx.tenant, 'web_push', addressHash, personId)
    await ensureRoom(ctx, personId, 'web_push')
    const wayId = await saveWay(ctx.sql, ctx.tenant, {
      id: ctx.newId(),
      personId,
      channel: 'web_push',
      sealed: ctx.keys.seal(JSON.stringify({ address: endpoint, p256dh, auth } satisfies WayAddress)),
      addressHash,
      state: 'confirmed',
      codeHash: null,
      codeUntil: null,
      at: ctx.now,
    })
    return { wayId }
  },
  reply: async (_ctx, { wayId }) => ({ wayId }),
})

export const unsubscribeWebPush: Command = command(UnsubscribeWebPush, {
  run: async (ctx, { endpoint }) => {
    const personId = ownPerson(ctx.actor)
    for (const way of await lockWays(ctx.sql, ctx.tenant, personId))
      if (way.channel === 'web_push' && addressOf(ctx, way).address === endpoint)
        await deleteWay(ctx.sql, ctx.tenant, personId, way.id)
    return {}
  },
  reply: async () => ({}),
})

/** Sends a code to an address; only who reads it there can confirm that it is his. */
export const addWay: Command = command(AddWay, {
  run: async (ctx, { channel, address }) => {
    const personId = ownPerson(ctx.actor)
    if (!addressFits(channel, address)) throw new Refusal('way.address_invalid')
    ensureSetUp(ctx, channel)
    const ways = await ensureRoom(ctx, personId, channel)
    // Also after it was removed and added again: nobody's mailbox is filled with codes.
    const last = Math.max(
      0,
      ...ways.map((way) => (way.codeUntil ? way.codeUntil.getTime() - CODE_MINUTES * MINUTE : 0)),
    )
    const wait = Math.ceil((last + RESEND_MINUTES * MINUTE - ctx.now.getTime()) / MINUTE)
    if (wait > 0) throw new Refusal('way.too_soon', { minutes: wait })
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const codeUntil = new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE)
    const wayId = await saveWay(ctx.sql, ctx.tenant, {
      id: ctx.newId(),
      personId,
      channel,
      sealed: ctx.keys.seal(JSON.stringify({ address } satisfies WayAddress)),
      addressHash: ctx.keys.index('address', address.toLowerCase()),
      state: 'waiting',
      codeHash: codeHash(ctx, address, code),
      codeUntil,
      at: ctx.now,
    })
    const language = (await preferencesOf(ctx.sql, ctx.tenant, personId))?.language ?? 'zh'
    const title = DIGEST_TEXTS.code.title[language]
    const text = say(DIGEST_TEXTS.code.text, language, { code, minutes: CODE_MINUTES })
    await send(partsOf(ctx), codeLetter(channel, address, title, text), `way/${wayId}/${ctx.commandId}`)
    return { wayId, codeUntil: codeUntil.toISOString() }
  },
  reply: async (_ctx, result) => result,
})

export const confirmWay: Command = command(ConfirmWay, {
  run: async (ctx, { wayId, code }) => {
    const way = (await lockWays(ctx.sql, ctx.tenant, ownPerson(ctx.actor))).find((one) => one.id === wayId)
    if (!way) throw new NotFound('way')
    if (way.state === 'confirmed') return { isConfirmed: true, triesLeft: 0 }
    const isOver = !way.codeHash || !way.codeUntil || way.codeUntil.getTime() <= ctx.now.getTime()
    if (isOver || way.codeTries >= CODE_TRIES) throw new Refusal('way.code_wrong')
    const { address } = addressOf(ctx, way)
    const isConfirmed = way.codeHash !== null && timingSafeEqual(way.codeHash, codeHash(ctx, address, code))
    const tries = way.codeTries + 1
    await saveTry(ctx.sql, ctx.tenant, wayId, { isConfirmed, tries, at: ctx.now })
    return { isConfirmed, triesLeft: isConfirmed ? 0 : CODE_TRIES - tries }
  },
  reply: async (_ctx, result) => result,
})

export const removeWay: Command = command(RemoveWay, {
  run: async (ctx, { wayId }) => {
    if (!(await deleteWay(ctx.sql, ctx.tenant, ownPerson(ctx.actor), wayId))) throw new NotFound('way')
    return {}
  },
  reply: async () => ({}),
})

function shown({ groups, channels, quiet, digestAt, language }: Preferences) {
  return { groups, channels: [...channels], quiet, digestAt, language }
}

function addressOf(ctx: Pick<Context, 'keys'>, way: Pick<WayRow, 'sealed'>): WayAddress {
  return WayAddress.parse(JSON.parse(ctx.keys.open(way.sealed)))
}

function ensureSetUp(ctx: Context, channel: Way['channel']): void {
  if (!channelsSetUp(ctx).has(channel)) throw new Refusal('way.not_set_up')
}

/** The person's ways, locked. @throws Refusal when there is no room for one more of a channel */
async function ensureRoom(ctx: WriteContext, personId: string, channel: Way['channel']): Promise<WayRow[]> {
  const ways = await lockWays(ctx.sql, ctx.tenant, personId)
  if (ways.filter((way) => way.channel === channel).length >= MOST_WAYS)
    throw new Refusal('way.too_many', { most: MOST_WAYS })
  return ways
}

function codeHash(ctx: Pick<Context, 'keys'>, address: string, code: string): Buffer {
  return ctx.keys.index('login_code', code + address)
}

function codeLetter(channel: 'email' | 'wecom_app', address: string, title: string, text: string): Letter {
  return channel === 'email'
    ? { kind: 'email', address, subject: title, text }
    : { kind: 'wecom_app', address, title, text, url: INBOX_URL }
}

const MINUTE = 60_000
