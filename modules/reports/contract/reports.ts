import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { CountsShape, VisitCountsShape } from '../../dashboards/contract.ts'
import { MEASURE_NAMES } from '../../dashboards/rules.ts'
import { CHARTED, REPORT_LEVELS, SECTIONS } from '../rules.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const name = z.object({ zh: z.string(), en: z.string() })

export const REPORT_PERIODS = ['week', 'month'] as const
export { REPORT_LEVELS }

/** What a report looks like: its title and words, its parts in their order, which of them have a chart, and which measures are named. */
export const Layout = z.object({
  title: z.string().trim().min(1).max(40),
  intro: z.string().trim().max(400).default(''),
  sections: z.array(z.enum(SECTIONS)).min(1),
  charts: z.array(z.enum(CHARTED)),
  measures: z.array(z.enum(MEASURE_NAMES)).min(1),
})
export type Layout = z.infer<typeof Layout>

/** A line of a group in an archived report. */
const Group = z.object({ key: z.string(), counts: CountsShape })
const times = z.object({ median: z.number(), p90: z.number(), n: z.int() }).nullable()

/** Everything counted in a report, without a word: what must be the same byte by byte whenever it is made again. */
export const ReportFigures = z.object({
  total: CountsShape,
  before: CountsShape,
  course: z.array(z.object({ from: day, counts: CountsShape })),
  classes: z.array(Group),
  channels: z.array(Group),
  grids: z.array(Group.extend({ isVolumeOnly: z.boolean() })),
  times: z.object({ response: times, handling: times }),
  /** Doors and visits; null in what was made before they were counted. */
  visits: z
    .object({
      total: VisitCountsShape,
      before: VisitCountsShape,
      grids: z.array(z.object({ key: z.string(), isVolumeOnly: z.boolean(), counts: VisitCountsShape })),
    })
    .nullable()
    .default(null),
})
export type ReportFigures = z.infer<typeof ReportFigures>

/** What keys of groups are called. */
export const ReportLabels = z.object({
  place: z.string(),
  community: z.string(),
  classes: z.record(z.string(), name),
  channels: z.record(z.string(), name),
  grids: z.record(z.string(), name),
})
export type ReportLabels = z.infer<typeof ReportLabels>

export const ReportHead = z.object({
  id,
  gridId: id,
  place: z.string(),
  level: z.enum(REPORT_LEVELS),
  period: z.enum(REPORT_PERIODS),
  from: day,
  until: day,
  edition: z.int(),
  title: z.string(),
  isScheduled: z.boolean(),
  madeAt: moment,
  /** Null: by the schedule. */
  madeByName: z.string().nullable(),
  /** Why it was made once more; null for a first edition. */
  reason: z.string().nullable(),
})
export type ReportHead = z.infer<typeof ReportHead>

export const Report = z.object({
  head: ReportHead,
  layout: Layout,
  figures: ReportFigures,
  labels: ReportLabels,
})
export type Report = z.infer<typeof Report>

/** Makes the report of a period that is over; made again, it is the next edition and says why. */
export const MakeReport = defineCommand('reports.makeReport', {
  label: { zh: '生成报表', en: 'Make a report' },
  input: z.object({
    gridId: id,
    period: z.enum(REPORT_PERIODS),
    from: day,
    /** Wanted where an edition stands. */
    reason: z.string().trim().min(2).max(200).optional(),
  }),
  output: z.object({
    head: ReportHead,
    /** Whether it says what the edition before says; null for the first. */
    isSame: z.boolean().nullable(),
  }),
})

export const MOST_REPORTS = 50
export const ListReports = defineQuery('reports.archive', {
  label: { zh: '报表档案', en: 'Archived reports' },
  input: z.object({
    gridId: id.optional(),
    period: z.enum(REPORT_PERIODS).optional(),
    level: z.enum(REPORT_LEVELS).optional(),
    /** Of the period that begins on this day. */
    from: day.optional(),
    /** Where the last page ended. */
    before: z.object({ madeAt: moment, id }).optional(),
  }),
  output: z.object({ reports: z.array(ReportHead), hasMore: z.boolean() }),
})

export const OpenReport = defineQuery('reports.open', {
  label: { zh: '看报表', en: 'Read a report' },
  input: z.object({ reportId: id }),
  output: Report.extend({
    /** All editions of the same period, the newest first, each with whether its figures are those of the one before. */
    editions: z.array(ReportHead.extend({ isSame: z.boolean().nullable() })),
  }),
})

export const archiveContract = [MakeReport, ListReports, OpenReport] as const
