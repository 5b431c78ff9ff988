import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { LETTER_KINDS } from '../../platform/pure/letter-words.ts'
import { CHANNELS, STATES } from '../cases/contract.ts'
import { Away } from '../people/contract.ts'
import { figuresContract } from './contract/figures.ts'
import { levelsContract } from './contract/levels.ts'
import { placesContract } from './contract/places.ts'
import { visitsContract } from './contract/visits.ts'
import { wallContract } from './contract/wall.ts'

export * from './contract/figures.ts'
export * from './contract/levels.ts'
export * from './contract/places.ts'
export * from './contract/visits.ts'
export * from './contract/wall.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const count = z.int()

/** How many cases and periods were told and counted again, and how many of them did not come to what is kept. */
const figureCheck = { cases: count, casesWrong: count, counts: count, countsWrong: count }

/** What was received by one channel, and where all of it is now. Kept when nothing is missing and nobody waits unheard. */
export const ConservationLine = z.object({
  communityId: id,
  channel: z.enum(CHANNELS),
  /** Reports that the community's chain of events says were received. */
  received: count,
  open: count,
  closed: count,
  merged: count,
  rejected: count,
  withdrawn: count,
  /** Open cases whose post is gone or that have no deadline. */
  unowned: count,
  /** Ended cases without an answer. */
  unanswered: count,
  /** Received, and in none of the places. Negative: there, and never announced. */
  missing: count,
  isKept: z.boolean(),
})
export type ConservationLine = z.infer<typeof ConservationLine>

/** Received = open + closed + merged + rejected + withdrawn, per community and channel: now, and as it was checked each day. */
export const CheckConservation = defineQuery('dashboards.conservation', {
  label: { zh: '守恒核对', en: 'Conservation check' },
  input: z.object({}),
  output: z.object({
    checkedAt: moment,
    communities: z.array(z.object({ id, name: z.string() })),
    lines: z.array(ConservationLine),
    /** The last days that were checked, newest first. */
    days: z.array(z.object({ date: z.string(), lines: count, broken: count, received: count })),
    /** A sample of what is kept for figures beside what follows from the chain: at this look, and each day. */
    figures: z.object({
      ...figureCheck,
      /** The first cases of the sample that differ. */
      wrong: z.array(z.object({ id, number: z.string() })),
      days: z.array(z.object({ date: z.string(), ...figureCheck })),
    }),
  }),
})

/** Why a case stands on the page of what is stuck. */
export const STILL_AFTER_DAYS = 7

/** Everything that does not move by itself any more, the oldest first, each with its age and who has it. */
export const ListStuck = defineQuery('dashboards.stuck', {
  label: { zh: '滞留事项', en: 'What is stuck' },
  input: z.object({}),
  output: z.object({
    checkedAt: moment,
    /** Facts that a part of the house could not act on, gathered by what they are about. */
    parked: z.array(
      z.object({
        follower: z.string(),
        subjectId: id,
        name: z.string(),
        events: count,
        since: moment,
        tries: count,
        reason: z.string(),
        isRetrying: z.boolean(),
        case: z.object({ id, number: z.string() }).nullable(),
      }),
    ),
    /** Messages that did not arrive: parked after the last try, or refused. Words are not shown, addresses masked. */
    letters: z.array(
      z.object({
        id,
        kind: z.enum(LETTER_KINDS),
        state: z.enum(['parked', 'failed']),
        address: z.string(),
        since: moment,
        tries: count,
        /** Why, as a key of the words of letters. */
        reason: z.string().nullable(),
        /** The carrier's own code, or the field it refused: for asking the carrier. */
        detail: z.string().nullable(),
      }),
    ),
    /** Open cases in which nothing has happened for a week. */
    still: z.array(
      z.object({
        caseId: id,
        number: z.string(),
        summary: z.string(),
        state: z.enum(STATES),
        lastAt: moment,
        nextDeadlineAt: moment.nullable(),
        gridName: z.string(),
        ownerRole: z.string().nullable(),
        ownerName: z.string().nullable(),
        ownerAway: Away.nullable(),
      }),
    ),
    /** There is more than is listed. */
    isCut: z.boolean(),
  }),
})

/** For how many days a message that was refused stands there. */
export const REFUSED_DAYS = 14

/** Over how many days the figures of suggestions are counted. */
export const SUGGESTIONS_DAYS = 90

/** How the categories that were suggested fit what people chose, per category chosen. About categories, never about persons. */
export const CountSuggestions = defineQuery('dashboards.suggestions', {
  label: { zh: '分类建议准不准', en: 'How suggestions fit' },
  input: z.object({}),
  output: z.object({
    /** Cases reported since then. */
    since: moment,
    lines: z.array(
      z.object({
        categoryCode: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        /** What was suggested first was chosen. */
        first: count,
        /** The second or third was. */
        among: count,
        /** Another than the suggested ones was. */
        other: count,
        /** Nothing was suggested. */
        none: count,
      }),
    ),
  }),
})

/** Tries a stuck thing again: the facts about one subject in their order, or one message. */
export const RetryStuck = defineCommand('dashboards.retryStuck', {
  label: { zh: '再试一次', en: 'Try again' },
  input: z.discriminatedUnion('what', [
    z.object({ what: z.literal('parked'), follower: z.string().max(40), subjectId: id }),
    z.object({ what: z.literal('letter'), id }),
  ]),
  output: z.object({ retried: count }),
})

export const dashboardsContract = [
  CheckConservation,
  ListStuck,
  CountSuggestions,
  RetryStuck,
  ...figuresContract,
  ...levelsContract,
  ...wallContract,
  ...visitsContract,
  ...placesContract,
] as const
