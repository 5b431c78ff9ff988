import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { Calendar } from '../../calendars/contract.ts'
import { Limit, RuleChoice } from '../../routing/contract.ts'
import { CLOCK_KINDS, STATES } from './names.ts'
import { CaseLine, CaseView, PartnerView, TimelineEntry } from './shapes.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const words = (min: number, max: number) => z.string().trim().min(min).max(max)

/**
 * `all`: the grids of the person's posts, and what these posts hold or help with elsewhere. `involved`: what the person handled,
 * reported, typed in or wrote on, and others hold now; closed ones too when asked for.
 */
export const SCOPES = ['mine', 'my_grids', 'all', 'involved'] as const

/** What narrows the desk's list, and where it goes on. */
export const DeskFilter = z.object({
  scope: z.enum(SCOPES).default('my_grids'),
  states: z.array(z.enum(STATES)).default([]),
  gridId: id.optional(),
  categoryPrefix: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .optional(),
  onlyOverdue: z.boolean().default(false),
  search: z.string().trim().max(60).default(''),
  /** By next deadline for open cases, newest first otherwise. */
  sort: z.enum(['deadline', 'newest']).default('deadline'),
  /** Continue after this line (keyset). */
  after: z.object({ key: moment, id }).optional(),
})

export const ListDesk = defineQuery('cases.desk', {
  label: { zh: '件的列表', en: 'List of cases' },
  method: 'POST',
  input: DeskFilter.extend({ limit: z.number().int().min(1).max(100).default(50) }),
  output: z.object({ cases: z.array(CaseLine), next: z.object({ key: moment, id }).nullable() }),
})

/** How many lines one register holds at most; the next one goes on from its end. */
export const MOST_IN_REGISTER = 5000

/**
 * The desk's list as a register to take away, in the same order under the same sight. Each has an id of its own, which stands in
 * the file and in the access log, so that a file found somewhere leads to who took it and why.
 */
export const ListRegister = defineQuery('cases.register', {
  label: { zh: '导出台账', en: 'Export a register' },
  method: 'POST',
  sensitive: true,
  input: z.object({ registerId: id, filter: DeskFilter, reason: words(2, 200) }),
  output: z.object({
    cases: z.array(CaseLine.extend({ categoryNameEn: z.string().nullable() })),
    next: z.object({ key: moment, id }).nullable(),
  }),
})

export const CountDesk = defineQuery('cases.counts', {
  label: { zh: '件数', en: 'Counts of cases' },
  input: z.object({ gridId: id.optional() }),
  output: z.object({
    byState: z.record(z.enum(STATES), z.number()),
    overdue: z.number(),
    urgentOpen: z.number(),
    mine: z.number(),
  }),
})

export const GetCase = defineQuery('cases.case', {
  label: { zh: '件', en: 'A case' },
  audience: 'bearer',
  input: z.object({ caseId: id }),
  output: CaseView,
})

export const GetTimeline = defineQuery('cases.timeline', {
  label: { zh: '经过', en: 'Timeline' },
  audience: 'bearer',
  input: z.object({ caseId: id }),
  output: z.object({ entries: z.array(TimelineEntry) }),
})

/** Where a case could go: the post routing suggests with its reason, the next best, and the posts of the community. */
export const SuggestAssignment = defineQuery('cases.suggestAssignment', {
  label: { zh: '建议交给谁', en: 'Suggested assignment' },
  input: z.object({ caseId: id }),
  output: z.object({
    suggested: z
      .object({ postId: id, label: z.string(), ruleNote: z.string(), dueAt: moment, isProvisional: z.boolean() })
      .nullable(),
    nextBest: z.object({ postId: id, label: z.string(), ruleNote: z.string() }).nullable(),
    posts: z.array(z.object({ postId: id, role: z.string(), gridName: z.string(), holderName: z.string().nullable() })),
  }),
})

/** How many of the last cases a dry run looks at, and how many of those that move it lists. */
export const CASES_TRIED = 1000
export const MOST_MOVED = 200

const decided = z.object({ position: z.number(), note: z.string(), toRole: z.string(), limit: Limit, dueAt: moment })

/**
 * A dry run (试跑): the last cases in sight by the rules in force and by others. A case moves when another role would have it, or the
 * limit that rules is another. Dates count from its assignment, or from its report while it has none, as if neither were lengthened.
 */
export const TryRules = defineQuery('cases.tryRules', {
  label: { zh: '试跑分派规则', en: 'Dry run of routing rules' },
  method: 'POST',
  input: RuleChoice,
  output: z.object({
    tried: z.number(),
    /** When the oldest of them came in. */
    since: moment.nullable(),
    moved: z.number(),
    byRole: z.array(z.object({ from: z.string(), to: z.string(), count: z.number() })),
    byCategory: z.array(z.object({ code: z.string().nullable(), count: z.number() })),
    byLimit: z.array(z.object({ from: Limit, to: Limit, count: z.number() })),
    /** The newest of those that move. */
    cases: z.array(
      z.object({
        id,
        number: z.string(),
        state: z.enum(STATES),
        categoryCode: z.string().nullable(),
        gridName: z.string(),
        placeName: z.string(),
        reportedAt: moment,
        from: decided,
        to: decided,
      }),
    ),
  }),
})

/** The name and telephone of a party, for a stated reason: for those who work on the case. Written to the access log first. */
export const RevealParty = defineQuery('cases.revealParty', {
  label: { zh: '查看当事人', en: 'Reveal a party' },
  method: 'POST',
  sensitive: true,
  input: z.object({ caseId: id, partyId: id, reason: words(2, 200) }),
  output: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
})

/** Open cases that may be the same matter, most alike first, with what speaks for it: for merging. */
export const ListSimilar = defineQuery('cases.similar', {
  label: { zh: '可能重复', en: 'Possible duplicates' },
  input: z.object({ caseId: id }),
  output: z.object({
    cases: z.array(
      CaseLine.extend({
        metres: z.number().nullable(),
        isSameBuilding: z.boolean(),
        /** How the two classes stand to each other. */
        kind: z.enum(['leaf', 'class', 'unknown', 'other']),
        /** Pairs of characters and words that both have. */
        words: z.array(z.string()),
      }),
    ),
  }),
})

const kin = z.object({ id, number: z.string(), state: z.enum(STATES), summary: z.string(), reportedAt: moment })

/** Whether the same keeps happening here (3 of a kind within 50 m or one building in 90 days), and the root-cause case, both ways. */
export const GetRecurrence = defineQuery('cases.recurrence', {
  label: { zh: '反复发生', en: 'Recurring' },
  input: z.object({ caseId: id }),
  output: z.object({
    isRecurring: z.boolean(),
    /** The how-manieth this one is. */
    nth: z.number(),
    occurrences: z.array(kin.extend({ metres: z.number().nullable(), isSameBuilding: z.boolean() })),
    rootCause: kin.nullable(),
    /** An open root-cause case of other occurrences here, which this one does not belong to yet. */
    openRoot: kin.nullable(),
    /** The cases that have their root in this one. */
    rooted: z.array(kin),
    mayOpen: z.boolean(),
  }),
})

/** How many open cases a dry run counts at most, and how many of the dates that would move it names. */
export const MOST_TRIED = 20_000
export const MOST_LISTED = 200

/** A dry run of a calendar or of limits before they are published: which dates of open cases in sight would move. */
export const TryDeadlines = defineQuery('cases.tryDeadlines', {
  label: { zh: '试算时限变动', en: 'Try changed deadlines' },
  method: 'POST',
  input: z.object({
    calendar: Calendar.optional(),
    limits: z
      .array(z.object({ code: z.string().regex(/^\d{4}$/), limit: Limit }))
      .max(500)
      .default([]),
  }),
  output: z.object({
    /** Open cases that were counted; not all of them when there are more than the most. */
    looked: z.number(),
    isComplete: z.boolean(),
    /** Of everything counted: cases with a date that moves, and such dates. `estimates` move whatever is chosen. */
    sums: z.object({
      cases: z.number(),
      clocks: z.number(),
      later: z.number(),
      earlier: z.number(),
      becomeLate: z.number(),
      noLongerLate: z.number(),
      /** Dates of residents, who would be told. */
      promises: z.number(),
      estimates: z.number(),
    }),
    moved: z.array(
      z.object({
        caseId: id,
        number: z.string(),
        summary: z.string(),
        gridName: z.string(),
        clock: z.enum(CLOCK_KINDS),
        from: moment,
        to: moment,
        wasLate: z.boolean(),
        isLate: z.boolean(),
        movesPromise: z.boolean(),
        isEstimate: z.boolean(),
      }),
    ),
  }),
})

/** The organizations registered in the community of a case: to whom it may be transferred. */
export const ListPartners = defineQuery('cases.partners', {
  label: { zh: '可转办的单位', en: 'Organizations to transfer to' },
  input: z.object({ caseId: id }),
  output: z.object({ organizations: z.array(z.object({ id, name: z.string(), kind: z.string() })) }),
})

/** The code of a partner's link, to copy or print: for those who may transfer, while it is open. */
export const GetTransferLink = defineQuery('cases.transferLink', {
  label: { zh: '转办链接', en: 'Link of a transfer' },
  method: 'POST',
  input: z.object({ caseId: id, transferId: id }),
  output: z.object({ code: z.string(), until: moment }),
})

/** What a partner's link opens. */
export const OpenTransfer = defineQuery('cases.openTransfer', {
  label: { zh: '转办事项', en: 'A transfer, by its link' },
  audience: 'partner',
  input: z.object({}),
  output: PartnerView,
})
