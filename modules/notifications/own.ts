import type { ServerActor } from '../../platform/access.ts'
import { LETTER_STATES } from '../../platform/pure/letter-words.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import type { ChannelState } from './contract/inbox.ts'
import { CHANNELS } from './contract/names.ts'
import type { LetterStanding } from './store/inbox.ts'

/** The person whose inbox and settings are asked for: the actor's own, and nobody else's. @throws NotFound for the system */
export function ownPerson(actor: ServerActor): string {
  if (actor.kind !== 'person') throw new NotFound('person')
  return actor.personId
}

/** How letters stand, as a contract gives it. */
export function channelStates(letters: readonly LetterStanding[] | undefined): ChannelState[] {
  return (letters ?? []).flatMap(({ channel, state, reason, at }) => {
    const by = CHANNELS.find((one) => one === channel)
    const is = LETTER_STATES.find((one) => one === state)
    return by && is ? [{ channel: by, state: is, reason, at: at.toISOString() }] : []
  })
}
