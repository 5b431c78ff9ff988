import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { Form } from './form.ts'
import { MARKS, SHOWN_STATES, TARGETS, TASK_KINDS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
/** A local day. Years that no item reaches are refused at the door. */
export const Day = z.iso.date().refine((text) => /^20[2-9]\d-/.test(text))
const reason = z.string().trim().min(2).max(200)

/** How often: once, every so many days, weeks or months (a day that a month lacks is its last day), or only when somebody orders it. */
export const Frequency = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('once'), on: Day }),
  z.object({ unit: z.literal('day'), every: z.int().min(1).max(366) }),
  /** 1 is Monday, 7 Sunday. */
  z.object({ unit: z.literal('week'), every: z.int().min(1).max(52), weekday: z.int().min(1).max(7) }),
  z.object({ unit: z.literal('month'), every: z.int().min(1).max(24), day: z.int().min(1).max(31) }),
  /** About how many a month are expected in one grid; 0: hardly any. */
  z.object({ unit: z.literal('on_demand'), perMonth: z.int().min(0).max(100) }),
])
export type Frequency = z.infer<typeof Frequency>

/** What a version of an item says; unchangeable once it is admitted. */
const contentFields = {
  kind: z.enum(TASK_KINDS),
  nameZh: z.string().trim().min(2).max(40),
  nameEn: z.string().trim().min(2).max(80),
  /** What the member does, in a few sentences. */
  what: z.string().trim().min(2).max(500),
  sourceDepartment: z.string().trim().min(2).max(60),
  legalBasis: z.string().trim().min(2).max(200),
  frequency: Frequency,
  /** Days after the day on which it becomes ready until it is due, and until it counts as missed. */
  dueDays: z.int().min(0).max(366),
  expiresDays: z.int().min(0).max(366),
  target: z.enum(TARGETS),
  /** Only households with this mark, or those who live there. */
  mark: z.enum(MARKS).nullable(),
  /** With everything below them. */
  gridIds: z.array(id).min(1).max(50),
  /** For one household, person, building or grid, in minutes. */
  minutes: z.int().min(1).max(480),
  form: Form,
  /** Temporary and urgent: admitted for a short time, with consent (domain.md §1.5). */
  isUrgent: z.boolean(),
  consent: z.string().trim().max(200),
}
export const TemplateContent = z.object(contentFields)
export type TemplateContent = z.infer<typeof TemplateContent>

export const Template = TemplateContent.extend({
  id,
  /** The same for all versions of one item. */
  seriesId: id,
  version: z.int(),
  communityId: id,
  state: z.enum(SHOWN_STATES),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  submittedAt: moment.nullable(),
  decidedAt: moment.nullable(),
  decideReason: z.string().nullable(),
  overReason: z.string().nullable(),
  endReason: z.string().nullable(),
})
export type Template = z.infer<typeof Template>

/** Minutes a month asked of one member, per grid; never per person. */
export const GridMinutes = z.object({
  gridId: id,
  gridName: z.string(),
  /** Members who hold posts there; 0: whoever stands in for them. */
  members: z.int(),
  targets: z.int(),
  /** By what is admitted, without this item and with it. */
  before: z.int(),
  after: z.int(),
})
export type GridMinutes = z.infer<typeof GridMinutes>

/** The admission register of a community. Who only carries things out sees what is admitted. */
export const ListTemplates = defineQuery('tasks.register', {
  label: { zh: '事项准入清单', en: 'Admission register' },
  input: z.object({ communityId: id }),
  output: z.object({
    today: z.string(),
    agreedMinutes: z.int().nullable(),
    /** What is asked of one member where it is most, and in how many grids it is above what was agreed. */
    mostMinutes: z.int(),
    gridsOver: z.int(),
    maySave: z.boolean(),
    mayAgree: z.boolean(),
    templates: z.array(Template),
  }),
})

/** One version with what it would ask of each grid, and what may be done with it. */
export const GetTemplate = defineQuery('tasks.template', {
  label: { zh: '事项', en: 'Item' },
  input: z.object({ templateId: id }),
  output: z.object({
    template: Template,
    gridNames: z.array(z.string()),
    agreedMinutes: z.int().nullable(),
    perGrid: z.array(GridMinutes),
    versions: z.array(z.object({ id, version: z.int(), state: z.enum(SHOWN_STATES) })),
    savedBy: z.string(),
    decidedBy: z.string().nullable(),
    verbs: z.array(z.enum(['save', 'submit', 'admit', 'refuse', 'withdraw', 'end', 'renew'])),
  }),
})

/** Writes a draft. With `seriesId` of a known item it is that item's next version. */
export const SaveTemplate = defineCommand('tasks.saveTemplate', {
  label: { zh: '保存事项', en: 'Save an item' },
  input: z.object({
    templateId: id,
    seriesId: id,
    communityId: id,
    ...contentFields,
    isSynthetic: z.boolean().default(false),
  }),
  output: z.object({ templateId: id }),
})

const one = z.object({ templateId: id })

export const SubmitTemplate = defineCommand('tasks.submit', {
  label: { zh: '送审', en: 'Submit for admission' },
  input: one,
  output: one,
})

/** The street admits it: from when until when. Above the agreed minutes only with a reason. */
export const AdmitTemplate = defineCommand('tasks.admit', {
  label: { zh: '准入', en: 'Admit' },
  input: one.extend({
    validFrom: Day,
    validUntil: Day,
    overReason: reason.nullable().default(null),
    /** Has read what members must not be asked to do, and found none of it. */
    isLawful: z.literal(true),
  }),
  output: one,
})

export const RefuseTemplate = defineCommand('tasks.refuse', {
  label: { zh: '不予准入', en: 'Refuse' },
  input: one.extend({ reason }),
  output: one,
})

export const WithdrawTemplate = defineCommand('tasks.withdraw', {
  label: { zh: '撤回', en: 'Withdraw' },
  input: one,
  output: one,
})

/** Ends an admitted item now: what is open of it is cancelled. */
export const EndTemplate = defineCommand('tasks.end', {
  label: { zh: '停止事项', en: 'End an item' },
  input: one.extend({ reason }),
  output: one,
})

/** How many minutes a month may be asked of one member of this community; null: nothing is agreed. */
export const AgreeMinutes = defineCommand('tasks.agreeMinutes', {
  label: { zh: '商定工作量', en: 'Agree on minutes' },
  input: z.object({ communityId: id, minutes: z.int().min(0).max(14_400).nullable() }),
  output: z.object({ communityId: id }),
})

/** Puts a mark on households, or takes it off. */
export const MarkHouseholds = defineCommand('tasks.markHouseholds', {
  label: { zh: '标记户', en: 'Mark households' },
  input: z.object({
    mark: z.enum(MARKS),
    householdIds: z.array(id).min(1).max(500),
    isOn: z.boolean(),
  }),
  output: z.object({ changed: z.int() }),
})
