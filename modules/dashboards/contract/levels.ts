import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { COUNTS } from '../rules/counts.ts'
import { PERIODS } from '../rules/periods.ts'
import { VISIT_COUNTS } from '../rules/visit-measures.ts'

const moment = z.iso.datetime()
const day = z.iso.date()
const name = z.object({ zh: z.string(), en: z.string() })

/** City, district, subdistrict: what a picture from above is of; its lines are of the level below. */
export const LEVELS = ['city', 'district', 'subdistrict'] as const
export type LevelAbove = (typeof LEVELS)[number]

/** Below so many, a count of a kind in a place is not shown outside it: it would be about somebody. */
export const SMALLEST_SHOWN = 5

/** A share of fewer says too little: it is shown with its interval, and gets no place among others. */
export const FEWEST_COMPARED = 20

/** A count that is not in it was counted zero times; null: hidden, because it is small or would give a small one away. */
const ShownCounts = z.partialRecord(z.enum(COUNTS), z.int().nullable())
export type ShownCounts = z.infer<typeof ShownCounts>

/** The same of doors and visits. A place that belongs to one or two people: only what lies in it. */
const ShownVisits = z.object({
  isVolumeOnly: z.boolean(),
  counts: z.partialRecord(z.enum(VISIT_COUNTS), z.int().nullable()),
})
export type ShownVisits = z.infer<typeof ShownVisits>

/** Something that is not as it was, with the numbers that say so. */
export const Unusual = z.object({
  code: z.string(),
  place: z.string(),
  classCode: z.string(),
  class: name,
  /** Null: hidden, at least ten. */
  now: z.int().nullable(),
  /** The mean of so many periods before, and by how many standard deviations it lies off. Null: so few before that it would be about somebody. */
  mean: z.number().nullable(),
  periods: z.int(),
  deviations: z.number(),
})

/**
 * A street, district or city in one picture, from counts that are kept per community: what it costs does not depend on how many cases there are.
 * Who sees a street's cases sees all its counts; from further above small ones are hidden (null).
 */
export const GetLevels = defineQuery('dashboards.levels', {
  label: { zh: '街道、区、市总览', en: 'Street, district and city overview' },
  crossTenant: true,
  input: z.object({
    period: z.enum(PERIODS),
    /** The first day of the period. */
    from: day,
    /** A district (six digits) or street (nine) below one's own; left out: one's own. */
    within: z
      .string()
      .regex(/^\d{6}(\d{3})?$/)
      .optional(),
    /** One class of categories; `none`: what is not sorted yet. Left out: all. */
    class: z
      .string()
      .regex(/^(\d{2}|none)$/)
      .optional(),
  }),
  output: z.object({
    level: z.enum(LEVELS),
    code: z.string(),
    name: z.string(),
    /** The places above it that the asker may look at, from the top. */
    above: z.array(z.object({ code: z.string(), name: z.string() })),
    span: z.object({ from: day, until: day, isRunning: z.boolean() }),
    /** The asker looks from outside the street: small counts of a kind are hidden. */
    hidesSmall: z.boolean(),
    total: ShownCounts,
    visits: ShownVisits,
    places: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        communities: z.int(),
        /** How many of them have been counted. */
        counted: z.int(),
        counts: ShownCounts,
        /** Received per class, whichever is asked for; null: hidden. */
        byClass: z.record(z.string(), z.int().nullable()),
        /** Doors and visits: of all classes, whichever is asked for. */
        visits: ShownVisits,
      }),
    ),
    /** All classes in which something was counted, whichever is asked for. */
    classes: z.array(z.object({ code: z.string(), name, counts: ShownCounts })),
    /** The last periods; none for one class from outside the street. */
    course: z.array(z.object({ from: day, received: z.int(), ended: z.int(), open: z.int(), open_late: z.int() })),
    unusual: z.array(Unusual),
    /**
     * Communities by how old their counts are: the oldest, how many are older than an hour or were never counted, and how many of these never; and
     * the oldest counts of doors and visits.
     */
    freshness: z.object({
      communities: z.int(),
      oldest: moment.nullable(),
      stale: z.int(),
      never: z.int(),
      oldestVisits: moment.nullable(),
    }),
  }),
})

export const levelsContract = [GetLevels] as const
