import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { ROLES } from '../people/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const line = z.string().trim().min(1).max(120)
const note = z.string().trim().min(2).max(200)

/** What is handed over: open cases, open assists, open tasks, what visits asked for, whom the register of care has there, keys and things, persons to look after. */
export const ITEM_KINDS = ['case', 'assist', 'task', 'ask', 'care', 'thing', 'person'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
export const HANDOVER_STATES = ['open', 'passed', 'cancelled'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

export const Handover = z.object({
  id,
  post: z.object({ postId: id, role: z.enum(ROLES), gridId: id, gridName: z.string() }),
  giver: z.object({ personId: id, name: z.string(), signedAt: moment.nullable() }),
  receiver: z.object({ personId: id, name: z.string(), signedAt: moment.nullable() }),
  termUntil: moment.nullable(),
  state: z.enum(HANDOVER_STATES),
  preparedAt: moment,
  /** From then on it is with the lead. */
  dueAt: moment,
  closedAt: moment.nullable(),
  /** Refused, or not signed in three days: the lead decides. */
  isWithLead: z.boolean(),
  note: z.string().nullable(),
  items: z.array(z.object({ n: z.number(), kind: z.enum(ITEM_KINDS), subjectId: id.nullable(), text: z.string() })),
  maySign: z.boolean(),
  mayClose: z.boolean(),
})
export type Handover = z.infer<typeof Handover>

export const PrepareHandover = defineCommand('handovers.prepare', {
  label: { zh: '准备交接', en: 'Prepare a hand-over' },
  input: z.object({
    postId: id,
    receiverId: id,
    /** The receiver's term. */
    until: moment.nullable().default(null),
    things: z.array(line).max(40).default([]),
    persons: z.array(line).max(40).default([]),
  }),
  output: z.object({ handoverId: id }),
})

/** A key, a thing, a person to look after: the giver adds what only he knows. What was signed must be signed again. */
export const AddLine = defineCommand('handovers.addLine', {
  label: { zh: '加一项交接', en: 'Add a line' },
  input: z.object({ handoverId: id, kind: z.enum(['thing', 'person']), text: line }),
  output: z.object({ handoverId: id }),
})

/** Each by his own account. With the second name the post passes in that very act. */
export const SignHandover = defineCommand('handovers.sign', {
  label: { zh: '交接签字', en: 'Sign a hand-over' },
  input: z.object({ handoverId: id, /** How many lines were read. */ lines: z.int() }),
  output: z.object({ handoverId: id }),
})

export const RefuseHandover = defineCommand('handovers.refuse', {
  label: { zh: '不签字', en: 'Refuse a hand-over' },
  input: z.object({ handoverId: id, note }),
  output: z.object({ handoverId: id }),
})

/** By the lead, where it was refused or nobody signed for three days: the post passes without both names, or stays. */
export const CloseHandover = defineCommand('handovers.close', {
  label: { zh: '处理交接', en: 'Settle a hand-over' },
  input: z.object({ handoverId: id, passes: z.boolean(), note }),
  output: z.object({ handoverId: id }),
})

export const ListHandovers = defineQuery('handovers.list', {
  label: { zh: '岗位交接', en: 'Hand-overs' },
  input: z.object({ communityId: id }),
  output: z.object({ handovers: z.array(Handover) }),
})

export const ListMyHandovers = defineQuery('handovers.mine', {
  label: { zh: '我的交接', en: 'My hand-overs' },
  input: z.object({}),
  output: z.object({ handovers: z.array(Handover) }),
})

export const handoversContract = [
  PrepareHandover,
  AddLine,
  SignHandover,
  RefuseHandover,
  CloseHandover,
  ListHandovers,
  ListMyHandovers,
] as const
