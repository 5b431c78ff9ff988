import type { WriteContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { normalisePhone, UNNAMED } from './rules.ts'
import {
  addTags,
  gridsOfRegistration,
  insertPerson,
  lockByPhone,
  savePerson,
  type Tag,
  tagsOf,
} from './store/persons.ts'

/** Somebody to be known by the house. */
export type Registration = {
  readonly name: string
  readonly phone: string | null
  readonly tags: readonly Tag[]
  /** Left out, what is on file stays; a new person has not consented. */
  readonly isContactPublic?: boolean
  readonly isSynthetic: boolean
  /** The main grid in which staff register; null for residents who come through a report. */
  readonly gridId: string | null
  readonly chainId: number
  /** Of a new person, when a phone has made it; else a new one. */
  readonly personId?: string
}

/** What a registration came to. */
export type Registered = { personId: string; did: 'created' | 'changed' | 'unchanged' }

/**
 * Finds a person by the number, or registers a new one. What is known is added to, never overwritten: a name on file stays.
 * @param onOtherName what to do when the number is on file under another name: keep that name, or refuse
 * @throws Refusal person.phone_of_another
 */
export async function register(
  ctx: WriteContext,
  who: Registration,
  onOtherName: 'keep' | 'refuse',
): Promise<Registered> {
  const phone = who.phone === null ? null : normalisePhone(who.phone)
  const phoneHash = phone === null ? null : ctx.keys.index('phone', phone)
  const personId = who.personId ?? ctx.newId()
  const isNew = await insertPerson(ctx.sql, ctx.tenant, {
    id: personId,
    name: who.name,
    phoneSealed: phone === null ? null : ctx.keys.seal(phone),
    phoneHash,
    isContactPublic: who.isContactPublic ?? false,
    isSynthetic: who.isSynthetic,
    at: ctx.now,
  })
  if (!isNew && phoneHash !== null) return addTo(ctx, who, phoneHash, onOtherName)
  await addTags(ctx.sql, ctx.tenant, personId, who.tags)
  announce(ctx, personId, who, who.tags)
  return { personId, did: 'created' }
}

async function addTo(
  ctx: WriteContext,
  who: Registration,
  phoneHash: Buffer,
  onOtherName: 'keep' | 'refuse',
): Promise<Registered> {
  const known = await lockByPhone(ctx.sql, ctx.tenant, phoneHash)
  if (!known) throw new Error('a person vanished between two statements')
  const wasNamed = known.name !== UNNAMED
  if (wasNamed && known.name !== who.name && onOtherName === 'refuse') throw new Refusal('person.phone_of_another')
  const name = wasNamed ? known.name : who.name
  const isContactPublic = who.isContactPublic ?? known.isContactPublic
  const isSaved = name !== known.name || isContactPublic !== known.isContactPublic
  if (isSaved) await savePerson(ctx.sql, ctx.tenant, known.id, { name, isContactPublic, at: ctx.now })
  const added = await addTags(ctx.sql, ctx.tenant, known.id, who.tags)
  const isNewHere =
    who.gridId !== null && !(await gridsOfRegistration(ctx.sql, ctx.tenant, known.id)).includes(who.gridId)
  if (!isSaved && added === 0 && !isNewHere) return { personId: known.id, did: 'unchanged' }
  announce(ctx, known.id, who, await tagsOf(ctx.sql, ctx.tenant, known.id))
  return { personId: known.id, did: 'changed' }
}

function announce(ctx: WriteContext, personId: string, who: Registration, tags: readonly Tag[]): void {
  const subject = { type: 'person', id: personId, gridId: who.gridId, chainId: who.chainId }
  ctx.announce('person.registered', subject, { tags: [...tags] })
}
