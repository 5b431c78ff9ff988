import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { Phone } from '../people/contract.ts'
import {
  DAY_PARTS,
  DESK_LISTS,
  HELP_KINDS,
  HELP_STATES,
  IMPROPER_REASONS,
  NEARNESS,
  OFFER_STATES,
  REACHES,
  REQUEST_VERBS,
} from './contract/names.ts'

export * from './contract/names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const code = z.string().max(20)
const kind = z.enum(HELP_KINDS)
const part = z.enum(DAY_PARTS)
const words = z.string().trim().min(2).max(300)
/** How somebody wants to be called before a yes: 张阿姨. Null: 一位邻居. */
const shown = z.string().trim().min(1).max(12).nullable()
const weekdays = z.array(z.int().min(0).max(6)).min(1).max(7)

/** Where it is, only as a grid: by the printed code one stands before, or a grid in sight of staff. */
const At = z.discriminatedUnion('by', [
  z.object({ by: z.literal('code'), code }),
  z.object({ by: z.literal('grid'), gridId: id }),
])
/** Somebody for whom staff enter it; without a phone, whoever entered it is called instead. */
const onBehalfOf = z
  .object({ name: z.string().trim().min(1).max(60), phone: Phone.nullable() })
  .nullable()
  .default(null)

export const AskForHelp = defineCommand('help.ask', {
  label: { zh: '请邻居帮忙', en: 'Ask for help' },
  input: z.object({
    at: At,
    kind,
    text: words,
    from: day,
    until: day,
    part: part.default('any'),
    shownName: shown.default(null),
    onBehalfOf,
    /** Said after the words seemed to tell of a danger to life. */
    isNotUrgent: z.boolean().default(false),
  }),
  output: z.object({ requestId: id }),
})

export const OfferHelp = defineCommand('help.offer', {
  label: { zh: '我能帮忙', en: 'Offer help' },
  input: z.object({
    at: At,
    kinds: z.array(kind).min(1).max(HELP_KINDS.length),
    text: words,
    weekdays,
    part: part.default('any'),
    reach: z.enum(REACHES),
    shownName: shown.default(null),
    onBehalfOf,
  }),
  output: z.object({ offerId: id }),
})

const Request = z.object({ requestId: id })

/** Asks one of those who offered to have a look; their numbers stay unknown until they say yes. */
export const InviteHelper = defineCommand('help.invite', {
  label: { zh: '请这位邻居看看', en: 'Ask this neighbour' },
  input: z.object({ requestId: id, offerId: id }),
  output: Request,
})

/** `code`: the printed code of the community one stands in; not needed by who was asked, or sees the grid by duty. */
export const AcceptRequest = defineCommand('help.accept', {
  label: { zh: '我来帮', en: 'I will help' },
  input: z.object({ requestId: id, code: code.nullable().default(null), shownName: shown.default(null) }),
  output: Request,
})

export const GiveBackRequest = defineCommand('help.giveBack', {
  label: { zh: '帮不了了', en: 'I cannot after all' },
  input: Request,
  output: Request,
})

export const SayDone = defineCommand('help.sayDone', {
  label: { zh: '已经帮好了', en: 'It is done' },
  input: Request,
  output: Request,
})

export const ThankHelper = defineCommand('help.thank', {
  label: { zh: '说声谢谢', en: 'Say thank you' },
  input: z.object({ requestId: id, text: words }),
  output: Request,
})

export const WithdrawRequest = defineCommand('help.withdraw', {
  label: { zh: '不需要了', en: 'No longer needed' },
  input: Request,
  output: Request,
})

export const KeepRequestOpen = defineCommand('help.keepOpen', {
  label: { zh: '还需要', en: 'Still needed' },
  input: z.object({ requestId: id, until: day }),
  output: Request,
})

export const WithdrawOffer = defineCommand('help.withdrawOffer', {
  label: { zh: '收回帮忙意愿', en: 'Take an offer back' },
  input: z.object({ offerId: id }),
  output: z.object({ offerId: id }),
})

/** Says that a request or offer is not proper: hidden at once, and a case for the desk. */
export const ReportImproper = defineCommand('help.report', {
  label: { zh: '反映不妥', en: 'Report as improper' },
  input: z.object({
    what: z.enum(['request', 'offer']),
    id,
    code: code.nullable().default(null),
    reason: z.enum(IMPROPER_REASONS),
  }),
  output: z.object({ caseId: id, number: z.string() }),
})

export const JudgeImproper = defineCommand('help.judge', {
  label: { zh: '处理不妥', en: 'Decide on what was reported' },
  input: z.object({ what: z.enum(['request', 'offer']), id, isProper: z.boolean() }),
  output: z.object({ id }),
})

const RequestCard = z.object({
  requestId: id,
  kind,
  text: z.string(),
  from: day,
  until: day,
  part,
  /** Null: one neighbour. */
  shownName: z.string().nullable(),
  gridName: z.string(),
  near: z.enum(NEARNESS),
})
const OfferCard = z.object({
  offerId: id,
  kinds: z.array(kind),
  text: z.string(),
  weekdays: z.array(z.int()),
  part,
  shownName: z.string().nullable(),
  gridName: z.string(),
  near: z.enum(NEARNESS),
})
export type RequestCard = z.infer<typeof RequestCard>
export type OfferCard = z.infer<typeof OfferCard>

/** What neighbours around a printed code need and offer: first names as chosen and micro grids, nothing more. */
export const ShowBoard = defineQuery('help.board', {
  label: { zh: '附近的互助', en: 'Help near by' },
  input: z.object({ code }),
  output: z.object({
    requests: z.array(RequestCard.extend({ fitsMine: z.boolean(), isMine: z.boolean() })),
    offers: z.array(OfferCard.extend({ isMine: z.boolean() })),
    isCut: z.boolean(),
  }),
})

/** Offers that fit a request of one's own, nearest first. */
export const ListFitting = defineQuery('help.fitting', {
  label: { zh: '合适的帮手', en: 'Offers that fit' },
  input: z.object({ requestId: id }),
  output: z.object({ offers: z.array(OfferCard.extend({ isInvited: z.boolean() })) }),
})

const RequestOfMine = RequestCard.omit({ near: true }).extend({
  /** Gone half a year after the end. */
  text: z.string().nullable(),
  state: z.enum(HELP_STATES),
  isHidden: z.boolean(),
  /** How I stand to it. */
  as: z.enum(['asker', 'enterer', 'helper', 'invited']),
  /** For whom staff entered it, masked. */
  onBehalfName: z.string().nullable(),
  helperShown: z.string().nullable(),
  saidDoneBy: z.enum(['me', 'other']).nullable(),
  countsDoneAt: moment.nullable(),
  isAskedStill: z.boolean(),
  thanks: z.string().nullable(),
  askedAt: moment,
  canCall: z.boolean(),
  actions: z.array(z.enum(REQUEST_VERBS)),
})
export type RequestOfMine = z.infer<typeof RequestOfMine>

export const ListMine = defineQuery('help.mine', {
  label: { zh: '我的互助', en: 'My requests and offers' },
  input: z.object({}),
  output: z.object({
    requests: z.array(RequestOfMine),
    offers: z.array(
      OfferCard.omit({ near: true }).extend({
        text: z.string().nullable(),
        state: z.enum(OFFER_STATES),
        reach: z.enum(REACHES),
        isHidden: z.boolean(),
        /** For whom staff entered it, masked. */
        onBehalfName: z.string().nullable(),
        offeredAt: moment,
      }),
    ),
  }),
})

/** The number of the other side, once both have said yes; for staff in sight, of one of the two. */
export const RevealContact = defineQuery('help.revealContact', {
  label: { zh: '查看互助电话', en: 'Show the number' },
  method: 'POST',
  sensitive: true,
  input: z.object({
    requestId: id,
    of: z.enum(['other', 'asker', 'helper']).default('other'),
    reason: z.string().trim().min(2).max(200),
  }),
  output: z.object({ name: z.string(), phone: z.string().nullable(), isStaff: z.boolean() }),
})

const DeskRequest = RequestCard.omit({ near: true }).extend({
  text: z.string().nullable(),
  state: z.enum(HELP_STATES),
  askedAt: moment,
  acceptedAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** Names and numbers masked, as everywhere. */
  askerName: z.string(),
  askerPhone: z.string().nullable(),
  helperName: z.string().nullable(),
  helperPhone: z.string().nullable(),
  /** By duty, of either. */
  canReveal: z.boolean(),
  /** Whose number the actor may see as one of the two sides. */
  otherSide: z.enum(['asker', 'helper']).nullable(),
  saidDoneBy: z.enum(['asker', 'helper']).nullable(),
  enteredByName: z.string().nullable(),
  returns: z.int(),
  hidden: z.object({ reason: z.enum(IMPROPER_REASONS), caseId: id, number: z.string() }).nullable(),
  actions: z.array(z.enum(REQUEST_VERBS)),
})
const DeskOffer = OfferCard.omit({ near: true }).extend({
  text: z.string().nullable(),
  state: z.enum(OFFER_STATES),
  reach: z.enum(REACHES),
  offeredAt: moment,
  giverName: z.string(),
  enteredByName: z.string().nullable(),
  hidden: z.object({ reason: z.enum(IMPROPER_REASONS), caseId: id, number: z.string() }).nullable(),
  canJudge: z.boolean(),
})
export type DeskRequest = z.infer<typeof DeskRequest>
export type DeskOffer = z.infer<typeof DeskOffer>

/** What staff in sight see, in full. */
export const ShowDesk = defineQuery('help.desk', {
  label: { zh: '邻里互助', en: 'Neighbour help' },
  input: z.object({ list: z.enum(DESK_LISTS), gridId: id.nullable().default(null) }),
  output: z.object({ requests: z.array(DeskRequest), offers: z.array(DeskOffer), isCut: z.boolean() }),
})

/** A month of a community by kind, without names. */
export const CountHelp = defineQuery('help.figures', {
  label: { zh: '互助月度数', en: 'A month in figures' },
  input: z.object({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/) }),
  output: z.object({
    communities: z.array(
      z.object({
        communityId: id,
        name: z.string(),
        openOffers: z.int(),
        kinds: z.array(
          z.object({
            kind,
            asked: z.int(),
            accepted: z.int(),
            given: z.int(),
            thanked: z.int(),
            withdrawn: z.int(),
            expired: z.int(),
          }),
        ),
      }),
    ),
  }),
})

export const helpContract = [
  AskForHelp,
  OfferHelp,
  InviteHelper,
  AcceptRequest,
  GiveBackRequest,
  SayDone,
  ThankHelper,
  WithdrawRequest,
  KeepRequestOpen,
  WithdrawOffer,
  ReportImproper,
  JudgeImproper,
  ShowBoard,
  ListFitting,
  ListMine,
  RevealContact,
  ShowDesk,
  CountHelp,
] as const
