import { type Command, command } from '../../../platform/commands.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { refuseForbidden } from '../../grids/index.ts'
import { householdsOf } from '../../people/index.ts'
import { markHouseholds } from '../../tasks/index.ts'
import { keepChange, subjectOf } from '../act.ts'
import { CONTACT_RESULTS } from '../contract/names.ts'
import { RegisterRecipient } from '../contract.ts'
import { gridOfHousehold } from '../permit.ts'
import { dueOn, EVERY_DAYS, isReached, nextReview } from '../rules.ts'
import { findByIdOrPerson, insertRecipient } from '../store.ts'
import { lastReached } from '../store-contacts.ts'

/** Puts somebody who lives in a household into the register; what was logged before counts. */
export const register: Command = command(RegisterRecipient, {
  run: async (ctx, input) => {
    const { householdId, personId, grade, basis, basisOn, contact } = input
    const gridId = await gridOfHousehold(ctx, 'register', householdId)
    const today = localDate(ctx.now)
    ensure(basisOn <= today, () => new Refusal('care.basis_future'))
    if (contact) refuseForbidden(contact.name, contact.relation)
    const known = await findByIdOrPerson(ctx.sql, ctx.tenant, input.recipientId, personId)
    if (known?.id === input.recipientId) {
      // It has arrived already, by a command that the phone has forgotten.
      ensure(known.personId === personId && known.householdId === householdId, () => new Refusal('care.id_reused'))
      return { recipientId: known.id }
    }
    ensure(known === undefined, () => new Refusal('care.registered_already'))
    const homes = await householdsOf(ctx, personId)
    ensure(
      homes.some((one) => one.householdId === householdId),
      () => new Refusal('care.not_living_there'),
    )
    const reached = CONTACT_RESULTS.filter(isReached)
    const lastContactAt = await lastReached(ctx.sql, ctx.tenant, householdId, personId, reached)
    const everyDays = EVERY_DAYS[grade]
    const isNew = await insertRecipient(ctx.sql, ctx.tenant, {
      id: input.recipientId,
      personId,
      householdId,
      grade,
      reasonsSealed: ctx.keys.seal(JSON.stringify([...new Set(input.reasons)])),
      contactSealed: contact === null ? null : ctx.keys.seal(JSON.stringify(contact)),
      basis,
      basisOn,
      sinceOn: today,
      reviewOn: nextReview(today),
      everyDays,
      lastContactAt,
      dueOn: dueOn(lastContactAt, today, everyDays),
      at: ctx.now,
    })
    ensure(isNew, () => new Refusal('care.registered_already'))
    // Items for those who are cared for come to this door from now on.
    await markHouseholds(ctx, 'cared_for', [householdId], true)
    await keepChange(ctx, input.recipientId, 'registered', { from: null, to: grade, why: '' })
    ctx.announce('care.registered', await subjectOf(ctx, { id: input.recipientId, gridId }), {
      household: householdId,
      basis,
    })
    return { recipientId: input.recipientId }
  },
  reply: async (_ctx, result) => result,
})
