import type { Context, WriteContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { correctPerson, endLiving, namesOf } from '../people/index.ts'
import type { Value } from './contract/form.ts'
import { HOUSEHOLD_FIELDS, type KnownField, PERSON_FIELDS } from './contract/names.ts'
import type { KnownValue } from './contract/tasks.ts'
import { newestVerified } from './store/visits.ts'

/** Who a field is about: a household, or a person who lives there. */
export type Subject = { readonly type: 'household' | 'person'; readonly id: string; readonly name: string }

/** What the owner of a field knows of a subject. The name is as the actor may know it. */
type Read = (subject: Subject, phones: ReadonlyMap<string, { phoneMasked: string | null }>) => Value | null
/** Writes a value where its owner keeps it. @returns false when the owner does not take it; the visit stands all the same */
type Write = (ctx: WriteContext, at: { subjectId: string; householdId: string }, value: Value) => Promise<boolean>

/**
 * The catalogue: who keeps each field. A field without an owner's reader is known by the newest visit that gave it a value; the day a
 * module keeps it, its reader and writer are put here and nothing else changes.
 */
const CATALOGUE: Readonly<Record<KnownField, { read: Read | null; write: Write | null }>> = {
  room_use: { read: null, write: null },
  headcount: { read: null, write: null },
  lift: { read: null, write: null },
  language: { read: null, write: null },
  name: {
    read: (subject) => subject.name || null,
    write: (ctx, { subjectId }, value) => taken(correctPerson(ctx, subjectId, { name: String(value), phone: null })),
  },
  phone: {
    read: (subject, phones) => phones.get(subject.id)?.phoneMasked ?? null,
    write: (ctx, { subjectId }, value) => taken(correctPerson(ctx, subjectId, { name: null, phone: String(value) })),
  },
  lives_here: {
    read: () => true,
    write: async (ctx, { subjectId, householdId }, value) =>
      value === true || (await endLiving(ctx, subjectId, householdId)),
  },
}

/** What is known of some subjects, for the fields asked of them: value, source and when it was last looked at. A constant number of statements. */
export async function knownOf(
  ctx: Context,
  subjects: readonly Subject[],
  fieldsOf: (subject: Subject) => readonly KnownField[],
): Promise<Map<string, KnownValue[]>> {
  const asked = subjects.filter((one) => fieldsOf(one).length > 0)
  const phones = await namesOf(
    ctx,
    asked.filter((one) => one.type === 'person').map((one) => one.id),
  )
  const verified = new Map(
    (
      await newestVerified(
        ctx.sql,
        ctx.tenant,
        asked.map((one) => one.id),
      )
    ).map((one) => [`${one.subjectId}/${one.field}`, one]),
  )
  return new Map(
    asked.map((subject) => {
      const own: readonly KnownField[] = subject.type === 'household' ? HOUSEHOLD_FIELDS : PERSON_FIELDS
      const fields = fieldsOf(subject).filter((field) => own.includes(field))
      return [
        subject.id,
        fields.map((field): KnownValue => {
          const last = verified.get(`${subject.id}/${field}`)
          const { read } = CATALOGUE[field]
          const value = read
            ? read(subject, phones)
            : last?.valueSealed
              ? (JSON.parse(ctx.keys.open(last.valueSealed)) as Value)
              : null
          return {
            field,
            value,
            source: last ? 'visit' : value === null ? 'none' : 'register',
            verifiedAt: last?.verifiedAt.toISOString() ?? null,
          }
        }),
      ]
    }),
  )
}

/**
 * Hands a changed value to whoever keeps the field.
 * @returns whether it is on file now; also true for a field that visits themselves keep
 */
export async function writeKnown(
  ctx: WriteContext,
  at: { subjectId: string; householdId: string },
  field: KnownField,
  value: Value,
): Promise<boolean> {
  const { write } = CATALOGUE[field]
  return write === null || (await write(ctx, at, value))
}

/** What an owner refuses (a number that somebody else has) does not undo the visit. */
async function taken(write: Promise<void>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
