import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { ROLES } from '../../people/contract.ts'
import { ASK_STATES, ASKS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()

/** What a visit found that asks for more, with who is accountable for it and how it was settled. */
export const AskLine = z.object({
  id,
  what: z.enum(ASKS),
  state: z.enum(ASK_STATES),
  householdId: id,
  gridId: id,
  gridName: z.string(),
  placeName: z.string(),
  foundAt: moment,
  foundBy: z.string(),
  words: z.string(),
  dueAt: moment,
  isLate: z.boolean(),
  owner: z.object({ role: z.enum(ROLES), name: z.string() }).nullable(),
  settledAt: moment.nullable(),
  settledBy: z.string(),
  reason: z.string().nullable(),
  caseId: id.nullable(),
  maySettle: z.boolean(),
})
export type AskLine = z.infer<typeof AskLine>

/** What visits asked for: the open ones, the oldest first; or what was settled, the newest first. `counts`: the open ones by what. */
export const ListAsks = defineQuery('tasks.asks', {
  label: { zh: '走访待跟进', en: 'What visits ask for' },
  input: z.object({
    isOpen: z.boolean().default(true),
    what: z.enum(ASKS).nullable().default(null),
    gridId: id.nullable().default(null),
    after: z.object({ at: moment, id }).nullable().default(null),
  }),
  output: z.object({
    asks: z.array(AskLine),
    counts: z.array(z.object({ what: z.enum(ASKS), open: z.int(), late: z.int() })),
    next: z.object({ at: moment, id }).nullable(),
  }),
})

/** Nothing is to be done, with the reason. */
export const SettleAsk = defineCommand('tasks.settleAsk', {
  label: { zh: '走访待跟进：不用再办', en: 'Settle what a visit asked for' },
  input: z.object({ askId: id, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ askId: id }),
})

/** Somebody goes there again: the household is known, only when and what for are said. */
export const OrderForAsk = defineCommand('tasks.orderForAsk', {
  label: { zh: '走访待跟进：派人再去', en: 'Send somebody for what a visit asked for' },
  input: z.object({ askId: id, taskId: id, words: z.string().trim().max(500).default(''), dueAt: moment }),
  output: z.object({ askId: id, taskId: id }),
})
