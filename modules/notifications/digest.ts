import type { WriteContext } from '../../platform/context.ts'
import { send } from '../../platform/deliver.ts'
import type { Sweep } from '../../platform/module.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { localDate } from '../../platform/pure/time.ts'
import { type Language, say } from '../../platform/pure/words.ts'
import type { Channel } from './contract/names.ts'
import { INBOX_URL, lettersOf } from './letters.ts'
import type { Message } from './message.ts'
import { type Renderer, rendererFor } from './render.ts'
import { nextMinute } from './rules/plan.ts'
import { type DigestRow, gather, insertDigests, takeDigests, tenantsWithDigests } from './store/digests.ts'
import { insertSends, type SendRow, type Standing, saveStandings } from './store/messages.ts'
import { type Reach, reachOf } from './store/reach.ts'
import { partsOf, waysFor } from './tell.ts'
import { DIGEST_TEXTS } from './texts.ts'

/** Messages looked at in one transaction: a kill loses the work of one batch, which is then done anew. */
const BATCH = 500
/** How many messages a digest spells out; on a screen that is locked fewer. */
const LINES = 20
const TITLES = 3

/**
 * The digest: what a person did not want at once comes in one letter a day, at his time. Message, digest and letter change in one
 * transaction, and a person has one digest a day by the database: none lost, none doubled, however often the sweep dies.
 */
export const digestSweep: Sweep = {
  name: 'notifications.digest',
  everySeconds: 30,
  dueTenants: (db, now) => tenantsWithDigests(db, now),
  run: async (ctx) => {
    const due = await takeDigests(ctx.sql, ctx.tenant, ctx.now, BATCH)
    if (due.length === 0) return 0
    const persons = groupBy(due, (message) => message.personId)
    const people = await reachOf(ctx, [...persons.keys()])
    const usable = await waysFor(ctx, [], people)
    const standings: (Standing & { id: string })[] = []
    const going: { row: DigestRow; messages: Message[]; reach: Reach; channel: Channel }[] = []
    for (const [personId, all] of persons) {
      const messages = all.filter((one) => one.readAt === null)
      standings.push(...all.flatMap((one) => (one.readAt ? [{ id: one.id, ...inboxOnly('read') }] : [])))
      const reach = people.get(personId)
      const channel = reach && channelFor(reach, usable)
      if (!reach || !channel) {
        standings.push(...messages.map((one) => ({ id: one.id, ...inboxOnly('no_way') })))
        continue
      }
      if (messages.length === 0) continue
      const row = {
        id: ctx.newId(),
        personId,
        kind: 'daily',
        onDate: localDate(ctx.now),
        count: messages.length,
      } as const
      going.push({ row, messages, reach, channel })
    }
    const fresh = await insertDigests(
      ctx.sql,
      ctx.tenant,
      ctx.now,
      going.map((one) => one.row),
    )
    // Who has had today's digest already gets the rest with tomorrow's.
    for (const { row, messages, reach } of going) {
      if (fresh.has(row.id)) continue
      const plannedAt = nextMinute(reach.preferences.digestAt, new Date(ctx.now.getTime() + 60_000))
      standings.push(
        ...messages.map((one) => ({
          id: one.id,
          plan: 'digest' as const,
          why: 'digest' as const,
          route: one.route,
          plannedAt,
        })),
      )
    }
    await saveStandings(ctx.sql, ctx.tenant, standings)
    await sendDigests(
      ctx,
      going.filter((one) => fresh.has(one.row.id)),
    )
    return due.length
  },
}

async function sendDigests(
  ctx: WriteContext,
  going: readonly { row: DigestRow; messages: Message[]; reach: Reach; channel: Channel }[],
): Promise<void> {
  if (going.length === 0) return
  await gather(
    ctx.sql,
    ctx.tenant,
    going.map(({ row, messages }) => ({ digestId: row.id, messageIds: messages.map((one) => one.id) })),
  )
  const words = await rendererFor(
    ctx,
    going.flatMap((one) => one.messages),
    'outside',
  )
  const sends: SendRow[] = []
  for (const { row, messages, reach, channel } of going) {
    const { language } = reach.preferences
    const { title } = DIGEST_TEXTS.daily
    const text = textOf(words, messages, channel, language)
    const told = { id: row.id, dedupeKey: `digest/${row.personId}/${row.onDate}`, url: INBOX_URL, tag: 'digest' }
    const rendered = { title: title[language], text, names: {}, template: undefined }
    for (const { letter, wayId, key } of lettersOf(told, channel, reach, rendered)) {
      await send(partsOf(ctx), letter, key, { messageId: row.id, isBulk: true })
      sends.push({ messageId: row.id, channel, personId: row.personId, wayId, dedupeKey: key })
    }
  }
  await insertSends(ctx.sql, ctx.tenant, ctx.now, sends)
}

/** What a digest says: by e-mail each message on a line of its own, on a screen that is locked the titles of the first. */
function textOf(words: Renderer, messages: readonly Message[], channel: Channel, language: Language): string {
  const head = say(DIGEST_TEXTS.daily.text, language, { count: messages.length })
  const said = messages.map((one) => words(one, channel, language))
  if (channel !== 'email') {
    const titles = [...new Set(said.map((one) => one.title))].slice(0, TITLES)
    return `${head}${titles.join(language === 'zh' ? '、' : ', ')}`
  }
  const lines = said.slice(0, LINES).map((one) => `· ${one.text}`)
  const more = said.length - lines.length
  return [head, ...lines, ...(more > 0 ? [say(DIGEST_TEXTS.more, language, { count: more })] : [])].join('\n')
}

/** By what a digest goes: the person's first channel that shows more than a line and costs nothing. */
function channelFor(reach: Reach, usable: (message: Pick<Message, 'kind' | 'communityId'>, reach: Reach) => Channel[]) {
  const ways = usable({ kind: 'closed', communityId: null }, reach)
  return reach.preferences.channels.find(
    (channel) => channel !== 'sms' && channel !== 'wechat' && ways.includes(channel),
  )
}

function inboxOnly(why: 'read' | 'no_way'): Standing {
  return { plan: 'inbox', why, route: [], plannedAt: null }
}
