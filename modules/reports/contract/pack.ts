import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { STATES } from '../../cases/contract.ts'
import { PRIORITIES } from '../../routing/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const name = z.object({ zh: z.string(), en: z.string() })

/** How many cases of each sort stand in a meeting pack. */
export const MOST_IN_PACK = 30
/** Over how many days back a meeting looks. */
export const PACK_DAYS = 7

/** A case as it may lie on a table: what kind of matter, in which grid, with which post – no words of residents, no name, no door. */
export const PackCase = z.object({
  id,
  number: z.string(),
  category: name.nullable(),
  gridName: z.string(),
  state: z.enum(STATES),
  priority: z.enum(PRIORITIES),
  ownerRole: z.string().nullable(),
  reportedAt: moment,
  dueAt: moment.nullable(),
  /** How many days past the promised date at the end of the days looked at; 0: it is not. */
  daysLate: z.int(),
})
export type PackCase = z.infer<typeof PackCase>

/** `leftOut`: counted, and not listed – sensitive, or one too many. */
const listed = z.object({ total: z.int(), cases: z.array(PackCase), leftOut: z.int() })

/** What a meeting of area leads talks about (片长周沙龙): late, repeated, deferred, praised. Sensitive cases are counted, never listed. */
export const GetMeetingPack = defineQuery('reports.meetingPack', {
  label: { zh: '例会材料', en: 'Meeting pack' },
  /** `from`: the Monday of a week; left out, the last seven days. */
  input: z.object({ gridId: id, from: day.optional() }),
  output: z.object({
    gridId: id,
    place: z.string(),
    from: day,
    until: day,
    isRunning: z.boolean(),
    asOf: moment,
    late: listed,
    deferred: listed,
    praised: listed,
    repeated: z.array(
      z.object({
        category: name,
        gridName: z.string(),
        cases: z.array(z.object({ id, number: z.string(), isOpen: z.boolean() })),
      }),
    ),
  }),
})
export type MeetingPack = z.infer<(typeof GetMeetingPack)['output']>

export const packContract = [GetMeetingPack] as const
