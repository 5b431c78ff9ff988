import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { WAYS } from '../../tasks/contract.ts'
import { VISIT_COUNTS } from '../rules/visit-measures.ts'
import { FigureSpan } from './figures.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const filter = z.object({ gridId: id.optional() }).default({})
/** Counts of doors and visits; one that is not given is zero, or not shown. */
export const VisitCountsShape = z.partialRecord(z.enum(VISIT_COUNTS), z.int())

/** Doors and visits over a span, in all and in each grid below: of places, never of who walks there. */
export const GetVisitFigures = defineQuery('dashboards.visits', {
  label: { zh: '走访统计', en: 'Figures of visits' },
  method: 'POST',
  input: z.object({ filter, span: FigureSpan }),
  output: z.object({
    span: z.object({ from: z.iso.date(), until: z.iso.date(), asOf: moment, isRunning: z.boolean() }),
    /** The place belongs to one or two people: only what lies in it is counted. */
    isVolumeOnly: z.boolean(),
    total: VisitCountsShape,
    lines: z.array(z.object({ gridId: id, name: z.string(), isVolumeOnly: z.boolean(), counts: VisitCountsShape })),
  }),
})

/** The doors or visits behind a count: their number is the figure. No name and no word of a visit. */
export const ListVisitsCounted = defineQuery('dashboards.visitsCounted', {
  label: { zh: '走访数背后的户', en: 'Doors behind a figure of visits' },
  method: 'POST',
  input: z.object({
    filter,
    span: FigureSpan,
    count: z.enum(VISIT_COUNTS),
    /** The last row of the page before: its id. */
    after: id.optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        householdId: id,
        place: z.string(),
        gridName: z.string(),
        /** The visit, or the last one at the door within the span. */
        at: moment.nullable(),
        way: z.enum(WAYS).nullable(),
        /** Somebody was met or answered. */
        isReached: z.boolean().nullable(),
      }),
    ),
    next: id.nullable(),
  }),
})

export const visitsContract = [GetVisitFigures, ListVisitsCounted] as const
