import { type Command, command } from '../../platform/commands.ts'
import type { WriteContext } from '../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { refuseForbidden, treeOf } from '../grids/index.ts'
import { residentsOf } from '../people/index.ts'
import type { DoorResult } from '../tasks/contract.ts'
import { raiseAsk } from '../tasks/index.ts'
import { type ContactResult, type ContactWay, LogContact } from './contract.ts'
import { gridOfHousehold, personOf } from './permit.ts'
import { dueOn, isReached, OLDEST_CONTACT_DAYS } from './rules.ts'
import { lockActive, savePlan } from './store.ts'
import { householdOfContact, insertContact } from './store-contacts.ts'

const DAY = 86_400_000

/** What a contact found, as a visit would say it: what asks for more has one list, whoever found it. */
const AT_DOOR = {
  met: 'met',
  spoke: 'by_phone',
  family: 'family_answered',
  needs_help: 'needs_help',
  absent: 'not_home',
  no_answer: 'no_answer',
  refused: 'refused',
  vacant: 'vacant',
  wrong_address: 'wrong_address',
} as const satisfies Record<ContactResult, DoorResult>

/** Writes a contact down: at the door, by phone, by video; at noon or in the evening – all the same. */
export const logContact: Command = command(LogContact, {
  run: async (ctx, input) => {
    const gridId = await gridOfHousehold(ctx, 'logContact', input.householdId)
    refuseForbidden(input.note)
    const said = new Date(input.at)
    const at = said < ctx.now ? said : ctx.now
    ensure(
      ctx.now.getTime() - at.getTime() <= OLDEST_CONTACT_DAYS * DAY,
      () => new Refusal('contact.too_old', { days: OLDEST_CONTACT_DAYS }),
    )
    // Who lives there, or lived there then: a phone that was away tells of somebody who has moved since.
    const homes = [input.householdId]
    const living = [...(await residentsOf(ctx, homes)), ...(await residentsOf(ctx, homes, at))]
    ensure(
      input.personId === null || living.some((one) => one.personId === input.personId),
      () => new NotFound('person'),
    )
    await recordContact(ctx, {
      id: input.contactId,
      householdId: input.householdId,
      personId: input.personId,
      gridId,
      way: input.way,
      result: input.result,
      note: input.note,
      at,
    })
    await raiseAsk(ctx, {
      sourceId: input.contactId,
      householdId: input.householdId,
      gridId,
      result: AT_DOOR[input.result],
      note: input.note,
      at,
      byPersonId: personOf(ctx),
    })
    return { contactId: input.contactId }
  },
  reply: async (_ctx, result) => result,
})

/**
 * Writes a contact down and moves the plans of whom it reached; one of this id that is there already changes nothing, so that a follower of
 * visits may record each visit under the visit's own id. The latest contact counts, in whatever order they arrive.
 * @throws Refusal care.id_reused when the id stands for a contact of another household
 */
export async function recordContact(
  ctx: WriteContext,
  one: {
    readonly id: string
    readonly householdId: string
    readonly personId: string | null
    readonly gridId: string
    readonly way: ContactWay
    readonly result: ContactResult
    readonly note: string
    readonly at: Date
    /** Who reached them, in which post; by default whoever acts. */
    readonly by?: { readonly personId: string | null; readonly postId: string | null }
  },
): Promise<void> {
  const by = one.by ?? {
    personId: personOf(ctx),
    postId: ctx.actor.kind === 'person' ? (ctx.actor.grants[0]?.postId ?? null) : null,
  }
  const isNew = await insertContact(ctx.sql, ctx.tenant, {
    id: one.id,
    householdId: one.householdId,
    personId: one.personId,
    way: one.way,
    result: one.result,
    noteSealed: one.note === '' ? null : ctx.keys.seal(one.note),
    at: one.at,
    receivedAt: ctx.now,
    byPersonId: by.personId,
    postId: by.postId,
  })
  if (!isNew) {
    const there = await householdOfContact(ctx.sql, ctx.tenant, one.id)
    ensure(there === one.householdId, () => new Refusal('care.id_reused'))
    return
  }
  const reached = isReached(one.result)
  if (reached) {
    for (const row of await lockActive(ctx.sql, ctx.tenant, one.householdId, one.personId)) {
      if (row.lastContactAt !== null && row.lastContactAt >= one.at) continue
      const due = dueOn(one.at, row.sinceOn, row.everyDays)
      await savePlan(ctx.sql, ctx.tenant, { ...row, lastContactAt: one.at, dueOn: due })
    }
  }
  const { chainId } = (await treeOf(ctx)).communityOf(one.gridId)
  ctx.announce(
    'care.contacted',
    { type: 'contact', id: one.id, gridId: one.gridId, chainId },
    { household: one.householdId, way: one.way, reached, at: one.at.toISOString() },
  )
}
