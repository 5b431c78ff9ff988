import type { WriteContext } from '../../platform/context.ts'
import type { PersonalData, PersonalRecord } from '../../platform/module.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { endSessionsOf } from '../../platform/sessions.ts'
import { locateHouseholds, treeOf } from '../grids/index.ts'
import { namesOf } from './names.ts'
import { householdsOf } from './residences.ts'
import { correctionsAbout, eraseCorrections } from './residents/store.ts'
import { raiseKnown } from './residents/write.ts'
import { normalisePhone } from './rules.ts'
import { absencesOf } from './store/absences.ts'
import { reserveOf, skillsOf } from './store/force.ts'
import { erasePerson, saveContact, unlinkAccount } from './store/personal.ts'
import { findPersons, tagsOf } from './store/persons.ts'
import { postsHeldBy } from './store/posts.ts'
import { proxiesAround } from './store/proxies.ts'
import {
  ABSENCE_WORDS,
  ERASED_NAME,
  PERSON_FIELD_WORDS,
  PERSONAL_WORDS,
  RESERVE_STATE_WORDS,
  ROLE_WORDS,
  SKILL_WORDS,
  TAG_WORDS,
} from './words.ts'

/** What is on file of a person, and how it goes: the row stays for the files of cases, without name, number, tags, homes or log-in. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const [person] = await findPersons(ctx.sql, ctx.tenant, [personId])
    if (!person) return []
    const [tags, posts, tree] = [
      await tagsOf(ctx.sql, ctx.tenant, personId),
      await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now),
      await treeOf(ctx),
    ]
    const family = await proxiesAround(ctx.sql, ctx.tenant, [personId])
    const names = await namesOf(
      ctx,
      family.flatMap((one) => [one.personId, one.proxyPersonId]),
    )
    const records: PersonalRecord[] = [{ what: PERSONAL_WORDS.name, at: null, text: person.name }]
    if (person.phoneSealed)
      records.push({ what: PERSONAL_WORDS.phone, at: null, text: ctx.keys.open(person.phoneSealed) })
    for (const tag of tags) records.push({ what: PERSONAL_WORDS.tag, at: null, text: TAG_WORDS[tag].zh })
    for (const { householdId, since } of await householdsOf(ctx, personId)) {
      const place = (await locateHouseholds(ctx, [householdId])).get(householdId)
      records.push({ what: PERSONAL_WORDS.home, at: since, text: place?.placeName ?? '' })
    }
    for (const one of await correctionsAbout(ctx.sql, ctx.tenant, personId)) {
      const open = (sealed: Buffer | null) => (sealed === null ? '' : ctx.keys.open(sealed))
      records.push({
        what: PERSONAL_WORDS.correction,
        at: one.at,
        text: [PERSON_FIELD_WORDS[one.field].zh, open(one.oldSealed), '→', open(one.newSealed), open(one.noteSealed)]
          .filter((part) => part !== '')
          .join(' '),
      })
    }
    for (const one of family) {
      const other = one.personId === personId ? one.proxyPersonId : one.personId
      records.push({ what: PERSONAL_WORDS.family, at: null, text: names.get(other)?.name ?? '' })
    }
    for (const { skill } of await skillsOf(ctx.sql, ctx.tenant, [personId]))
      records.push({ what: PERSONAL_WORDS.skill, at: null, text: SKILL_WORDS[skill].zh })
    for (const { state, since } of await reserveOf(ctx.sql, ctx.tenant, personId))
      records.push({ what: PERSONAL_WORDS.reserve, at: since, text: RESERVE_STATE_WORDS[state].zh })
    for (const one of await absencesOf(ctx.sql, ctx.tenant, personId))
      records.push({ what: PERSONAL_WORDS.absence, at: one.from, text: ABSENCE_WORDS[one.reason].zh })
    for (const { role, gridId } of posts)
      records.push({
        what: PERSONAL_WORDS.post,
        at: null,
        text: `${tree.get(gridId)?.name ?? ''} ${ROLE_WORDS[role].zh}`.trim(),
      })
    return records
  },
  erase: async (ctx, personId) => {
    const held = await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now)
    if (held.length > 0) throw new Refusal('person.holds_a_post', { role: ROLE_WORDS[held[0].role].zh })
    await eraseCorrections(ctx.sql, ctx.tenant, personId)
    await erasePerson(ctx.sql, ctx.tenant, personId, ERASED_NAME)
    const accountId = await unlinkAccount(ctx.sql, ctx.tenant, personId)
    if (accountId !== undefined) await endSessionsOf(ctx.sql, accountId)
  },
}

/**
 * Writes another name or number over what is on file; null keeps it. The caller has asked who may.
 * @throws NotFound, Refusal person.phone_taken when somebody else here has that number
 */
export async function correctPerson(
  ctx: WriteContext,
  personId: string,
  to: { name: string | null; phone: string | null },
): Promise<void> {
  const [person] = await findPersons(ctx.sql, ctx.tenant, [personId])
  if (!person) throw new NotFound('person')
  const phone = to.phone === null ? null : normalisePhone(to.phone)
  const isSaved = await saveContact(ctx.sql, ctx.tenant, personId, {
    name: to.name ?? person.name,
    phoneSealed: phone === null ? person.phoneSealed : ctx.keys.seal(phone),
    phoneHash: phone === null ? person.phoneHash : ctx.keys.index('phone', phone),
  })
  if (!isSaved) throw new Refusal('person.phone_taken')
  await raiseKnown(ctx, personId, [...(to.name === null ? [] : ['name']), ...(phone === null ? [] : ['phone'])])
}
