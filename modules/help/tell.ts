import type { WriteContext } from '../../platform/context.ts'
import { send } from '../../platform/deliver.ts'
import { say } from '../../platform/pure/words.ts'
import { phoneOf } from '../people/index.ts'
import type { OfferRow, RequestRow } from './store.ts'
import { MESSAGE_WORDS } from './words.ts'

/**
 * Word by text message, in the transaction of the act: that something happened, never what was written or who it was. Once per `key`.
 * Somebody without a number is not told.
 */
export async function tell(
  ctx: WriteContext,
  personId: string | null,
  which: keyof typeof MESSAGE_WORDS,
  key: string,
): Promise<void> {
  const phone = personId === null ? null : await phoneOf(ctx, personId)
  if (phone === null) return
  await send(
    { ...ctx, newId: () => ctx.newId() },
    { kind: 'sms', address: phone, text: say(MESSAGE_WORDS[which], 'zh') },
    key,
  )
}

/** Who speaks for the need: the asker, or whoever entered it when she has no number. */
export async function speakerOf(ctx: WriteContext, row: RequestRow): Promise<string> {
  return reachedThrough(ctx, row.asker_person_id, row.entered_by_person_id)
}

/** Who is told of an offer. */
export async function giverOf(ctx: WriteContext, row: OfferRow): Promise<string> {
  return reachedThrough(ctx, row.giver_person_id, row.entered_by_person_id)
}

async function reachedThrough(ctx: WriteContext, personId: string, enteredBy: string | null): Promise<string> {
  if (enteredBy === null || (await phoneOf(ctx, personId)) !== null) return personId
  return enteredBy
}
