import type { WriteContext } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { floorOfRoom, tidy } from '../rules.ts'
import { householdOfRoom } from '../store/places.ts'
import { treeOf } from '../store/tree.ts'
import type { CorrectionReason, HouseholdChange, HouseholdField, Source } from './contract.ts'
import {
  fieldOf,
  isOfEntrance,
  isOvertaken,
  type Known,
  type KnownField,
  UNDO_DAYS,
  undoUntil,
  verifiedAt,
} from './rules.ts'
import { type HomeRow, namesOfEntrances, saveEntrance, saveHome } from './store.ts'
import { type CorrectionRow, insertCorrections, saveUndone } from './store-corrections.ts'
import { HOUSEHOLD_USE_WORDS } from './words.ts'

/** A change of one field with where it comes from and why. */
export type Correction = {
  /** Given by whoever makes it, so that it arrives once however often it is sent. */
  readonly id: string
  readonly change: HouseholdChange
  /** The version of the field as it was seen. */
  readonly sawVersion: number
  readonly source: Source
  readonly reason: CorrectionReason
  readonly note: string
}

/**
 * Writes a corrected value over what is known of a locked flat, and keeps the old one. A value that stands there already is verified by it.
 * @throws Refusal household.changed_since with the present value, household.room_taken, household.other_building
 */
export async function writeChange(ctx: WriteContext, home: HomeRow, one: Correction): Promise<void> {
  const { field } = one.change
  const at = verifiedAt(ctx.madeAt, ctx.now)
  const before = knownOf(home, field)
  const to = textOf(one.change)
  const from = standsAt(home, field)
  if (to === from) return verifyFields(ctx, home, [field], one.source)
  if (isOvertaken(before, { sawVersion: one.sawVersion, at }))
    throw new Refusal('household.changed_since', { value: await sayPresent(ctx, home, field) })
  const version = before.version + 1
  await put(ctx, home, field, to, { source: one.source, at: at.toISOString(), version })
  await insertCorrections(ctx.sql, ctx.tenant, [
    {
      id: one.id,
      householdId: home.id,
      field,
      from,
      to,
      oldKnown: before,
      version,
      source: one.source,
      reason: one.reason,
      noteSealed: one.note === '' ? null : ctx.keys.seal(one.note),
      madeAt: ctx.madeAt,
      at: ctx.now,
      byPersonId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    },
  ])
  ctx.announce('household.corrected', await subjectOf(ctx, home), {
    correction: one.id,
    field,
    version,
    source: one.source,
    reason: one.reason,
  })
}

/** Says in words what stands there now, for whoever came too late. */
async function sayPresent(ctx: WriteContext, home: HomeRow, field: HouseholdField): Promise<string> {
  const value = standsAt(home, field)
  if (value === null) return '未登记'
  if (field === 'entrance') return (await namesOfEntrances(ctx.sql, ctx.tenant, [value])).get(value) ?? value
  if (field === 'lift') return value === 'yes' ? '有' : '没有'
  if (field === 'use') return HOUSEHOLD_USE_WORDS[home.use ?? 'own'].zh
  return value
}

/** What is known was found as it stands: the day moves on, the values and their versions stay. */
export async function verifyFields(
  ctx: WriteContext,
  home: HomeRow,
  fields: readonly HouseholdField[],
  source: Source,
): Promise<void> {
  const at = verifiedAt(ctx.madeAt, ctx.now).toISOString()
  const moved = fields.filter((field) => (knownOf(home, field).at ?? '') < at)
  if (moved.length === 0) return
  const next = (known: Known, own: readonly HouseholdField[]): Known => ({
    ...known,
    ...Object.fromEntries(own.map((field) => [field, { ...fieldOf(known, field), source, at }])),
  })
  const ofHome = moved.filter((field) => !isOfEntrance(field))
  const ofEntrance = moved.filter(isOfEntrance)
  if (ofHome.length > 0) await saveHome(ctx.sql, ctx.tenant, { ...home, known: next(home.known, ofHome) })
  if (ofEntrance.length > 0)
    await saveEntrance(ctx.sql, ctx.tenant, { ...home, entranceKnown: next(home.entranceKnown, ofEntrance) })
  ctx.announce('household.verified', await subjectOf(ctx, home), { fields: moved, source })
}

/**
 * Puts the old value back, with where it came from.
 * @throws Refusal correction.not_undoable, .undone_already, .too_late, .changed_since, household.room_taken
 */
export async function undoChange(ctx: WriteContext, home: HomeRow, one: CorrectionRow): Promise<void> {
  const { field } = one
  ensure(one.undoneAt === null, () => new Refusal('correction.undone_already'))
  if (field === 'added') throw new Refusal('correction.not_undoable')
  ensure(undoUntil(one, ctx.now) !== null, () => new Refusal('correction.too_late', { days: UNDO_DAYS }))
  const now = knownOf(home, field)
  ensure(now.version === one.version && standsAt(home, field) === one.to, () => new Refusal('correction.changed_since'))
  await put(ctx, home, field, one.from, {
    source: one.oldKnown?.source ?? 'import',
    at: one.oldKnown?.at ?? null,
    version: one.version + 1,
  })
  await saveUndone(ctx.sql, ctx.tenant, one.id, ctx.now, ctx.actor.kind === 'person' ? ctx.actor.personId : null)
  ctx.announce('household.correction_undone', await subjectOf(ctx, home), {
    correction: one.id,
    field,
    version: one.version + 1,
  })
}

/** What is kept of a field beside its value. */
export function knownOf(home: Pick<HomeRow, 'known' | 'entranceKnown'>, field: HouseholdField): KnownField {
  return fieldOf(isOfEntrance(field) ? home.entranceKnown : home.known, field)
}

/** The value of a field as a correction keeps it. */
export function standsAt(home: HomeRow, field: HouseholdField): string | null {
  switch (field) {
    case 'room':
      return home.room
    case 'entrance':
      return home.entranceId
    case 'use':
      return home.use
    case 'people':
      return home.people === null ? null : String(home.people)
    case 'lift':
      return home.lift === null ? null : home.lift ? 'yes' : 'no'
  }
}

function textOf({ field, value }: HouseholdChange): string | null {
  if (value === null) return null
  if (field === 'room') return tidy.room(String(value))
  if (field === 'lift') return value ? 'yes' : 'no'
  return String(value)
}

/** Writes one value with what is kept beside it. */
async function put(
  ctx: WriteContext,
  home: HomeRow,
  field: HouseholdField,
  value: string | null,
  beside: KnownField,
): Promise<void> {
  const { sql, tenant } = ctx
  if (isOfEntrance(field)) {
    const lift = value === null ? null : value === 'yes'
    return saveEntrance(sql, tenant, { ...home, lift, entranceKnown: { ...home.entranceKnown, [field]: beside } })
  }
  const known = { ...home.known, [field]: beside }
  switch (field) {
    case 'room': {
      const room = value ?? home.room
      await ensureFree(ctx, home.entranceId, room)
      return saveHome(sql, tenant, { ...home, known, room, floor: floorOfRoom(room) ?? home.floor })
    }
    case 'entrance': {
      const entranceId = value ?? home.entranceId
      await ensureFree(ctx, entranceId, home.room)
      return saveHome(sql, tenant, { ...home, known, entranceId })
    }
    case 'use':
      return saveHome(sql, tenant, { ...home, known, use: readUse(value) })
    default:
      return saveHome(sql, tenant, { ...home, known, people: value === null ? null : Number(value) })
  }
}

function readUse(value: string | null): HomeRow['use'] {
  return (Object.keys(HOUSEHOLD_USE_WORDS) as (keyof typeof HOUSEHOLD_USE_WORDS)[]).find((use) => use === value) ?? null
}

async function ensureFree(ctx: WriteContext, entranceId: string, room: string): Promise<void> {
  const taken = await householdOfRoom(ctx.sql, ctx.tenant, entranceId, room)
  ensure(taken === undefined, () => new Refusal('household.room_taken', { room }))
}

/** The flat as a subject of events. */
export async function subjectOf(ctx: WriteContext, home: { id: string; gridId: string }) {
  const { chainId } = (await treeOf(ctx)).communityOf(home.gridId)
  return { type: 'household', id: home.id, gridId: home.gridId, chainId }
}
