import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { DEFER_REASONS, OUTCOMES, STATES, VERBS } from '../cases/contract.ts'
import { Point } from '../grids/contract.ts'
import { Phone, ROLES } from '../people/contract.ts'
import { NATURES } from '../routing/contract.ts'
import {
  ListAnsweredQuestions,
  ListKnownAnswers,
  LookUp,
  RateKnownAnswer,
  RemoveKnownAnswer,
  SaveKnownAnswer,
} from './contract/known-answers.ts'
import { ArrangeServices, ListServices, Service } from './services/contract.ts'
import { ListSnapPlaces, OpenSnap } from './snap/contract.ts'

export * from './contract/known-answers.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const name = z.string().trim().min(1).max(60)
/** Words of a report. Where there is no voice there are at least two characters. */
const said = z.string().trim().max(2000)
const saysSomething = (one: { text: string; voiceId: string | null }) => one.text.length >= 2 || one.voiceId !== null
const SAYS_NOTHING = { path: ['text'], message: 'words or a voice' }

/** Where it is: by printed code, household, building, point, or a grid chosen from a list. */
export const Place = z.discriminatedUnion('by', [
  z.object({ by: z.literal('code'), code: z.string().max(20), detail: z.string().trim().max(120).default('') }),
  z.object({ by: z.literal('household'), householdId: id }),
  z.object({ by: z.literal('building'), buildingId: id, detail: z.string().trim().max(120).default('') }),
  z.object({
    by: z.literal('point'),
    point: Point,
    detail: z.string().trim().max(120).default(''),
    /** Chosen by the person when the point touches two grids or lies outside all. */ gridId: id.optional(),
  }),
  z.object({ by: z.literal('grid'), gridId: id, detail: z.string().trim().min(1).max(120) }),
])
export type Place = z.infer<typeof Place>

/** What the reporter keeps: shown once, on screen, at once. */
export const Receipt = z.object({
  caseId: id,
  number: z.string(),
  /** Opens /t/<code>; only for reports without an account. */
  trackingCode: z.string().nullable(),
  gridName: z.string(),
  ownerRole: z.string(),
  ownerName: z.string().nullable(),
  /** By when somebody takes it up. */
  triageBy: moment,
})
export type Receipt = z.infer<typeof Receipt>

/** A voice of a case, and what people heard in it, the newest last; a reporter is not told who typed. */
export const Voice = z.object({
  fileId: id,
  millis: z.int(),
  mediaType: z.string(),
  at: moment,
  transcripts: z.array(z.object({ text: z.string(), byName: z.string().nullable(), at: moment })),
})
export type Voice = z.infer<typeof Voice>

/** A resident's, visitor's or member's own report. */
export const ReceiveReport = defineCommand('intake.receiveReport', {
  label: { zh: '上报', en: 'Report' },
  audience: 'anyone',
  input: z
    .object({
      channel: z.enum(['qr', 'snap', 'member']),
      text: said,
      place: Place,
      categoryCode: z
        .string()
        .regex(/^\d{4}$/)
        .nullable()
        .default(null),
      nature: z.enum(NATURES).default('other'),
      /** Left out: anonymous, followed by the tracking code alone. */
      reporter: z.object({ name, phone: Phone }).nullable().default(null),
      /** For somebody else: a member of the family whose proxy one is, or anybody by name. */
      onBehalfOf: z
        .union([z.object({ personId: id }), z.object({ name })])
        .nullable()
        .default(null),
      fileIds: z.array(id).max(9).default([]),
      /** A voice of up to a minute, uploaded before; then the words may be left out. */
      voiceId: id.nullable().default(null),
      /** Whom a complaint is about, by the post held: goes to somebody else, and stays out of their sight. */
      aboutPostId: id.nullable().default(null),
      /** The printed code through whose page it came, wherever it is about: counted, not kept. */
      viaCode: z.string().max(20).nullable().default(null),
      language: z.enum(['zh', 'en']).default('zh'),
    })
    .refine(saysSomething, SAYS_NOTHING),
  output: Receipt,
})

/** Entry at the desk for a caller or visitor: who reported, who typed (the actor) and for whom are three fields. */
export const EnterReport = defineCommand('intake.enterReport', {
  label: { zh: '代录诉求', en: 'Enter a report for someone' },
  input: z
    .object({
      channel: z.enum(['phone', 'visit']),
      text: said,
      place: Place,
      categoryCode: z
        .string()
        .regex(/^\d{4}$/)
        .nullable()
        .default(null),
      nature: z.enum(NATURES).default('other'),
      reporter: z.object({ name, phone: Phone.nullable() }).nullable().default(null),
      onBehalfOf: z.object({ name, phone: Phone.nullable() }).nullable().default(null),
      fileIds: z.array(id).max(9).default([]),
      /** A voice of up to a minute, uploaded before; then the words may be left out. */
      voiceId: id.nullable().default(null),
    })
    .refine(saysSomething, SAYS_NOTHING),
  output: Receipt,
})

/** A case of what a visit found (走访待跟进): place, finder and household are known. */
export const ReportAsk = defineCommand('intake.reportAsk', {
  label: { zh: '走访待跟进：立件', en: 'Open a case of what a visit asked for' },
  input: z.object({
    askId: id,
    text: z.string().trim().min(2).max(2000),
    categoryCode: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .default(null),
  }),
  output: Receipt,
})

/** For so many days whoever brought a report may add what could not be sent with it. */
export const ADD_FILES_DAYS = 14

/**
 * Photos and a voice that come after their report: a phone without a network sends the words first. By whoever brought it, to what he
 * brought; nothing that is there is replaced.
 */
export const AddFiles = defineCommand('intake.addFiles', {
  label: { zh: '补传照片', en: 'Add photos to a report' },
  input: z
    .object({ caseId: id, fileIds: z.array(id).max(9).default([]), voiceId: id.nullable().default(null) })
    .refine((one) => one.fileIds.length > 0 || one.voiceId !== null, { path: ['fileIds'], message: 'a file' }),
  output: z.object({ caseId: id, photos: z.int() }),
})

/** What somebody heard in a voice, written beside it. It can be written again; nothing is replaced. */
export const Transcribe = defineCommand('intake.transcribe', {
  label: { zh: '听写语音', en: 'Write down a voice' },
  input: z.object({ caseId: id, fileId: id, text: z.string().trim().min(1).max(2000) }),
  output: Voice,
})

/** Open matters near a place that may be the same as what somebody is about to report. No person and none of the words of others. */
export const FindNearby = defineQuery('intake.nearby', {
  label: { zh: '附近有人报过的', en: 'Reported nearby' },
  audience: 'anyone',
  method: 'POST',
  input: z.object({
    text: z.string().trim().max(2000),
    place: Place,
    categoryCode: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .default(null),
  }),
  output: z.object({
    cases: z.array(
      z.object({
        caseId: id,
        categoryZh: z.string(),
        categoryEn: z.string(),
        /** The building, or the grid: never what a reporter wrote about the place. */
        placeName: z.string(),
        isSameBuilding: z.boolean(),
        metres: z.number().nullable(),
        reportedAt: moment,
        state: z.enum(STATES),
        dueAt: moment.nullable(),
        nextDeadlineAt: moment.nullable(),
      }),
    ),
  }),
})

/** "Me too": joins an open case with words of one's own, or of a caller (then the channel says so and the desk may). */
export const JoinReport = defineCommand('intake.joinReport', {
  label: { zh: '我也遇到了', en: 'Me too' },
  audience: 'anyone',
  input: z
    .object({
      caseId: id,
      channel: z.enum(['qr', 'snap', 'phone', 'visit']),
      text: said,
      place: Place,
      /** Left out: anonymous, followed by the tracking code alone. */
      reporter: z.object({ name, phone: Phone.nullable() }).nullable().default(null),
      /** For somebody else: a member of the family whose proxy one is, or anybody by name; a number counts only when it is typed for a caller. */
      onBehalfOf: z
        .union([z.object({ personId: id }), z.object({ name, phone: Phone.nullable().default(null) })])
        .nullable()
        .default(null),
      fileIds: z.array(id).max(9).default([]),
      /** A voice of up to a minute, uploaded before; then the words may be left out. */
      voiceId: id.nullable().default(null),
      /** The printed code through whose page it came: counted, not kept. */
      viaCode: z.string().max(20).nullable().default(null),
      language: z.enum(['zh', 'en']).default('zh'),
    })
    .refine(saysSomething, SAYS_NOTHING),
  output: Receipt.extend({ dueAt: moment.nullable() }),
})

/** What a printed code opens: place, community, who looks after it. No personal data unless the member consented. */
export const OpenPlace = defineQuery('intake.openPlace', {
  label: { zh: '扫码', en: 'Open a place code' },
  audience: 'anyone',
  input: z.object({ code: z.string().max(20) }),
  output: z.object({
    state: z.enum(['active', 'revoked']),
    code: z.string(),
    /** The code that hangs there now, if this one was replaced. Of a home it is not told: only who holds the new sticker has it. */
    replacedBy: z.string().nullable(),
    placeName: z.string(),
    gridId: id,
    gridName: z.string(),
    communityId: id,
    communityName: z.string(),
    contacts: z.array(z.object({ role: z.string(), name: z.string(), phone: z.string().nullable() })),
    /** In the order of the community; open: offered by it, and there. */
    services: z.array(Service),
    isSynthetic: z.boolean(),
  }),
})

/** Who works at a place and above it, for somebody who complains about one of them. */
export const StaffHere = defineQuery('intake.staffHere', {
  label: { zh: '这里的工作人员', en: 'Staff here' },
  audience: 'anyone',
  input: z.object({ code: z.string().max(20) }),
  output: z.object({ staff: z.array(z.object({ postId: id, role: z.enum(ROLES), name: z.string() })) }),
})

/** A report as its reporter follows it: plain words and dates, never states of a machine. */
export const FollowReport = defineQuery('intake.follow', {
  label: { zh: '我的诉求', en: 'Follow my report' },
  audience: 'bearer',
  input: z.object({ caseId: id }),
  output: z.object({
    caseId: id,
    number: z.string(),
    state: z.enum(STATES),
    text: z.string(),
    placeName: z.string(),
    gridName: z.string(),
    reportedAt: moment,
    dueAt: moment.nullable(),
    nextDeadlineAt: moment.nullable(),
    isDueProvisional: z.boolean(),
    ownerRole: z.string().nullable(),
    ownerName: z.string().nullable(),
    ownerPhone: z.string().nullable(),
    answer: z.string().nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    answeredAt: moment.nullable(),
    rateUntil: moment.nullable(),
    /** The rating of a report that nobody joined; of several only the verdict is told, each the own. */
    rating: z.number().nullable(),
    ownVerdict: z.enum(['content', 'neutral', 'not_content', 'not_solved']).nullable(),
    openQuestion: z.string().nullable(),
    /** The case that is worked on, also when this one was merged into it: what the reporter does is done to that one. */
    leadCaseId: id,
    mergedIntoNumber: z.string().nullable(),
    /** Joined a case that was there already: own words; its talk with the first reporter is not shown. */
    hasJoined: z.boolean(),
    version: z.number(),
    files: z.array(z.object({ id, isMine: z.boolean() })),
    /** The own voices: of the report, and those added later. */
    voices: z.array(Voice),
    steps: z.array(
      z.object({
        at: moment,
        key: z.string(),
        text: z.string().nullable(),
        /** Who has it from then on. */
        role: z.string().nullable(),
        /** The date that was promised. */
        until: moment.nullable(),
        /** Why it waits. */
        reason: z.enum(DEFER_REASONS).nullable(),
      }),
    ),
    actions: z.array(z.enum(VERBS)),
  }),
})

/** The reports of the signed-in person. */
export const ListMyReports = defineQuery('intake.mine', {
  label: { zh: '我报过的', en: 'My reports' },
  input: z.object({}),
  output: z.object({
    reports: z.array(
      z.object({
        caseId: id,
        number: z.string(),
        text: z.string(),
        state: z.enum(STATES),
        reportedAt: moment,
        answeredAt: moment.nullable(),
        /** Whose it is, where the person acts for somebody; null: his own. */
        forName: z.string().nullable(),
      }),
    ),
  }),
})

/** The words of the reports of one case, as staff in sight of it see them. */
export const ListReportsOfCase = defineQuery('intake.reportsOf', {
  label: { zh: '诉求原话', en: 'Reports of a case' },
  input: z.object({ caseId: id }),
  output: z.object({
    reports: z.array(
      z.object({
        id,
        channel: z.string(),
        text: z.string(),
        placeName: z.string(),
        receivedAt: moment,
        reporterName: z.string().nullable(),
        typedByName: z.string().nullable(),
        onBehalfName: z.string().nullable(),
        isAnonymous: z.boolean(),
        fileIds: z.array(id),
        /** Nothing was written: the text only says that it was spoken. */
        isSpoken: z.boolean(),
        voices: z.array(Voice),
      }),
    ),
    /** Voices that the reporters added later. */
    addedVoices: z.array(Voice),
  }),
})

/** The words of a report as a phone carries them: who said them stays on the server. */
export type CarriedReport = {
  id: string
  caseId: string
  channel: string
  text: string
  placeName: string
  receivedAt: string
  isSpoken: boolean
  until?: string
}

/** Suggested categories for a text, with the words that spoke for each, and whom to call first when it tells of danger to life. */
export const SuggestCategory = defineQuery('intake.suggestCategory', {
  label: { zh: '建议分类', en: 'Suggest a category' },
  audience: 'anyone',
  method: 'POST',
  /** `caseId`: the case that is being sorted, which is no precedent of itself. */
  input: z.object({ text: z.string().max(2000), caseId: id.nullable().default(null) }),
  output: z.object({
    /** At most three, best first. */
    suggestions: z.array(
      z.object({
        code: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        /** Words of the text that speak for it. */
        because: z.array(z.string()),
        /** Of the most similar past cases that the asker may see, so many were sorted to it by people. Null: none say so, or he sees no cases. */
        past: z.object({ count: z.int(), of: z.int(), numbers: z.array(z.string()) }).nullable(),
        callsEmergency: z.boolean(),
      }),
    ),
    call: z.array(z.enum(['110', '119', '120'])),
  }),
})

export const intakeContract = [
  ReceiveReport,
  EnterReport,
  ReportAsk,
  AddFiles,
  JoinReport,
  Transcribe,
  FindNearby,
  OpenPlace,
  StaffHere,
  FollowReport,
  ListMyReports,
  ListReportsOfCase,
  SuggestCategory,
  SaveKnownAnswer,
  RemoveKnownAnswer,
  RateKnownAnswer,
  LookUp,
  ListKnownAnswers,
  ListAnsweredQuestions,
  ArrangeServices,
  ListServices,
  OpenSnap,
  ListSnapPlaces,
] as const
