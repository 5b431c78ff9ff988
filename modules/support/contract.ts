import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const words = z.string().trim().min(1).max(2000)

/** A supporter: asked by the street, active after his own yes. */
export const SUPPORTER_STATES = ['asked', 'active', 'ended'] as const
export type SupporterState = (typeof SUPPORTER_STATES)[number]
/** A conversation: open until it is withdrawn; what is over for long is gone. */
export const REQUEST_STATES = ['open', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

const Supporter = z.object({
  personId: id,
  name: z.string(),
  state: z.enum(SUPPORTER_STATES),
  /** What he can listen to, in a line. */
  about: z.string(),
})
export type Supporter = z.infer<typeof Supporter>

/** A conversation as the one of the two who asks sees it; no word of it stands in a list. */
const Conversation = z.object({
  id,
  as: z.enum(['asker', 'supporter']),
  otherName: z.string(),
  state: z.enum(REQUEST_STATES),
  askedAt: moment,
  /** When the supporter first answered; null: not yet. */
  answeredAt: moment.nullable(),
  /** Whose turn it is: the last word was the other's. */
  isMyTurn: z.boolean(),
  /** When all of it is deleted unless somebody writes. */
  eraseAt: moment,
})
export type Conversation = z.infer<typeof Conversation>

export const AskSupporter = defineCommand('support.askSupporter', {
  label: { zh: '请人做倾听者', en: 'Ask somebody to be a supporter' },
  input: z.object({ personId: id, about: z.string().trim().min(1).max(60) }),
  output: z.object({ personId: id }),
})

/** The person's own yes, without which nobody is a supporter. */
export const AgreeToSupport = defineCommand('support.agree', {
  label: { zh: '同意做倾听者', en: 'Agree to be a supporter' },
  input: z.object({}),
  output: z.object({ personId: id }),
})

/** By himself or by the street. What was begun he may bring to its end. */
export const EndSupporter = defineCommand('support.endSupporter', {
  label: { zh: '不再做倾听者', en: 'End being a supporter' },
  input: z.object({ personId: id }),
  output: z.object({ personId: id }),
})

export const TalkTo = defineCommand('support.talkTo', {
  label: { zh: '想聊聊', en: 'Talk to a supporter' },
  input: z.object({ supporterId: id, text: words }),
  output: z.object({ requestId: id }),
})

export const SayMore = defineCommand('support.say', {
  label: { zh: '回话', en: 'Answer, or say more' },
  input: z.object({ requestId: id, text: words }),
  output: z.object({ requestId: id }),
})

/** All words are deleted at once, on both sides. */
export const WithdrawTalk = defineCommand('support.withdraw', {
  label: { zh: '撤回并删除', en: 'Withdraw and delete' },
  input: z.object({ requestId: id }),
  output: z.object({ requestId: id }),
})

/** Whom one can talk to; the street sees also whom it has asked. */
export const ListSupporters = defineQuery('support.supporters', {
  label: { zh: '倾听者', en: 'Supporters' },
  input: z.object({}),
  output: z.object({
    supporters: z.array(Supporter),
    /** How the asker stands to it himself; null: he was never asked. */
    own: Supporter.nullable(),
    mayKeep: z.boolean(),
  }),
})

export const ListMyTalks = defineQuery('support.mine', {
  label: { zh: '我的倾听往来', en: 'My conversations' },
  input: z.object({}),
  output: z.object({ conversations: z.array(Conversation) }),
})

/** The words, for these two alone. */
export const GetTalk = defineQuery('support.conversation', {
  label: { zh: '倾听往来', en: 'A conversation' },
  input: z.object({ requestId: id }),
  output: Conversation.extend({
    words: z.array(z.object({ id, isMine: z.boolean(), text: z.string(), at: moment })),
  }),
})

export const supportContract = [
  AskSupporter,
  AgreeToSupport,
  EndSupporter,
  TalkTo,
  SayMore,
  WithdrawTalk,
  ListSupporters,
  ListMyTalks,
  GetTalk,
] as const
