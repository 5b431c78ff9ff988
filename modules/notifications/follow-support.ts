import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { recipientOf } from '../support/index.ts'
import type { Kind } from './contract/names.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

/** A word that was confided or answered: its recipient hears that there is a message, and not a syllable more. */
export const tellOfTalk: Follower = async (ctx, event) => {
  const { word } = event.data
  const personId = typeof word === 'string' ? await recipientOf(ctx, word) : undefined
  if (personId && !isStale(ctx, event)) await tellInPerson(ctx, event, personId, 'private_message')
}

/** Somebody is asked to be a supporter. */
export const tellOfAsking: Follower = async (ctx, event) => {
  if (!isStale(ctx, event)) await tellInPerson(ctx, event, event.subjectId, 'supporter_asked')
}

/** No grid and no community stands on it, so that no figure counts it. */
async function tellInPerson(ctx: WriteContext, event: FollowedEvent, personId: string, kind: Kind): Promise<void> {
  await tell(ctx, [
    {
      personId,
      kind,
      urgency: 'normal',
      subjectType: 'talk',
      subjectId: event.subjectId,
      communityId: null,
      gridId: null,
      isSensitive: true,
      facts: {},
      reason: 'in_person',
      dedupeKey: `${event.id}/${personId}`,
    },
  ])
}
