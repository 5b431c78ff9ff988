import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { CaseLine, CHANNELS, STATES } from '../../cases/contract.ts'
import { PRIORITIES, TIERS } from '../../routing/contract.ts'
import { COUNTS } from '../rules/counts.ts'
import { PERIODS } from '../rules/periods.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()

/** What figures are narrowed to; the very filter of the list behind a figure. `categoryPrefix` '' is what is not sorted yet. */
export const FigureFilter = z.object({
  gridId: id.optional(),
  categoryPrefix: z
    .string()
    .regex(/^(\d{2}(\d{2})?)?$/)
    .optional(),
  channel: z.enum(CHANNELS).optional(),
  tier: z.enum(TIERS).optional(),
  priority: z.enum(PRIORITIES).optional(),
})
export type FigureFilter = z.infer<typeof FigureFilter>

/** How many days a span of one's own may have. */
export const MOST_DAYS = 400

/** A day, week or month by its first day, or all days from one to another. */
export const FigureSpan = z.union([
  z.object({ period: z.enum(PERIODS), from: day }),
  z.object({ from: day, until: day }),
])
export type FigureSpan = z.infer<typeof FigureSpan>

/** By what figures are parted. Persons are not among it, and micro grids (one or two members) only by what lies in them (decision 0034). */
export const GROUP_KEYS = ['all', 'grid', 'community', 'class', 'category', 'channel', 'tier', 'priority'] as const
export type GroupKey = (typeof GROUP_KEYS)[number]

export const CountsShape = z.partialRecord(z.enum(COUNTS), z.int())
const times = z.object({ median: z.number(), p90: z.number(), n: z.int() }).nullable()
const name = z.object({ zh: z.string(), en: z.string() })

/** What was counted, when, and for which span; `isRunning`: the span goes on, and was counted up to `asOf`. */
const counted = z.object({ from: day, until: day, asOf: moment, isRunning: z.boolean() })

export const FigureLine = z.object({
  key: z.string(),
  label: name,
  /** Only the volumes are counted: the place belongs to one or two people. */
  isVolumeOnly: z.boolean(),
  counts: CountsShape,
})
export type FigureLine = z.infer<typeof FigureLine>

/** Counts in sight over a span, in all and per group. */
export const GetFigures = defineQuery('dashboards.figures', {
  label: { zh: '统计', en: 'Figures' },
  method: 'POST',
  input: z.object({
    filter: FigureFilter.default({}),
    span: FigureSpan,
    groupBy: z.enum(GROUP_KEYS).default('all'),
  }),
  output: z.object({
    span: counted,
    /** The grid that was asked about belongs to one or two people: only what lies in it is counted. */
    isVolumeOnly: z.boolean(),
    total: CountsShape,
    lines: z.array(FigureLine),
    /** Working minutes until somebody took it up, and until the answer, of what was answered in the span. */
    times: z.object({ response: times, handling: times }),
    /** Until when the chain has been read for figures. */
    keptUntil: moment.nullable(),
  }),
})

/** How many periods a course shows at most. */
export const MOST_PERIODS = 62

/** The same counts over the last periods, the oldest first: the backlog of each past day is among them. */
export const GetCourse = defineQuery('dashboards.course', {
  label: { zh: '走势', en: 'Course' },
  method: 'POST',
  input: z.object({
    filter: FigureFilter.default({}),
    period: z.enum(PERIODS),
    /** The first day of the last period. */
    last: day,
    periods: z.int().min(1).max(MOST_PERIODS),
  }),
  output: z.object({
    asOf: moment,
    isVolumeOnly: z.boolean(),
    lines: z.array(z.object({ from: day, isRunning: z.boolean(), counts: CountsShape })),
  }),
})

/** The cases behind a count, each as often as it counts: their number is the figure. */
export const ListCounted = defineQuery('dashboards.counted', {
  label: { zh: '图数背后的件', en: 'Cases behind a figure' },
  method: 'POST',
  input: z.object({
    filter: FigureFilter.default({}),
    span: FigureSpan,
    count: z.enum(COUNTS),
    after: z.object({ at: moment, caseId: id, seq: z.int() }).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        case: CaseLine,
        seq: z.int(),
        at: moment,
        /** How it stood when it was counted: the case itself may have gone on. */
        stood: z.object({
          state: z.enum(STATES),
          gridName: z.string(),
          dueAt: moment.nullable(),
          isLate: z.boolean(),
          /** Whole days since the report. */
          days: z.int(),
        }),
      }),
    ),
    next: z.object({ at: moment, caseId: id, seq: z.int() }).nullable(),
  }),
})

/** Hot spots (热点): so many of a leaf within so many metres in so many days (domain.md §13). */
export const HOT_SPOT = { cases: 3, metres: 200, days: 7 } as const

export const ListHotSpots = defineQuery('dashboards.hotSpots', {
  label: { zh: '热点', en: 'Hot spots' },
  input: z.object({ gridId: id.optional() }),
  output: z.object({
    asOf: moment,
    spots: z.array(
      z.object({
        categoryCode: z.string(),
        category: name,
        lng: z.number(),
        lat: z.number(),
        gridId: id,
        gridName: z.string(),
        cases: z.array(z.object({ id, number: z.string(), isOpen: z.boolean(), reportedAt: moment })),
      }),
    ),
  }),
})

export const figuresContract = [GetFigures, GetCourse, ListCounted, ListHotSpots] as const
