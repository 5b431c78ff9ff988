import type { PersonalData, PersonalRecord } from '../../platform/module.ts'
import { subjectOf } from './act.ts'
import { openContact, openReasons } from './queries.ts'
import { contactsAbout, entriesOf, eraseCare } from './store-personal.ts'
import { GRADE_WORDS, PERSONAL_WORDS, REASON_WORDS, RESULT_WORDS, WAY_WORDS } from './words.ts'

/** That she is cared for, why, and every contact with her. Deleted, the care ends and no word about her stays. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const records: PersonalRecord[] = []
    for (const one of await entriesOf(ctx.sql, ctx.tenant, personId)) {
      const reasons = openReasons(ctx, one.reasonsSealed).map((reason) => REASON_WORDS[reason].zh)
      records.push({
        what: PERSONAL_WORDS.grade,
        at: one.at,
        text: [GRADE_WORDS[one.grade].zh, ...reasons].join('、'),
      })
      const contact = openContact(ctx, one.contactSealed)
      if (contact)
        records.push({
          what: PERSONAL_WORDS.contact,
          at: one.at,
          text: [contact.name, contact.relation, contact.phone ?? ''].filter(Boolean).join(' '),
        })
    }
    for (const one of await contactsAbout(ctx.sql, ctx.tenant, personId))
      records.push({
        what: PERSONAL_WORDS.visit,
        at: one.at,
        text: [
          WAY_WORDS[one.way].zh,
          RESULT_WORDS[one.result].zh,
          one.noteSealed === null ? '' : ctx.keys.open(one.noteSealed),
        ]
          .filter(Boolean)
          .join('，'),
      })
    return records
  },
  erase: async (ctx, personId) => {
    for (const row of await eraseCare(ctx.sql, ctx.tenant, personId, ctx.now))
      ctx.announce('care.ended', await subjectOf(ctx, row), {})
  },
}
