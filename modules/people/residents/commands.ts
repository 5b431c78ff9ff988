import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { locateByHousehold, treeOf } from '../../grids/index.ts'
import { CorrectResident, UndoPersonCorrection, VerifyResidents } from '../contract.ts'
import { forbidden, gridInSight, mayOver, permit } from '../permit.ts'
import { livingIn, livingOf, lockOpenResidence, lockResidence, saveResidence } from '../store/residences.ts'
import { lockPersonCorrection, type PersonCorrectionRow } from './store.ts'
import { ensureUndoable, keepUndone, undoValue, verifyPersons, writePerson } from './write.ts'

/** Corrects the name or number of somebody who lives in a household in sight; never one's own. */
export const correctResident: Command = command(CorrectResident, {
  run: async (ctx, input) => {
    const gridId = await gridOfHousehold(ctx, input.householdId)
    const isSelf = ctx.actor.kind === 'person' && ctx.actor.personId === input.personId
    ensure(mayOver(ctx, await treeOf(ctx), 'correctResident', gridId, isSelf ? ['self'] : []), () =>
      forbidden('correctResident'),
    )
    checkNote(input)
    const homes = await livingOf(ctx.sql, ctx.tenant, input.personId, ctx.now)
    ensure(
      homes.some((one) => one.householdId === input.householdId),
      () => new NotFound('person'),
    )
    const before = await lockPersonCorrection(ctx.sql, ctx.tenant, input.correctionId)
    if (before) {
      ensure(
        before.personId === input.personId && before.field === input.change.field,
        () => new Refusal('correction.id_reused'),
      )
      return { personId: input.personId }
    }
    await writePerson(ctx, input.personId, { ...input, id: input.correctionId, gridId })
    return { personId: input.personId }
  },
  reply: async (_ctx, result) => result,
})

/** All as before: the names and numbers of who lives there. */
export const verifyResidents: Command = command(VerifyResidents, {
  run: async (ctx, { householdId, source }) => {
    const gridId = await gridOfHousehold(ctx, householdId)
    permit(ctx, await treeOf(ctx), 'verifyResidents', gridId)
    const living = await livingIn(ctx.sql, ctx.tenant, [householdId], ctx.now)
    await verifyPersons(
      ctx,
      living.map((one) => one.personId),
      { gridId, source },
    )
    return { householdId }
  },
  reply: async (_ctx, result) => result,
})

/** Takes a correction about a resident back: a value, somebody who was written down, or somebody who was said to have moved away. */
export const undoCorrection: Command = command(UndoPersonCorrection, {
  run: async (ctx, { correctionId }) => {
    const one = await lockPersonCorrection(ctx.sql, ctx.tenant, correctionId)
    if (!one) throw new NotFound('correction')
    const { gridId } = await locateByHousehold(ctx, one.householdId)
    const sight = visibleTo(ctx.actor)
    ensure(sight.grids === undefined || sight.grids.includes(gridId), () => new NotFound('correction'))
    permit(ctx, await treeOf(ctx), 'undoCorrection', gridId)
    ensureUndoable(ctx, one)
    if (one.field === 'name' || one.field === 'phone') await undoValue(ctx, one, one.field)
    else await undoMove(ctx, one)
    await keepUndone(ctx, one, gridId)
    return { personId: one.personId }
  },
  reply: async (_ctx, result) => result,
})

/** @throws Refusal correction.changed_since when the residence has gone another way since */
async function undoMove(ctx: WriteContext, one: PersonCorrectionRow): Promise<void> {
  if (one.residenceId === null) throw new Refusal('correction.changed_since')
  const row = await lockResidence(ctx.sql, ctx.tenant, one.residenceId, visibleTo(ctx.actor))
  const wasIn = one.field === 'moved_in'
  const isAsLeft = wasIn
    ? row.state === 'confirmed'
    : row.state === 'ended' && !(await lockOpenResidence(ctx.sql, ctx.tenant, row.personId, row.householdId))
  ensure(isAsLeft, () => new Refusal('correction.changed_since'))
  await saveResidence(ctx.sql, ctx.tenant, row.id, {
    state: wasIn ? 'ended' : 'confirmed',
    from: row.from,
    until: wasIn ? ctx.now : null,
    decidedAt: ctx.now,
    decidedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    refuseReason: null,
  })
  const { chainId } = (await treeOf(ctx)).communityOf(row.gridId)
  const subject = { type: 'residence', id: row.id, gridId: row.gridId, chainId }
  const who = { person: row.personId, household: row.householdId }
  if (wasIn) ctx.announce('residence.ended', subject, { ...who, until: ctx.now.toISOString() })
  else
    ctx.announce('residence.confirmed', subject, {
      ...who,
      way: row.way,
      from: (row.from ?? ctx.now).toISOString(),
    })
}

/** The grid of a household in sight. @throws NotFound */
async function gridOfHousehold(ctx: WriteContext, householdId: string): Promise<string> {
  const { gridId } = await locateByHousehold(ctx, householdId)
  return gridInSight(await treeOf(ctx), visibleTo(ctx.actor), gridId).id
}

/** @throws Refusal correction.note_missing for another reason without a word */
export function checkNote({ reason, note }: { reason: string | null; note: string }): void {
  ensure(reason !== 'other' || note !== '', () => new Refusal('correction.note_missing'))
}
