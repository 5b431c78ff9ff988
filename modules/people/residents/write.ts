import type { Context, WriteContext } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import type { Provenance, Source } from '../../grids/homes/contract.ts'
import { fieldOf, isOvertaken, type KnownField, UNDO_DAYS, undoUntil, verifiedAt } from '../../grids/homes/rules.ts'
import { refuseForbidden, treeOf } from '../../grids/index.ts'
import { PERSON_FIELDS, type PersonChange, type PersonCorrection, type PersonField } from '../contract.ts'
import { maskName, maskPhone, normalisePhone, UNNAMED } from '../rules.ts'
import { saveContact } from '../store/personal.ts'
import {
  insertPersonCorrection,
  lockResident,
  type PersonCorrectionRow,
  type ResidentRow,
  residentRows,
  saveKnown,
  savePersonUndone,
} from './store.ts'

/** Where a correction is made, from whom it comes and why. */
export type AtDoor = {
  /** Given by whoever makes it, so that it arrives once however often it is sent. */
  readonly id: string
  readonly householdId: string
  readonly gridId: string
  readonly source: Source
  readonly reason: PersonCorrection['reason']
  readonly note: string
}

/** Name and number of a person with what stands beside each. The caller shows them masked, or has logged a reason. */
export type KnownPerson = {
  readonly personId: string
  readonly nameMasked: string
  readonly phoneMasked: string | null
  readonly keepsOwnData: boolean
  readonly known: Readonly<Record<PersonField, Provenance>>
}

/** What is known of some persons, by id, masked; who is absent is left out. The caller has asked who may know. */
export async function knownPersons(ctx: Context, personIds: readonly string[]): Promise<Map<string, KnownPerson>> {
  const rows = await residentRows(ctx.sql, ctx.tenant, personIds, ctx.now)
  return new Map(
    rows.map((row) => [
      row.personId,
      {
        personId: row.personId,
        nameMasked: maskName(row.name),
        phoneMasked: row.phoneSealed === null ? null : maskPhone(ctx.keys.open(row.phoneSealed)),
        keepsOwnData: row.keepsOwnData,
        known: { name: provenanceOf(row, 'name'), phone: provenanceOf(row, 'phone') },
      },
    ]),
  )
}

/**
 * Writes a corrected name or number over what is known of a person, and keeps the old one sealed. The caller has asked who may; `ctx.madeAt` is
 * when it was told.
 * @throws NotFound, Refusal person.keeps_own_data, person.changed_since with the present value masked, person.phone_taken,
 * person.phone_needs_consent
 */
export async function writePerson(
  ctx: WriteContext,
  personId: string,
  one: AtDoor & { readonly change: PersonChange; readonly sawVersion: number },
): Promise<void> {
  const row = await lockResident(ctx.sql, ctx.tenant, personId, ctx.now)
  const { field } = one.change
  ensure(!row.keepsOwnData, () => new Refusal('person.keeps_own_data'))
  const to = valueToWrite(one.change)
  const from = standsAt(ctx, row, field)
  if (to === from) return verifyPerson(ctx, row, [field], one)
  const before = fieldOf(row.known, field)
  const at = verifiedAt(ctx.madeAt, ctx.now)
  ensure(
    !isOvertaken(before, { sawVersion: one.sawVersion, at }),
    () => new Refusal('person.changed_since', { value: maskValue(field, from) ?? '未登记' }),
  )
  const version = before.version + 1
  await put(ctx, row, field, to, { source: one.source, at: at.toISOString(), version })
  await keepCorrection(ctx, one, { personId, residenceId: null, field, from, to, oldKnown: before, version })
}

/** Says that name and number of some persons – or those of these that were looked at – were found as they stand, at `ctx.madeAt`. The caller has asked who may. */
export async function verifyPersons(
  ctx: WriteContext,
  personIds: readonly string[],
  from: { readonly gridId: string; readonly source: Source },
  looked: readonly PersonField[] = PERSON_FIELDS,
): Promise<void> {
  for (const personId of [...personIds].sort()) {
    const row = await lockResident(ctx.sql, ctx.tenant, personId, ctx.now)
    const fields = looked.filter((field) => standsAt(ctx, row, field) !== null)
    await verifyPerson(ctx, row, fields, from)
  }
}

/** Keeps a correction and announces it. */
export async function keepCorrection(
  ctx: WriteContext,
  one: AtDoor,
  what: {
    personId: string
    residenceId: string | null
    field: PersonCorrection['field']
    from: string | null
    to: string | null
    oldKnown: KnownField | null
    version: number
  },
): Promise<void> {
  refuseForbidden(one.note)
  const seal = (text: string | null) => (text === null || text === '' ? null : ctx.keys.seal(text))
  await insertPersonCorrection(ctx.sql, ctx.tenant, {
    id: one.id,
    personId: what.personId,
    householdId: one.householdId,
    residenceId: what.residenceId,
    field: what.field,
    oldSealed: seal(what.from),
    newSealed: seal(what.to),
    oldKnown: what.oldKnown,
    version: what.version,
    source: one.source,
    reason: one.reason,
    noteSealed: seal(one.note),
    madeAt: ctx.madeAt,
    at: ctx.now,
    byPersonId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  })
  ctx.announce('person.corrected', await personSubject(ctx, what.personId, one.gridId), {
    correction: one.id,
    household: one.householdId,
    field: what.field,
    version: what.version,
    source: one.source,
    reason: one.reason,
  })
}

/**
 * Puts the old name or number back, with where it came from.
 * @throws Refusal correction.changed_since, person.phone_taken
 */
export async function undoValue(ctx: WriteContext, one: PersonCorrectionRow, field: PersonField): Promise<void> {
  const row = await lockResident(ctx.sql, ctx.tenant, one.personId, ctx.now)
  const open = (sealed: Buffer | null) => (sealed === null ? null : ctx.keys.open(sealed))
  ensure(
    fieldOf(row.known, field).version === one.version && standsAt(ctx, row, field) === open(one.newSealed),
    () => new Refusal('correction.changed_since'),
  )
  await put(ctx, row, field, open(one.oldSealed), {
    source: one.oldKnown?.source ?? 'import',
    at: one.oldKnown?.at ?? null,
    version: one.version + 1,
  })
}

/** @throws Refusal unless the correction can be undone now */
export function ensureUndoable(ctx: WriteContext, one: PersonCorrectionRow): void {
  ensure(one.undoneAt === null, () => new Refusal('correction.undone_already'))
  ensure(undoUntil(one, ctx.now) !== null, () => new Refusal('correction.too_late', { days: UNDO_DAYS }))
}

/** Marks a correction as undone and announces it. */
export async function keepUndone(ctx: WriteContext, one: PersonCorrectionRow, gridId: string): Promise<void> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  await savePersonUndone(ctx.sql, ctx.tenant, one.id, ctx.now, by)
  ctx.announce('person.correction_undone', await personSubject(ctx, one.personId, gridId), {
    correction: one.id,
    household: one.householdId,
    field: one.field,
    version: one.version + 1,
  })
}

/** Name or number were changed at her own wish: whatever a door corrects of the former value comes too late. */
export async function raiseKnown(ctx: WriteContext, personId: string, fields: readonly string[]): Promise<void> {
  const row = await lockResident(ctx.sql, ctx.tenant, personId, ctx.now)
  const raised = fields.map((field) => {
    const version = fieldOf(row.known, field).version + 1
    return [field, { source: 'self_stated' as const, at: ctx.now.toISOString(), version }] as const
  })
  await saveKnown(ctx.sql, ctx.tenant, personId, { ...row.known, ...Object.fromEntries(raised) })
}

/** A value as anybody sees it. */
export function maskValue(field: PersonCorrection['field'], value: string | null): string | null {
  if (value === null) return null
  if (field === 'name') return maskName(value)
  return field === 'phone' ? maskPhone(value) : null
}

export function provenanceOf(row: Pick<ResidentRow, 'known'>, field: PersonField): Provenance {
  const { source, at, version } = fieldOf(row.known, field)
  return { source, verifiedAt: at, version }
}

async function verifyPerson(
  ctx: WriteContext,
  row: ResidentRow,
  fields: readonly PersonField[],
  { gridId, source }: { gridId: string; source: Source },
): Promise<void> {
  const at = verifiedAt(ctx.madeAt, ctx.now).toISOString()
  const moved = fields.filter((field) => (fieldOf(row.known, field).at ?? '') < at)
  if (moved.length === 0) return
  const next = Object.fromEntries(moved.map((field) => [field, { ...fieldOf(row.known, field), source, at }]))
  await saveKnown(ctx.sql, ctx.tenant, row.personId, { ...row.known, ...next })
  ctx.announce('person.verified', await personSubject(ctx, row.personId, gridId), { fields: moved, source })
}

async function put(
  ctx: WriteContext,
  row: ResidentRow,
  field: PersonField,
  value: string | null,
  beside: KnownField,
): Promise<void> {
  const phone = field === 'phone' ? value : undefined
  const isSaved = await saveContact(ctx.sql, ctx.tenant, row.personId, {
    name: field === 'name' ? (value ?? UNNAMED) : row.name,
    phoneSealed: phone === undefined ? row.phoneSealed : phone === null ? null : ctx.keys.seal(phone),
    phoneHash: phone === undefined ? row.phoneHash : phone === null ? null : ctx.keys.index('phone', phone),
  })
  ensure(isSaved, () => new Refusal('person.phone_taken'))
  await saveKnown(ctx.sql, ctx.tenant, row.personId, { ...row.known, [field]: beside })
}

function standsAt(ctx: Context, row: ResidentRow, field: PersonField): string | null {
  if (field === 'name') return row.name
  return row.phoneSealed === null ? null : ctx.keys.open(row.phoneSealed)
}

function valueToWrite(change: PersonChange): string | null {
  if (change.field === 'name') {
    refuseForbidden(change.value)
    return change.value
  }
  if (change.value === null) return null
  ensure(change.hasConsent, () => new Refusal('person.phone_needs_consent'))
  return normalisePhone(change.value)
}

async function personSubject(ctx: WriteContext, personId: string, gridId: string) {
  const { chainId } = (await treeOf(ctx)).communityOf(gridId)
  return { type: 'person', id: personId, gridId, chainId }
}
