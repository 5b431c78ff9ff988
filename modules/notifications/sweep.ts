import type { WriteContext } from '../../platform/context.ts'
import { send } from '../../platform/deliver.ts'
import type { Sweep } from '../../platform/module.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { localDate } from '../../platform/pure/time.ts'
import { say } from '../../platform/pure/words.ts'
import { CHANNELS, type Channel } from './contract/names.ts'
import { INBOX_URL, lettersOf } from './letters.ts'
import type { Message } from './message.ts'
import { alongRoute, KEEP_DAYS, type Plan } from './rules/plan.ts'
import { gather, insertDigests, tenantsWithOld } from './store/digests.ts'
import {
  type DueMessage,
  deleteOld,
  hurryFailed,
  insertSends,
  type Standing,
  saveStandings,
  takeCapped,
  takeDue,
  tenantsDue,
} from './store/messages.ts'
import { type Reach, reachOf } from './store/reach.ts'
import { dropGone } from './store/ways.ts'
import { type Leaving, leave, partsOf, planFor, standingOf, waysFor } from './tell.ts'
import { DIGEST_TEXTS } from './texts.ts'

/** At most this many in one transaction, so that a kill loses little work and locks stay short. */
const BATCH = 100

/**
 * Sends on what has waited: for the end of quiet hours, for room under a cap, or for word that its letter arrived. What has been read meanwhile
 * goes nowhere, and what is old news neither.
 */
export const dueSweep: Sweep = {
  name: 'notifications.due',
  everySeconds: 10,
  dueTenants: (db, now) => tenantsDue(db, now),
  run: async (ctx) => {
    await hurryFailed(ctx.sql, ctx.tenant, ctx.now)
    await dropGone(ctx.sql, ctx.tenant, new Date(ctx.now.getTime() - 2 * DAY))
    const due = await takeDue(ctx.sql, ctx.tenant, ctx.now, BATCH)
    if (due.length === 0) return 0
    const people = await reachOf(
      ctx,
      due.map((one) => one.personId),
    )
    const usable = await waysFor(ctx, due, people)
    const standings: (Standing & { id: string })[] = []
    const leaving: Leaving[] = []
    const capped: string[] = []
    for (const message of due) {
      const over = overFor(message, ctx.now)
      const reach = people.get(message.personId)
      if (over || !reach) {
        standings.push({ id: message.id, ...(over ?? nothingMore('no_way')) })
        continue
      }
      if (message.plan === 'capped') {
        capped.push(message.personId)
        continue
      }
      const decided = again(ctx, message, reach, usable(message, reach))
      const stands = standingOf(decided, message, ctx.now)
      const isTried = decided.is === 'inbox' && decided.why === 'no_way' && message.letters.length > 0
      standings.push({ id: message.id, ...stands, ...(isTried ? { plan: 'sent', why: 'exhausted' } : {}) })
      if (decided.is === 'send') leaving.push({ message, channel: decided.channel, reach })
    }
    await saveStandings(ctx.sql, ctx.tenant, standings)
    await leave(ctx, leaving)
    await bundle(ctx, [...new Set(capped)])
    return due.length
  },
}

/** What is over by now: read, too old, or arrived. */
function overFor(message: DueMessage, now: Date): Standing | undefined {
  if (message.readAt) return nothingMore('read')
  if (message.expiresAt.getTime() <= now.getTime())
    return { plan: 'expired', why: 'expired', route: [], plannedAt: null }
  const arrived = message.letters.some((letter) => letter.state === 'delivered' || letter.state === 'read')
  return message.plan === 'waiting' && arrived ? { plan: 'sent', why: null, route: [], plannedAt: null } : undefined
}

function nothingMore(why: 'read' | 'no_way'): Standing {
  return { plan: 'inbox', why, route: [], plannedAt: null }
}

/** What becomes of a message that waited: planned anew, without the channels that were tried; one whose letter did not arrive goes on along its route. */
function again(ctx: WriteContext, message: DueMessage, reach: Reach, ways: readonly Channel[]): Plan {
  const tried = new Set(message.letters.map((letter) => letter.channel))
  const isOpen = (channel: Channel) =>
    !tried.has(channel) && (message.plan === 'held' || message.route.includes(channel))
  return planFor(ctx, message, reach, ways.filter(isOpen))
}

function channelsIn(route: readonly string[]): Channel[] {
  return route.flatMap((name) => CHANNELS.find((one) => one === name) ?? [])
}

/** What was too much at once goes in one: the persons' messages that wait under a cap, gathered into a single letter that says how many they are. */
async function bundle(ctx: WriteContext, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const waiting = await takeCapped(ctx.sql, ctx.tenant, personIds)
  const people = await reachOf(ctx, personIds)
  const usable = await waysFor(ctx, waiting, people)
  const standings: (Standing & { id: string })[] = []
  const leaving: Leaving[] = []
  for (const [personId, messages] of groupBy(waiting, (one) => one.personId)) {
    const reach = people.get(personId)
    const [first] = messages
    if (!reach) continue
    const route = channelsIn(first.route).filter((channel) => usable(first, reach).includes(channel))
    if (route.length === 0) {
      standings.push(...messages.map(({ id }) => ({ id, ...nothingMore('no_way') })))
      continue
    }
    const decided = alongRoute(route, reach.sent, ctx.now)
    if (decided.is === 'capped' || messages.length === 1) {
      standings.push(...messages.map((one) => ({ id: one.id, ...standingOf(decided, one, ctx.now) })))
      if (decided.is === 'send') leaving.push({ message: first, channel: decided.channel, reach })
      continue
    }
    await sendBundle(ctx, messages, reach, decided.channel)
  }
  await saveStandings(ctx.sql, ctx.tenant, standings)
  await leave(ctx, leaving)
}

async function sendBundle(
  ctx: WriteContext,
  messages: readonly Message[],
  reach: Reach,
  channel: Channel,
): Promise<void> {
  const id = ctx.newId()
  const { personId } = reach
  const row = { id, personId, kind: 'bundle', onDate: localDate(ctx.now), count: messages.length } as const
  await insertDigests(ctx.sql, ctx.tenant, ctx.now, [row])
  await gather(ctx.sql, ctx.tenant, [{ digestId: id, messageIds: messages.map((one) => one.id) }])
  const { language } = reach.preferences
  const { title, text } = DIGEST_TEXTS.bundle
  const rendered = {
    title: title[language],
    text: say(text, language, { count: messages.length }),
    names: {},
    template: undefined,
  }
  const told = { id, dedupeKey: `bundle/${id}`, url: INBOX_URL, tag: 'bundle' }
  const letters = lettersOf(told, channel, reach, rendered)
  for (const { letter, key } of letters) await send(partsOf(ctx), letter, key, { messageId: id })
  await insertSends(
    ctx.sql,
    ctx.tenant,
    ctx.now,
    letters.map(({ wayId, key }) => ({ messageId: id, channel, personId, wayId, dedupeKey: key })),
  )
}

/** Empties inboxes of what is more than a year old. */
export const tidySweep: Sweep = {
  name: 'notifications.tidy',
  everySeconds: 3600,
  dueTenants: (db, now) => tenantsWithOld(db, new Date(now.getTime() - KEEP_DAYS * DAY)),
  run: (ctx) => deleteOld(ctx.sql, ctx.tenant, new Date(ctx.now.getTime() - KEEP_DAYS * DAY), BATCH * 10),
}

const DAY = 86_400_000
