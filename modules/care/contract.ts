import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { Phone } from '../people/contract.ts'
import { BASES, CHANGES, CONTACT_RESULTS, CONTACT_WAYS, END_REASONS, GRADES, LISTS, REASONS } from './contract/names.ts'

export * from './contract/names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const why = z.string().trim().min(2).max(200)
const sawVersion = z.number().int().min(0)

/** Who is called first when something is wrong. */
export const FamilyContact = z.object({
  name: z.string().trim().min(1).max(60),
  /** How he stands to the person: daughter, neighbour. */
  relation: z.string().trim().max(20).default(''),
  phone: Phone.nullable().default(null),
})
export type FamilyContact = z.infer<typeof FamilyContact>

/** Somebody cared for, as a list shows it: name masked, no reason, no number. */
export const Recipient = z.object({
  id,
  personId: id,
  householdId: id,
  nameMasked: z.string(),
  placeName: z.string(),
  gridId: id,
  gridName: z.string(),
  grade: z.enum(GRADES),
  everyDays: z.number(),
  /** The rhythm differs from that of the grade. */
  hasOwnRhythm: z.boolean(),
  sinceOn: day,
  lastContactAt: moment.nullable(),
  dueOn: day,
  /** Days until then; negative: so many days late. */
  dueInDays: z.number(),
  reviewOn: day,
  isReviewDue: z.boolean(),
  basis: z.enum(BASES),
  basisOn: day,
  state: z.enum(['active', 'ended']),
  endReason: z.enum(END_REASONS).nullable(),
  endedAt: moment.nullable(),
  version: z.number(),
})
export type Recipient = z.infer<typeof Recipient>

/** A contact of whatever way: each counts the same, at any hour. */
export const Contact = z.object({
  id,
  householdId: id,
  personId: id.nullable(),
  /** Of the person it was about, masked; null: of the household. */
  nameMasked: z.string().nullable(),
  way: z.enum(CONTACT_WAYS),
  result: z.enum(CONTACT_RESULTS),
  note: z.string(),
  at: moment,
  receivedAt: moment,
  byName: z.string().nullable(),
})
export type Contact = z.infer<typeof Contact>

const Done = z.object({ recipientId: id })

// --- commands ---

export const RegisterRecipient = defineCommand('care.register', {
  label: { zh: '登记关爱对象', en: 'Register somebody cared for' },
  input: z.object({
    recipientId: id,
    personId: id,
    householdId: id,
    grade: z.enum(GRADES),
    reasons: z.array(z.enum(REASONS)).min(1).max(REASONS.length),
    /** Consent, or a statutory duty; and the day of the paper. */
    basis: z.enum(BASES),
    basisOn: day,
    contact: FamilyContact.nullable().default(null),
  }),
  output: Done,
})

/** Another grade, with the rhythm that goes with it; the next review is half a year away again. */
export const ChangeGrade = defineCommand('care.changeGrade', {
  label: { zh: '调整关爱等级', en: 'Change the grade of care' },
  input: z.object({ recipientId: id, grade: z.enum(GRADES), why, sawVersion }),
  output: Done,
})

/** A rhythm of its own; null: that of the grade again. */
export const ChangeRhythm = defineCommand('care.changeRhythm', {
  label: { zh: '调整探访节奏', en: 'Change the rhythm of visits' },
  input: z.object({ recipientId: id, everyDays: z.number().int().min(1).max(366).nullable(), why, sawVersion }),
  output: Done,
})

/** The reasons and who is called first. */
export const ChangeFacts = defineCommand('care.changeFacts', {
  label: { zh: '更新关爱信息', en: 'Change reasons and emergency contact' },
  input: z.object({
    recipientId: id,
    reasons: z.array(z.enum(REASONS)).min(1).max(REASONS.length),
    contact: FamilyContact.nullable(),
    sawVersion,
  }),
  output: Done,
})

/** The grade was looked at again and stays. */
export const ReviewRecipient = defineCommand('care.review', {
  label: { zh: '复评，等级不变', en: 'Review: the grade stays' },
  input: z.object({ recipientId: id, why: z.string().trim().max(200).default(''), sawVersion }),
  output: Done,
})

export const EndCare = defineCommand('care.end', {
  label: { zh: '结束关爱', en: 'End the care' },
  input: z.object({
    recipientId: id,
    reason: z.enum(END_REASONS),
    why: z.string().trim().max(200).default(''),
    sawVersion,
  }),
  output: Done,
})

/** A contact, written down then or later; the id is made by the phone. */
export const LogContact = defineCommand('care.logContact', {
  label: { zh: '记一次联系', en: 'Log a contact' },
  input: z.object({
    contactId: id,
    householdId: id,
    /** Left out: the household; it counts for everybody cared for there. */
    personId: id.nullable().default(null),
    way: z.enum(CONTACT_WAYS),
    result: z.enum(CONTACT_RESULTS),
    /** When it was; the phone's own clock, so a time to come counts as now. */
    at: moment,
    note: z.string().trim().max(300).default(''),
  }),
  output: z.object({ contactId: id }),
})

// --- queries ---

/** Who is cared for in a grid and all below it, by urgency: the most late first. */
export const ListRecipients = defineQuery('care.recipients', {
  label: { zh: '关爱台账', en: 'Register of care' },
  input: z.object({
    gridId: id,
    list: z.enum(LISTS).default('active'),
    grade: z.enum(GRADES).optional(),
    after: z.object({ dueOn: day, id }).optional(),
  }),
  output: z.object({
    recipients: z.array(Recipient),
    next: z.object({ dueOn: day, id }).nullable(),
  }),
})

/** Who is cared for in one household, and every contact with it, the newest first. */
export const GetHouseholdCare = defineQuery('care.household', {
  label: { zh: '一户的关爱与联系', en: 'Care and contacts of a household' },
  input: z.object({ householdId: id }),
  output: z.object({ recipients: z.array(Recipient), contacts: z.array(Contact) }),
})

/** Why somebody is cared for, who is called first, and how that changed: read with a reason, on record. */
export const RevealRecipient = defineQuery('care.reveal', {
  label: { zh: '查看关爱原因和紧急联系人', en: 'Reveal reasons and emergency contact' },
  method: 'POST',
  sensitive: true,
  input: z.object({ recipientId: id, reason: z.string().trim().min(2).max(200) }),
  output: z.object({
    name: z.string(),
    reasons: z.array(z.enum(REASONS)),
    contact: FamilyContact.nullable(),
    changes: z.array(
      z.object({
        what: z.enum(CHANGES),
        at: moment,
        byName: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        why: z.string(),
      }),
    ),
  }),
})

/** Numbers by community, without people; null: fewer than five, or what would tell of them. */
export const CareFigures = defineQuery('care.figures', {
  label: { zh: '关爱数据', en: 'Figures of care' },
  input: z.object({}),
  output: z.object({
    communities: z.array(
      z.object({
        communityId: id,
        name: z.string(),
        total: z.number().nullable(),
        grades: z.array(z.object({ grade: z.enum(GRADES), people: z.number().nullable() })),
        /** Reached within the last 30 days. */
        reached: z.number().nullable(),
        late: z.number().nullable(),
      }),
    ),
  }),
})

export const careContract = [
  RegisterRecipient,
  ChangeGrade,
  ChangeRhythm,
  ChangeFacts,
  ReviewRecipient,
  EndCare,
  LogContact,
  ListRecipients,
  GetHouseholdCare,
  RevealRecipient,
  CareFigures,
] as const
