import { randomBytes } from 'node:crypto'
import { type ChannelState, channelsFromEnvironment } from '../modules/notifications/channels/from-environment.ts'
import type { Carrier, LetterOf, Outcome, Transports } from '../platform/deliver.ts'
import type { Keys } from '../platform/keys.ts'
import type { LetterKind, LetterReason } from '../platform/pure/letter-words.ts'

/** How a channel stands, and since when it fails: as an operator may see it, without any setting. */
export type Standing = ChannelState & { failingSince?: string; reason?: LetterReason }

/** The ways out that the environment sets up, and how each channel stands at any time. */
export function openTransports(
  env: Readonly<Record<string, string | undefined>>,
  parts: { keys: Keys; publicUrl: string },
): { transports: Transports; standings(): Standing[] } {
  const { transports, states } = channelsFromEnvironment(env, {
    newNonce: () => randomBytes(16).toString('hex'),
    push: parts.keys.push,
  })
  const failing: Failing = new Map()
  const wrap = <Kind extends LetterKind>(kind: Kind) => wrapped(kind, transports[kind], parts.publicUrl, failing)
  return {
    transports: {
      ...wrap('sms'),
      ...wrap('email'),
      ...wrap('web_push'),
      ...wrap('wechat'),
      ...wrap('wecom_app'),
      ...wrap('wecom_robot'),
    },
    standings: () =>
      states.map((state) => {
        const since = failing.get(state.kind)
        return since ? { ...state, failingSince: since.at.toISOString(), reason: since.reason } : state
      }),
  }
}

type Failing = Map<LetterKind, { at: Date; reason: LetterReason }>

/** A channel that fills in where the house stands and remembers since when it has failed. */
function wrapped<Kind extends LetterKind>(
  kind: Kind,
  carrier: Carrier<Kind> | undefined,
  publicUrl: string,
  failing: Failing,
): { [One in Kind]?: Carrier<Kind> } {
  const found: { [One in Kind]?: Carrier<Kind> } = {}
  if (!carrier) return found
  found[kind] = {
    ...carrier,
    send: async (letter, ref, now) => {
      const outcome = await carrier.send(atHome(letter, publicUrl), ref, now)
      if (!isChannelsFault(outcome)) failing.delete(kind)
      else if (!failing.has(kind)) failing.set(kind, { at: now, reason: outcome.reason })
      return outcome
    },
  }
  return found
}

/** Not a fault of the channel: a limit, or whatever concerns the one letter. */
function isChannelsFault(outcome: Outcome): outcome is Extract<Outcome, { is: 'again' | 'unknown' }> {
  return (outcome.is === 'again' || outcome.is === 'unknown') && outcome.reason !== 'limit'
}

/** Letters name the house as `{home}`, everywhere but in their address: only here is it known under which address it is reached. */
function atHome<Kind extends LetterKind>(letter: LetterOf<Kind>, publicUrl: string): LetterOf<Kind> {
  return mapTexts(letter, (text) => text.replaceAll('{home}', publicUrl))
}

function mapTexts<Thing extends object>(thing: Thing, change: (text: string) => string): Thing {
  const copy = { ...thing }
  for (const key of Object.keys(copy)) {
    const value: unknown = Reflect.get(copy, key)
    if (typeof value === 'string' && key !== 'address') Reflect.set(copy, key, change(value))
    else if (typeof value === 'object' && value !== null) Reflect.set(copy, key, mapTexts(value, change))
  }
  return copy
}
