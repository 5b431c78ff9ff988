import type { Context, WriteContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { HOUSEHOLD_USES } from '../grids/homes/contract.ts'
import { type KnownHousehold, knownHouseholds, verifyHouseholdFields, writeHousehold } from '../grids/index.ts'
import { endLiving, type KnownPerson, knownPersons, verifyPersons, writePerson } from '../people/index.ts'
import type { Value } from './contract/form.ts'
import { HOUSEHOLD_FIELDS, type KnownField, PERSON_FIELDS } from './contract/names.ts'
import type { KnownValue } from './contract/tasks.ts'
import { newestVerified, type Verified } from './store/visits.ts'

/** Who a field is about: a household, or a person who lives there. The name is as the actor may know it. */
export type Subject = { readonly type: 'household' | 'person'; readonly id: string; readonly name: string }

/** What is known of some subjects, for the fields asked of them: value, source and when it was last looked at. A constant number of statements. */
export async function knownOf(
  ctx: Context,
  subjects: readonly Subject[],
  fieldsOf: (subject: Subject) => readonly KnownField[],
): Promise<Map<string, KnownValue[]>> {
  const asked = subjects.filter((one) => fieldsOf(one).length > 0)
  const ids = (type: Subject['type']) => asked.filter((one) => one.type === type).map((one) => one.id)
  const homes = await knownHouseholds(ctx, ids('household'))
  const persons = await knownPersons(ctx, ids('person'))
  const verified = await newestVerified(
    ctx.sql,
    ctx.tenant,
    asked.map((one) => one.id),
  )
  const seen = new Map(verified.map((one) => [`${one.subjectId}/${one.field}`, one]))
  return new Map(
    asked.map((subject) => {
      const own: readonly KnownField[] = subject.type === 'household' ? HOUSEHOLD_FIELDS : PERSON_FIELDS
      const fields = fieldsOf(subject).filter((field) => own.includes(field))
      const of = { subject, home: homes.get(subject.id), person: persons.get(subject.id) }
      return [subject.id, fields.map((field) => keptOf(ctx, field, of, seen.get(`${subject.id}/${field}`)))]
    }),
  )
}

type Of = {
  readonly subject: Subject
  readonly home: KnownHousehold | undefined
  readonly person: KnownPerson | undefined
}

/** A field as its owner keeps it; whether somebody lives here, and what she speaks, is known by visits. */
function keptOf(
  ctx: Context,
  field: KnownField,
  { subject, home, person }: Of,
  seen: Verified | undefined,
): KnownValue {
  const kept = (value: Value | null | undefined, by?: { source: KnownValue['source']; verifiedAt: string | null }) => ({
    field,
    value: value ?? null,
    source: value === null || value === undefined ? ('none' as const) : (by?.source ?? 'import'),
    verifiedAt: by?.verifiedAt ?? null,
  })
  const bySight = seen && { source: 'door' as const, verifiedAt: seen.verifiedAt.toISOString() }
  switch (field) {
    case 'room_use':
      return kept(home?.use, home?.known.use)
    case 'headcount':
      return kept(home?.people, home?.known.people)
    case 'lift':
      return kept(home?.lift, home?.known.lift)
    case 'name':
      return kept(subject.name || null, person?.known.name)
    case 'phone':
      return kept(person?.phoneMasked, person?.known.phone)
    case 'lives_here':
      return kept(true, bySight)
    case 'language':
      return kept(seen?.valueSealed ? (JSON.parse(ctx.keys.open(seen.valueSealed)) as Value) : null, bySight)
  }
}

/** Where and when something was seen. */
export type Seen = { readonly householdId: string; readonly gridId: string; readonly at: Date }

/**
 * Hands a changed value to whoever keeps the field; null: it was found as it stands. What somebody looked at later stays as it is, and what the
 * owner refuses (a number that somebody else has, or without consent) does not undo the visit.
 * @returns whether it is on file now; also true for a field that visits themselves keep
 */
export async function writeKnown(
  ctx: WriteContext,
  seen: Seen,
  { subjectId, field, to, hasConsent }: { subjectId: string; field: KnownField; to: Value | null; hasConsent: boolean },
): Promise<boolean> {
  const asSeen: WriteContext = { ...ctx, newId: () => ctx.newId(), madeAt: seen.at }
  const of = { ...seen, subjectId }
  switch (field) {
    case 'room_use':
      return inHousehold(asSeen, seen, 'use', to === null ? null : { field: 'use', value: asUse(to) })
    case 'headcount':
      return inHousehold(asSeen, seen, 'people', to === null ? null : { field: 'people', value: Number(to) })
    case 'lift':
      return inHousehold(asSeen, seen, 'lift', to === null ? null : { field: 'lift', value: to === true })
    case 'name':
      return ofPerson(asSeen, of, 'name', to === null ? null : { field: 'name', value: String(to) })
    case 'phone':
      return ofPerson(asSeen, of, 'phone', to === null ? null : { field: 'phone', value: String(to), hasConsent })
    case 'lives_here':
      return to !== false || endLiving(ctx, subjectId, seen.householdId)
    case 'language':
      return true
  }
}

const AT_DOOR = { source: 'door', reason: 'seen', note: '' } as const

type HouseholdChange = Parameters<typeof writeHousehold>[2]['change']
type PersonChange = Parameters<typeof writePerson>[2]['change']

async function inHousehold(
  ctx: WriteContext,
  { householdId }: Seen,
  field: HouseholdChange['field'],
  change: HouseholdChange | null,
): Promise<boolean> {
  if (change === null) return done(verifyHouseholdFields(ctx, householdId, AT_DOOR.source, [field]))
  const sawVersion = (await knownHouseholds(ctx, [householdId])).get(householdId)?.known[field].version ?? 0
  return done(writeHousehold(ctx, householdId, { ...AT_DOOR, id: ctx.newId(), change, sawVersion }))
}

async function ofPerson(
  ctx: WriteContext,
  { subjectId, householdId, gridId }: Seen & { readonly subjectId: string },
  field: PersonChange['field'],
  change: PersonChange | null,
): Promise<boolean> {
  if (change === null) return done(verifyPersons(ctx, [subjectId], { gridId, source: AT_DOOR.source }, [field]))
  const sawVersion = (await knownPersons(ctx, [subjectId])).get(subjectId)?.known[field].version ?? 0
  return done(writePerson(ctx, subjectId, { ...AT_DOOR, id: ctx.newId(), householdId, gridId, change, sawVersion }))
}

async function done(write: Promise<void>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function asUse(value: Value): Extract<HouseholdChange, { field: 'use' }>['value'] {
  return HOUSEHOLD_USES.find((one) => one === value) ?? null
}
