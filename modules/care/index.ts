import type { Module } from '../../platform/module.ts'
import { changeFacts, changeGrade, changeRhythm, end, review } from './commands/change.ts'
import { register } from './commands/register.ts'
import { logContact } from './contacts.ts'
import { follows } from './follow.ts'
import { caredForInPost } from './handover.ts'
import { personal } from './personal.ts'
import { figures, household, recipients, reveal } from './queries.ts'
import { reviewSweep } from './sweep.ts'
import { WORDS } from './words.ts'

/** Who is cared for (关爱对象): grade, rhythm of contacts, and the contacts themselves. */
export const careModule: Module = {
  name: 'care',
  commands: [register, changeGrade, changeRhythm, changeFacts, review, end, logContact],
  queries: [recipients, household, reveal, figures],
  words: WORDS,
  follows,
  sweeps: [reviewSweep],
  personal,
  handover: caredForInPost,
}
