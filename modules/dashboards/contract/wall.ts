import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { CHANNELS, STATES } from '../../cases/contract.ts'
import { STEPS } from '../rules/fold.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const count = z.int()
const where = z.object({ gridId: id.optional() })

/** How far back the wall tells what happened, and how much of it. */
export const LATEST = { hours: 48, steps: 12 } as const

/**
 * What happened last in sight: which step, of what kind of matter, in which larger grid. No words, no person, no post, and nothing sensitive:
 * it hangs in a room through which residents walk.
 */
export const ListLatest = defineQuery('dashboards.latest', {
  label: { zh: '最新动态', en: 'What happened last' },
  input: where,
  output: z.object({
    asOf: moment,
    steps: z.array(
      z.object({
        caseId: id,
        seq: z.int(),
        at: moment,
        step: z.enum(STEPS),
        state: z.enum(STATES),
        channel: z.enum(CHANNELS),
        category: z.object({ zh: z.string(), en: z.string() }).nullable(),
        /** A micro grid belongs to one or two people, so the grid above it is named. */
        gridId: id,
        gridName: z.string(),
      }),
    ),
  }),
})

/** What is asked of members by what is admitted, beside what was agreed; per community, never per person. */
export const GetCapacity = defineQuery('dashboards.capacity', {
  label: { zh: '队伍承载', en: 'What members are asked' },
  input: where,
  output: z.object({
    asOf: moment,
    communities: z.array(
      z.object({
        communityId: id,
        name: z.string(),
        /** Minutes a month agreed for one member; null: nothing is agreed. */
        agreedMinutes: count.nullable(),
        /** Minutes a month asked of one member: in the middle grid, and where it is most. */
        middleMinutes: count,
        mostMinutes: count,
        grids: count,
        /** Grids in which more is asked than was agreed. */
        gridsOver: count,
      }),
    ),
  }),
})

/** After so many days what is known of a household counts as old. */
export const OLD_AFTER_DAYS = 180

/** Whether the ground of all figures holds: households in a grid, grids with a member, registers that somebody looked at. */
export const GetDataQuality = defineQuery('dashboards.dataQuality', {
  label: { zh: '数据质量', en: 'Quality of data' },
  input: where,
  output: z.object({
    asOf: moment,
    households: count,
    householdsWithoutGrid: count,
    /** Nothing of them was verified since they were taken over. */
    neverVerified: count,
    /** Last verified longer ago than `OLD_AFTER_DAYS`. */
    verifiedLongAgo: count,
    /** Grids in which a member should stand: micro grids and dedicated ones. */
    memberGrids: count,
    gridsWithoutMember: count,
  }),
})

export const wallContract = [ListLatest, GetCapacity, GetDataQuality] as const
