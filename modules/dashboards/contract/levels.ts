import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { PERIODS } from '../rules/periods.ts'
import { CountsShape } from './figures.ts'

const moment = z.iso.datetime()
const day = z.iso.date()
const name = z.object({ zh: z.string(), en: z.string() })

/** City, district, subdistrict: what a picture from above is of; its lines are of the level below. */
export const LEVELS = ['city', 'district', 'subdistrict'] as const
export type LevelAbove = (typeof LEVELS)[number]

/** Below so many, a count of a kind in a place is not shown outside it: it would be about somebody. */
export const SMALLEST_SHOWN = 5

/** Something that is not as it was, with the numbers that say so. */
export const Unusual = z.object({
  code: z.string(),
  place: z.string(),
  classCode: z.string(),
  class: name,
  now: z.int(),
  /** The mean of so many periods before, and by how many standard deviations it lies off. */
  mean: z.number(),
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
  }),
  output: z.object({
    level: z.enum(LEVELS),
    code: z.string(),
    name: z.string(),
    /** The places above it that the asker may look at, from the top. */
    above: z.array(z.object({ code: z.string(), name: z.string() })),
    span: z.object({ from: day, until: day, isRunning: z.boolean() }),
    total: CountsShape,
    places: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        communities: z.int(),
        counts: CountsShape,
        /** Received per class; null: fewer than may be shown. */
        byClass: z.record(z.string(), z.int().nullable()),
      }),
    ),
    classes: z.array(z.object({ code: z.string(), name, counts: CountsShape })),
    course: z.array(z.object({ from: day, received: z.int(), ended: z.int(), open: z.int(), open_late: z.int() })),
    unusual: z.array(Unusual),
    /** Communities by how old their counts are: the oldest, and how many are older than an hour or were never counted. */
    freshness: z.object({ communities: z.int(), oldest: moment.nullable(), stale: z.int() }),
  }),
})

export const levelsContract = [GetLevels] as const
