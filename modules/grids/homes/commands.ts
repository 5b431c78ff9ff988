import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { gridInSight, permit } from '../permit.ts'
import { checkTakesHousehold, takesHousehold, tidy } from '../rules.ts'
import { beginBelonging } from '../store/belonging.ts'
import { listEntrances } from '../store/places.ts'
import { ensureHouseholds } from '../store/register.ts'
import { holdTree, treeOf } from '../store/tree.ts'
import type { GridTree } from '../tree.ts'
import {
  AddHousehold,
  CorrectHousehold,
  type CorrectionReason,
  HOUSEHOLD_FIELDS,
  UndoHouseholdCorrection,
  VerifyHousehold,
} from './contract.ts'
import { refuseForbidden } from './forbidden.ts'
import { verifiedAt } from './rules.ts'
import { type EntranceRow, findHome, type HomeRow, lockEntrance, lockHome, saveHome } from './store.ts'
import { insertCorrections, lockCorrection } from './store-corrections.ts'
import { standsAt, subjectOf, undoChange, verifyFields, writeChange } from './write.ts'

/** Adds a flat that the register lacks, under the id that the phone gave it. */
export const addHousehold = command(AddHousehold, {
  run: async (ctx, input) => {
    const tree = await holdTree(ctx)
    const entrance = await lockEntrance(ctx.sql, ctx.tenant, input.entranceId)
    const grid = gridOfNew(ctx, tree, entrance, input.gridId)
    permit(ctx, 'correctHousehold', tree.pathOf(grid))
    checkNote(input)
    const room = tidy.room(input.room)
    const { householdId: id, floor, source } = input
    const row = { id, buildingId: entrance.buildingId, entranceId: entrance.id, floor, room }
    const { added } = await ensureHouseholds(ctx.sql, ctx.tenant, [row])
    if (!added.has(id)) {
      // The same flat under the same id has arrived before; under another, somebody else was quicker.
      const before = await findHome(ctx.sql, ctx.tenant, id, visibleTo(ctx.actor)).catch(() => undefined)
      ensure(
        before?.entranceId === entrance.id && before.room === room,
        () => new Refusal('household.room_taken', { room }),
      )
      return { householdId: id }
    }
    await beginBelonging(ctx.sql, ctx.tenant, 'household', [{ id, gridId: grid }], ctx.now)
    const beside = { source, at: verifiedAt(ctx.madeAt, ctx.now).toISOString(), version: 0 }
    const home = await lockHome(ctx.sql, ctx.tenant, id, visibleTo(ctx.actor))
    await saveHome(ctx.sql, ctx.tenant, { ...home, known: { room: beside, entrance: beside } })
    await insertCorrections(ctx.sql, ctx.tenant, [
      {
        id: ctx.newId(),
        householdId: id,
        field: 'added',
        from: null,
        to: room,
        oldKnown: null,
        version: 0,
        source,
        reason: input.reason,
        noteSealed: input.note === '' ? null : ctx.keys.seal(input.note),
        madeAt: ctx.madeAt,
        at: ctx.now,
        byPersonId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      },
    ])
    ctx.announce('household.added', await subjectOf(ctx, home), { building: entrance.buildingId, source })
    return { householdId: id }
  },
  reply: async (_, result) => result,
})

/** Corrects one field of a flat. */
export const correctHousehold = command(CorrectHousehold, {
  run: async (ctx, input) => {
    const home = await lockFor(ctx, 'correctHousehold', input.householdId)
    checkNote(input)
    const { change } = input
    const before = await lockCorrection(ctx.sql, ctx.tenant, input.correctionId)
    if (before) {
      // It has arrived already, by a command that the phone has forgotten.
      ensure(before.householdId === home.id && before.field === change.field, () => new Refusal('correction.id_reused'))
      return { householdId: home.id }
    }
    if (change.field === 'entrance') await ensureSameBuilding(ctx, home, change.value)
    await writeChange(ctx, home, { ...input, id: input.correctionId })
    return { householdId: home.id }
  },
  reply: async (_, result) => result,
})

/** All as before: every field that holds a value was found as it stands. */
export const verifyHousehold = command(VerifyHousehold, {
  run: async (ctx, { householdId, source }) => {
    const home = await lockFor(ctx, 'correctHousehold', householdId)
    const fields = HOUSEHOLD_FIELDS.filter((field) => standsAt(home, field) !== null)
    await verifyFields(ctx, home, fields, source)
    return { householdId }
  },
  reply: async (_, result) => result,
})

/** Takes a correction back. */
export const undoCorrection = command(UndoHouseholdCorrection, {
  run: async (ctx, { correctionId }) => {
    const one = await lockCorrection(ctx.sql, ctx.tenant, correctionId)
    if (!one) throw new NotFound('correction')
    const home = await lockHome(ctx.sql, ctx.tenant, one.householdId, visibleTo(ctx.actor)).catch((error: unknown) => {
      // Out of sight: what was corrected is not told apart from what never was.
      throw error instanceof NotFound ? new NotFound('correction') : error
    })
    permit(ctx, 'undoCorrection', (await treeOf(ctx)).pathOf(home.gridId))
    await undoChange(ctx, home, one)
    return { householdId: home.id }
  },
  reply: async (_, result) => result,
})

/** A flat in sight that the actor may correct, locked. @throws NotFound, Forbidden */
async function lockFor(ctx: WriteContext, act: 'correctHousehold', householdId: string): Promise<HomeRow> {
  const home = await lockHome(ctx.sql, ctx.tenant, householdId, visibleTo(ctx.actor))
  permit(ctx, act, (await treeOf(ctx)).pathOf(home.gridId))
  return home
}

/** @throws Refusal correction.note_missing for another reason without a word; for words that are not collected */
function checkNote({ reason, note }: { reason: CorrectionReason; note: string }): void {
  refuseForbidden(note)
  ensure(reason !== 'other' || note !== '', () => new Refusal('correction.note_missing'))
}

async function ensureSameBuilding(ctx: WriteContext, home: HomeRow, entranceId: string): Promise<void> {
  const entrances = await listEntrances(ctx.sql, ctx.tenant, [home.buildingId])
  ensure(
    entrances.some((one) => one.id === entranceId),
    () => new Refusal('household.other_building'),
  )
}

/**
 * The grid of a new flat: the one asked for; else the grid of the other flats of its entrance, as far as they are in sight; else its
 * building's. @throws NotFound when the entrance lies out of sight, Refusal household.which_grid
 */
function gridOfNew(ctx: WriteContext, tree: GridTree, entrance: EntranceRow, asked: string | null): string {
  const sight = visibleTo(ctx.actor)
  const isSeen = (id: string) => sight.grids === undefined || sight.grids.includes(id)
  const around = [...entrance.gridIds, ...(entrance.buildingGridId === null ? [] : [entrance.buildingGridId])]
  if (!around.some(isSeen)) throw new NotFound('entrance')
  if (asked !== null) {
    const grid = gridInSight(ctx, tree, asked)
    checkTakesHousehold(grid)
    ensure(
      around.some((id) => tree.communityOf(id).id === grid.communityId),
      () => new Refusal('household.other_community'),
    )
    return grid.id
  }
  const beside = entrance.gridIds.filter(isSeen)
  if (beside.length === 1) return beside[0]
  const ofBuilding = entrance.buildingGridId === null ? undefined : tree.get(entrance.buildingGridId)
  if (beside.length === 0 && ofBuilding && isSeen(ofBuilding.id) && takesHousehold(ofBuilding)) return ofBuilding.id
  throw new Refusal('household.which_grid')
}
