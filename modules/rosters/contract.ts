import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { Away, ROLES } from '../people/contract.ts'

const id = z.uuid()
const day = z.iso.date()
/** Minutes since midnight. */
const minute = z.int().min(0).max(1440)

/** A span of a day, in minutes since midnight. */
export const Span = z.object({ from: minute, until: minute })
export type Span = z.infer<typeof Span>

/** How a request to swap stands. */
export const SWAP_STATES = ['asked', 'agreed', 'refused', 'withdrawn'] as const
export type SwapState = (typeof SWAP_STATES)[number]

/** A turn on duty: a person's, or of whoever holds a post on that day. */
export const Shift = z.object({
  id,
  date: day,
  from: minute,
  until: minute,
  personId: id.nullable(),
  post: z.object({ role: z.enum(ROLES), gridName: z.string() }).nullable(),
  /** Who is on duty, by name; null: nobody holds the post. */
  name: z.string().nullable(),
  /** Set when that person, or the post's holder, is away then. */
  away: Away.nullable(),
  isMine: z.boolean(),
})
export type Shift = z.infer<typeof Shift>

const Swap = z.object({
  id,
  shift: Shift,
  otherShift: Shift.nullable(),
  fromName: z.string(),
  toName: z.string(),
  /** Whether the asker of this list is to answer it. */
  isToMe: z.boolean(),
})
export type Swap = z.infer<typeof Swap>

export const SetHours = defineCommand('rosters.setHours', {
  label: { zh: '设定值班时段', en: 'Set the hours on duty' },
  input: z.object({
    communityId: id,
    /** 0 is Sunday. An empty list: nobody need be on duty, and no gap is told. */
    hours: z.array(Span.extend({ weekday: z.int().min(0).max(6) })).max(42),
  }),
  output: z.object({ communityId: id }),
})

export const PlanShift = defineCommand('rosters.planShift', {
  label: { zh: '排班', en: 'Plan a shift' },
  input: z.object({
    communityId: id,
    date: day,
    from: minute,
    until: minute,
    who: z.discriminatedUnion('by', [
      z.object({ by: z.literal('person'), personId: id }),
      z.object({ by: z.literal('post'), postId: id }),
    ]),
  }),
  output: z.object({ shiftId: id }),
})

export const RemoveShift = defineCommand('rosters.removeShift', {
  label: { zh: '取消班次', en: 'Remove a shift' },
  input: z.object({ shiftId: id }),
  output: z.object({ shiftId: id }),
})

/** One's own turn for another's, or just taken over; nothing moves before the other has agreed. */
export const AskSwap = defineCommand('rosters.askSwap', {
  label: { zh: '请人换班', en: 'Ask to swap' },
  input: z.object({
    shiftId: id,
    /** With whose turn; or null, and the person who is asked to take it. */
    otherShiftId: id.nullable().default(null),
    personId: id.nullable().default(null),
  }),
  output: z.object({ swapId: id }),
})

export const AnswerSwap = defineCommand('rosters.answerSwap', {
  label: { zh: '答复换班', en: 'Answer a swap' },
  input: z.object({ swapId: id, agrees: z.boolean() }),
  output: z.object({ swapId: id }),
})

export const WithdrawSwap = defineCommand('rosters.withdrawSwap', {
  label: { zh: '撤回换班请求', en: 'Withdraw a swap' },
  input: z.object({ swapId: id }),
  output: z.object({ swapId: id }),
})

/** Seven days from a day on: who is on duty, when somebody must be, and where nobody is. */
export const GetWeek = defineQuery('rosters.week', {
  label: { zh: '值班表', en: 'The roster of a week' },
  input: z.object({ communityId: id, from: day }),
  output: z.object({
    days: z.array(
      z.object({
        date: day,
        shifts: z.array(Shift),
        hours: z.array(Span),
        gaps: z.array(Span),
      }),
    ),
    mayPlan: z.boolean(),
  }),
})

export const GetHours = defineQuery('rosters.hours', {
  label: { zh: '值班时段', en: 'Hours on duty' },
  input: z.object({ communityId: id }),
  output: z.object({ hours: z.array(Span.extend({ weekday: z.number() })) }),
})

/** One's own turns of the next four weeks, and the swaps one asked for or is to answer. */
export const ListMyShifts = defineQuery('rosters.mine', {
  label: { zh: '我的值班', en: 'My shifts' },
  input: z.object({}),
  output: z.object({
    shifts: z.array(Shift.extend({ communityId: id, communityName: z.string() })),
    swaps: z.array(Swap),
  }),
})

/** Who could take one's own turn without giving one in return. */
export const FindTakers = defineQuery('rosters.takers', {
  label: { zh: '谁能替班', en: 'Who could take a shift' },
  input: z.object({ shiftId: id }),
  output: z.object({ people: z.array(z.object({ personId: id, name: z.string() })) }),
})

export const rostersContract = [
  SetHours,
  PlanShift,
  RemoveShift,
  AskSwap,
  AnswerSwap,
  WithdrawSwap,
  GetWeek,
  GetHours,
  ListMyShifts,
  FindTakers,
] as const
