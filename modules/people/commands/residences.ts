import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { householdAt, locateByCode, locateByHousehold, refuseForbidden, treeOf } from '../../grids/index.ts'
import {
  ConfirmResidence,
  EndResidence,
  type RefuseReason,
  RefuseResidence,
  RegisterResidence,
  type ResidenceState,
  StateResidence,
} from '../contract.ts'
import { forbidden, gridInSight, mayOver } from '../permit.ts'
import { personFor } from '../person-for.ts'
import { checkNote } from '../residents/commands.ts'
import { type AtDoor, keepCorrection, verifyPersons } from '../residents/write.ts'
import { findPersons, lockPerson } from '../store/persons.ts'
import {
  countStated,
  findResidence,
  insertResidence,
  lockOpenResidence,
  lockResidence,
  type ResidenceRow,
  saveResidence,
} from '../store/residences.ts'

/** So many statements of one person wait at once; more look like guessing at doors. */
export const MOST_STATED = 3

export const stateResidence: Command = command(StateResidence, {
  run: async (ctx, input) => {
    if (ctx.actor.kind !== 'person') throw new NotFound('person')
    const { personId } = ctx.actor
    const householdId = await doorOf(ctx, input)
    const { gridId } = await locateByHousehold(ctx, householdId)
    // The person is locked, so that two statements at once are counted one after the other.
    await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
    const waiting = await countStated(ctx.sql, ctx.tenant, personId)
    const id = ctx.newId()
    const isNew = await insertResidence(ctx.sql, ctx.tenant, {
      id,
      personId,
      householdId,
      state: 'stated',
      way: input.by,
      statedAt: ctx.now,
      from: null,
      decidedAt: null,
      decidedBy: null,
    })
    ensure(isNew, () => new Refusal('residence.stated_already'))
    ensure(waiting < MOST_STATED, () => new Refusal('residence.too_many', { most: MOST_STATED }))
    ctx.announce('residence.stated', await subjectOf(ctx, id, gridId), {
      person: personId,
      household: householdId,
      way: input.by,
    })
    return { residenceId: id }
  },
  reply: async (_ctx, result) => result,
})

export const confirmResidence: Command = command(ConfirmResidence, {
  run: async (ctx, { residenceId }) => {
    const row = await lockFor(ctx, 'confirmResidence', residenceId)
    ensure(row.state === 'stated', () => new Refusal('residence.decided_already'))
    await save(ctx, row, { state: 'confirmed', from: ctx.now })
    ctx.announce('residence.confirmed', await subjectOf(ctx, row.id, row.gridId), {
      person: row.personId,
      household: row.householdId,
      way: row.way,
      from: ctx.now.toISOString(),
    })
    return { residenceId }
  },
  reply: async (_ctx, result) => result,
})

export const refuseResidence: Command = command(RefuseResidence, {
  run: async (ctx, { residenceId, reason }) => {
    const row = await lockFor(ctx, 'refuseResidence', residenceId)
    ensure(row.state === 'stated', () => new Refusal('residence.decided_already'))
    await save(ctx, row, { state: 'refused', reason })
    ctx.announce('residence.refused', await subjectOf(ctx, row.id, row.gridId), {
      person: row.personId,
      household: row.householdId,
      reason,
    })
    return { residenceId }
  },
  reply: async (_ctx, result) => result,
})

export const endResidence: Command = command(EndResidence, {
  run: async (ctx, { residenceId, since, reason, note, source }) => {
    const row = await lockFor(ctx, 'endResidence', residenceId)
    ensure(row.state === 'stated' || row.state === 'confirmed', () => new Refusal('residence.ended_already'))
    checkNote({ reason, note })
    const until = since === null ? ctx.now : new Date(since)
    ensure(until <= ctx.now && (row.from === null || until >= row.from), () => new Refusal('residence.until_wrong'))
    await save(ctx, row, { state: 'ended', from: row.from, until })
    if (reason !== null && row.state === 'confirmed') await keepMove(ctx, row, 'moved_away', { reason, note, source })
    ctx.announce('residence.ended', await subjectOf(ctx, row.id, row.gridId), {
      person: row.personId,
      household: row.householdId,
      until: until.toISOString(),
    })
    return { residenceId }
  },
  reply: async (_ctx, result) => result,
})

export const registerResidence: Command = command(RegisterResidence, {
  run: async (ctx, input) => {
    const { householdId, who, from } = input
    const tree = await treeOf(ctx)
    const { gridId } = await locateByHousehold(ctx, householdId)
    gridInSight(tree, visibleTo(ctx.actor), gridId)
    ensure(mayOver(ctx, tree, 'registerResidence', gridId), () => forbidden('registerResidence'))
    const since = from === null ? ctx.now : new Date(from)
    ensure(since <= ctx.now, () => new Refusal('residence.from_future'))
    checkNote(input)
    // It has arrived already, by a command that the phone has forgotten.
    const before =
      input.residenceId === undefined ? undefined : await findResidence(ctx.sql, ctx.tenant, input.residenceId)
    if (before?.householdId === householdId) return { residenceId: input.residenceId ?? '', personId: before.personId }
    const personId = who.by === 'person' ? who.personId : await whoLives(ctx, who, tree.communityOf(gridId).chainId)
    if (who.by === 'person') await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
    ensure(mayOver(ctx, tree, 'registerResidence', gridId, relationsTo(ctx, personId)), () =>
      forbidden('registerResidence'),
    )
    const residenceId = await putOnFile(ctx, personId, householdId, since, input.residenceId)
    if (input.reason !== null) {
      const row = { id: residenceId, personId, householdId, gridId }
      await keepMove(ctx, row, 'moved_in', { ...input, reason: input.reason })
      await verifyPersons(ctx, [personId], { gridId, source: input.source })
    }
    ctx.announce('residence.confirmed', await subjectOf(ctx, residenceId, gridId), {
      person: personId,
      household: householdId,
      way: 'paper',
      from: since.toISOString(),
    })
    return { residenceId, personId }
  },
  reply: async (_ctx, result) => result,
})

/**
 * Ends that a person lives in a household, from now on, as somebody saw at the door: it can be undone. The caller has asked who may.
 * @returns false when she does not live there any more
 */
export async function endLiving(ctx: WriteContext, personId: string, householdId: string): Promise<boolean> {
  const open = await lockOpenResidence(ctx.sql, ctx.tenant, personId, householdId)
  if (open?.state !== 'confirmed') return false
  await save(ctx, open, { state: 'ended', from: open.from, until: ctx.now })
  await keepMove(ctx, open, 'moved_away', { reason: 'moved', note: '', source: 'door' })
  ctx.announce('residence.ended', await subjectOf(ctx, open.id, open.gridId), {
    person: personId,
    household: householdId,
    until: ctx.now.toISOString(),
  })
  return true
}

/** The household that somebody says is hers. @throws Refusal */
async function doorOf(
  ctx: WriteContext,
  input: { by: 'code'; code: string } | { by: 'room'; entranceId: string; room: string },
): Promise<string> {
  if (input.by === 'room') {
    const householdId = await householdAt(ctx, input.entranceId, input.room)
    if (householdId === undefined) throw new Refusal('residence.no_such_room', { room: input.room })
    return householdId
  }
  const found = await locateByCode(ctx, input.code)
  if (!found || found.tenant !== ctx.tenant || found.kind !== 'household' || found.householdId === null)
    throw new Refusal('residence.not_a_door')
  if (found.state === 'revoked') throw new Refusal('residence.code_revoked')
  return found.householdId
}

/** A confirmed residence from paper; what the person had stated of the same household becomes it. */
async function putOnFile(
  ctx: WriteContext,
  personId: string,
  householdId: string,
  since: Date,
  residenceId: string | undefined,
): Promise<string> {
  const id = residenceId ?? ctx.newId()
  const isNew = await insertResidence(ctx.sql, ctx.tenant, {
    id,
    personId,
    householdId,
    state: 'confirmed',
    way: 'paper',
    statedAt: ctx.now,
    from: since,
    decidedAt: ctx.now,
    decidedBy: deciderOf(ctx),
  })
  if (isNew) return id
  const open = await lockOpenResidence(ctx.sql, ctx.tenant, personId, householdId)
  if (open?.state !== 'stated') throw new Refusal('residence.lives_already')
  await save(ctx, open, { state: 'confirmed', from: since })
  return open.id
}

/** Whom it is about, found by the number or new. @throws Refusal person.phone_needs_consent, correction.id_reused */
async function whoLives(
  ctx: WriteContext,
  who: { name: string; phone: string | null; hasConsent: boolean; personId?: string },
  chainId: number,
): Promise<string> {
  refuseForbidden(who.name)
  ensure(who.phone === null || who.hasConsent, () => new Refusal('person.phone_needs_consent'))
  if (who.personId !== undefined && (await findPersons(ctx.sql, ctx.tenant, [who.personId])).length > 0)
    throw new Refusal('correction.id_reused')
  return personFor(ctx, who, chainId)
}

/** That somebody moved in or away, kept as what can be undone. */
async function keepMove(
  ctx: WriteContext,
  row: { id: string; personId: string; householdId: string; gridId: string },
  field: 'moved_in' | 'moved_away',
  why: Pick<AtDoor, 'reason' | 'note' | 'source'>,
): Promise<void> {
  const { householdId, gridId, personId } = row
  const { reason, note, source } = why
  await keepCorrection(
    ctx,
    { id: ctx.newId(), householdId, gridId, reason, note, source },
    { personId, residenceId: row.id, field, from: null, to: null, oldKnown: null, version: 0 },
  )
}

async function lockFor(
  ctx: WriteContext,
  act: 'confirmResidence' | 'refuseResidence' | 'endResidence',
  residenceId: string,
): Promise<ResidenceRow> {
  const row = await lockResidence(ctx.sql, ctx.tenant, residenceId, visibleTo(ctx.actor))
  const tree = await treeOf(ctx)
  ensure(mayOver(ctx, tree, act, row.gridId, relationsTo(ctx, row.personId)), () => forbidden(act))
  return row
}

function relationsTo({ actor }: WriteContext, personId: string): string[] {
  return actor.kind === 'person' && actor.personId === personId ? ['self'] : []
}

async function save(
  ctx: WriteContext,
  row: ResidenceRow,
  to: { state: ResidenceState; from?: Date | null; until?: Date; reason?: RefuseReason },
): Promise<void> {
  await saveResidence(ctx.sql, ctx.tenant, row.id, {
    state: to.state,
    from: to.from ?? null,
    until: to.until ?? null,
    decidedAt: ctx.now,
    decidedBy: deciderOf(ctx),
    refuseReason: to.reason ?? null,
  })
}

function deciderOf({ actor }: WriteContext): string | null {
  return actor.kind === 'person' ? actor.personId : null
}

async function subjectOf(ctx: WriteContext, id: string, gridId: string) {
  return { type: 'residence', id, gridId, chainId: (await treeOf(ctx)).communityOf(gridId).chainId }
}
