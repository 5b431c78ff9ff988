import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { CORRECTION_REASONS, Provenance, SOURCES, StatedSource } from '../../grids/homes/contract.ts'
import { Phone } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const note = z.string().trim().max(200).default('')

/** What is known of a person and corrected at the door. */
export const PERSON_FIELDS = ['name', 'phone'] as const
export type PersonField = (typeof PERSON_FIELDS)[number]
/** Why somebody does not live there any more. */
export const MOVE_REASONS = ['moved', 'died', 'wrong', 'other'] as const
export type MoveReason = (typeof MOVE_REASONS)[number]

export const PersonKnown = z.object({ name: Provenance, phone: Provenance })

/** One field of a person and its new value. A number is written down with her consent only; null takes it away. */
export const PersonChange = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), value: z.string().trim().min(1).max(60) }),
  z.object({ field: z.literal('phone'), value: Phone.nullable(), hasConsent: z.boolean().default(false) }),
])
export type PersonChange = z.infer<typeof PersonChange>

/** A correction about a resident: values as anybody sees them, masked. */
export const PersonCorrection = z.object({
  id,
  personId: id,
  householdId: id,
  nameMasked: z.string(),
  placeName: z.string(),
  field: z.enum([...PERSON_FIELDS, 'moved_in', 'moved_away']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.enum(SOURCES),
  reason: z.enum([...CORRECTION_REASONS, 'moved', 'died']),
  note: z.string(),
  madeAt: moment,
  at: moment,
  byPersonId: id.nullable(),
  undoneAt: moment.nullable(),
  /** Until when the lead can undo it; null: not, or no longer. */
  undoUntil: moment.nullable(),
})
export type PersonCorrection = z.infer<typeof PersonCorrection>

/** Corrects the name or the number of somebody who lives there. Who signs in, or holds a post, keeps these himself. */
export const CorrectResident = defineCommand('people.correctResident', {
  label: { zh: '更正住户姓名电话', en: 'Correct a resident' },
  input: z.object({
    correctionId: id,
    householdId: id,
    personId: id,
    change: PersonChange,
    sawVersion: z.number().int().min(0),
    source: StatedSource,
    reason: z.enum(CORRECTION_REASONS),
    note,
  }),
  output: z.object({ personId: id }),
})

/** "All as before": names and numbers of who lives there were verified. */
export const VerifyResidents = defineCommand('people.verifyResidents', {
  label: { zh: '核实住户本人信息无变化', en: 'Verify the residents as they are' },
  input: z.object({ householdId: id, source: StatedSource }),
  output: z.object({ householdId: id }),
})

/** Within seven days, unless somebody corrected the same again. */
export const UndoPersonCorrection = defineCommand('people.undoCorrection', {
  label: { zh: '撤销住户本人信息更正', en: 'Undo a correction of a resident' },
  input: z.object({ correctionId: id }),
  output: z.object({ personId: id }),
})

/** Corrections about the residents of one household, or of the last 30 days in a grid and all below it; the newest first. */
export const ListPersonCorrections = defineQuery('people.corrections', {
  label: { zh: '住户本人信息更正记录', en: 'Corrections of residents' },
  input: z.object({ householdId: id.optional(), gridId: id.optional() }),
  output: z.object({ corrections: z.array(PersonCorrection) }),
})
