import { localParts } from '../../../platform/pure/time.ts'
import type { Language } from '../../../platform/pure/words.ts'
import type { Channel, Group, Setting, Urgency } from '../contract/names.ts'

/** How a person wants to be told. Minutes count from midnight in China. */
export type Preferences = {
  readonly groups: Readonly<Record<Group, Setting>>
  /** Channels in their order; what is left out is not used. */
  readonly channels: readonly Channel[]
  /** From when until when nothing but what is urgent leaves the house; over midnight when it ends before it starts. */
  readonly quiet: { readonly from: number; readonly until: number } | null
  readonly digestAt: number
  readonly language: Language
}

/** What holds for everybody who has not said otherwise: text messages last, they cost money; nights are quiet; the digest comes at six. */
export const DEFAULTS: Preferences = {
  groups: { work: 'on', deadlines: 'on', decisions: 'on', reports: 'on', services: 'on', notices: 'on' },
  channels: ['wechat', 'web_push', 'wecom_app', 'email', 'sms'],
  quiet: { from: 22 * 60, until: 7 * 60 },
  digestAt: 18 * 60,
  language: 'zh',
}

/** What has left for a person by a channel, lately. */
export type Sent = { readonly channel: Channel; readonly at: Date }

/** What is known when a message is planned. */
export type ToPlan = {
  readonly urgency: Urgency
  readonly group: Group
  readonly matters: boolean
  readonly preferences: Preferences
  /** Channels by which this person can be reached today. */
  readonly ways: readonly Channel[]
  readonly sent: readonly Sent[]
  readonly now: Date
}

/** What becomes of a message beside the inbox, in which it always stands. `rest`: where it goes when it does not arrive. */
export type Plan =
  | { is: 'send'; channel: Channel; rest: readonly Channel[] }
  | { is: 'hold'; until: Date; route: readonly Channel[] }
  | { is: 'capped'; until: Date; route: readonly Channel[] }
  | { is: 'digest'; at: Date; route: readonly Channel[] }
  | { is: 'inbox'; why: 'off' | 'no_way' }

/** Decides by which channel and when a message leaves. Urgent ones pass quiet hours and the digest, never a switch that is off or a cap. */
export function plan({ urgency, group, matters, preferences, ways, sent, now }: ToPlan): Plan {
  const setting = preferences.groups[group]
  if (setting === 'off') return { is: 'inbox', why: 'off' }
  const usable = preferences.channels.filter((channel) => ways.includes(channel))
  if (urgency !== 'now' && (urgency === 'digest' || setting === 'digest')) {
    // A digest is no reason to pay for a text message.
    const route = usable.filter((channel) => channel !== 'sms')
    return route.length === 0
      ? { is: 'inbox', why: 'no_way' }
      : { is: 'digest', at: nextMinute(preferences.digestAt, now), route }
  }
  const route = usable.filter((channel) => channel !== 'sms' || matters)
  if (route.length === 0) return { is: 'inbox', why: 'no_way' }
  const quietUntil = urgency === 'now' ? undefined : endOfQuiet(preferences.quiet, now)
  if (quietUntil) return { is: 'hold', until: quietUntil, route }
  return alongRoute(route, sent, now)
}

/** The first channel of a route that has room now; when all are full, the moment the first has room again. */
export function alongRoute(
  route: readonly Channel[],
  sent: readonly Sent[],
  now: Date,
): Extract<Plan, { is: 'send' | 'capped' }> {
  const free = route.map((channel) => ({ channel, at: freeAt(channel, sent, now) }))
  const index = free.findIndex(({ at }) => at.getTime() <= now.getTime())
  if (index >= 0) return { is: 'send', channel: route[index], rest: route.slice(index + 1) }
  const until = new Date(Math.min(...free.map(({ at }) => at.getTime())))
  return { is: 'capped', until, route }
}

/** At most so many in so many minutes. Text messages as GoAlert has them; what costs nothing is freer, so that an accident alone is stopped. */
const CAPS: Readonly<Record<Channel, readonly { most: number; minutes: number }[]>> = {
  sms: [
    { most: 5, minutes: 15 },
    { most: 11, minutes: 60 },
    { most: 21, minutes: 180 },
  ],
  email: [
    { most: 10, minutes: 15 },
    { most: 20, minutes: 60 },
    { most: 40, minutes: 180 },
  ],
  web_push: [
    { most: 20, minutes: 15 },
    { most: 40, minutes: 60 },
    { most: 80, minutes: 180 },
  ],
  wechat: [
    { most: 20, minutes: 15 },
    { most: 40, minutes: 60 },
    { most: 80, minutes: 180 },
  ],
  wecom_app: [
    { most: 20, minutes: 15 },
    { most: 40, minutes: 60 },
    { most: 80, minutes: 180 },
  ],
}
/** The longest time that a cap looks back over. */
export const CAP_MINUTES = 180

/** The moment from which a person may be sent another by a channel: now, or when the oldest of the full stretch has left it. */
export function freeAt(channel: Channel, sent: readonly Sent[], now: Date): Date {
  const times = sent.flatMap((one) => (one.channel === channel ? [one.at.getTime()] : [])).sort((a, b) => b - a)
  let free = now.getTime()
  for (const { most, minutes } of CAPS[channel]) {
    const inStretch = times.filter((time) => time > now.getTime() - minutes * MINUTE)
    if (inStretch.length >= most) free = Math.max(free, inStretch[most - 1] + minutes * MINUTE)
  }
  return new Date(free)
}

/** When the quiet hours that a moment falls into end; undefined when it falls into none. */
export function endOfQuiet(quiet: Preferences['quiet'], now: Date): Date | undefined {
  if (quiet === null || quiet.from === quiet.until) return undefined
  const { minutes } = localParts(now)
  const isQuiet =
    quiet.from < quiet.until
      ? minutes >= quiet.from && minutes < quiet.until
      : minutes >= quiet.from || minutes < quiet.until
  return isQuiet ? nextMinute(quiet.until, now) : undefined
}

/** The next moment at which the clock in China shows a minute of the day; now itself when it shows it. */
export function nextMinute(minute: number, now: Date): Date {
  const start = Math.floor(now.getTime() / MINUTE) * MINUTE
  const { minutes } = localParts(now)
  const ahead = (minute - minutes + DAY_MINUTES) % DAY_MINUTES
  if (ahead === 0 && start !== now.getTime()) return new Date(start + DAY_MINUTES * MINUTE)
  return new Date(start + ahead * MINUTE)
}

/** After how many minutes without word that it arrived or was read the next channel is tried; a digest is not sent twice. */
export const FALLBACK_MINUTES: Readonly<Record<Urgency, number>> = { now: 5, normal: 60, digest: 0 }
/** After how many hours a message that has not left yet is old news. */
export const EXPIRY_HOURS: Readonly<Record<Urgency, number>> = { now: 24, normal: 72, digest: 168 }
/** After how many days a message leaves the inbox for good. */
export const KEEP_DAYS = 400

const MINUTE = 60_000
const DAY_MINUTES = 1440
