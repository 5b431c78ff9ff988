import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { CaseLine } from '../../cases/contract.ts'
import { CountsShape } from '../../dashboards/contract.ts'
import { MEASURE_NAMES } from '../../dashboards/rules.ts'
import { SECTIONS } from '../rules.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const name = z.object({ zh: z.string(), en: z.string() })
const measure = z.enum(MEASURE_NAMES)

export const REPORT_PERIODS = ['week', 'month'] as const
/** Of which grids there are reports. */
export const REPORT_LEVELS = ['ordinary', 'main', 'subdistrict'] as const

const Layout = z.object({
  title: z.string().trim().min(1).max(40),
  sections: z.array(z.enum(SECTIONS)).min(1),
  measures: z.array(measure).min(1),
})

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
})
export type ReportHead = z.infer<typeof ReportHead>

export const Report = z.object({
  head: ReportHead,
  layout: Layout,
  figures: ReportFigures,
  labels: ReportLabels,
})
export type Report = z.infer<typeof Report>

/** The template of a grid (模板): its community's, or the subdistrict's; version 0 is the one nobody has changed. */
export const GetReportTemplate = defineQuery('reports.template', {
  label: { zh: '报表模板', en: 'Report template' },
  input: z.object({ gridId: id }),
  output: z.object({
    gridId: id,
    version: z.int(),
    layout: Layout,
    isWeekly: z.boolean(),
    isMonthly: z.boolean(),
    versions: z.array(z.object({ version: z.int(), title: z.string(), savedAt: moment })),
  }),
})

export const SaveReportTemplate = defineCommand('reports.saveTemplate', {
  label: { zh: '保存报表模板', en: 'Save a report template' },
  input: z.object({
    gridId: id,
    /** The version it was changed from. */
    after: z.int().min(0),
    layout: Layout,
    isWeekly: z.boolean(),
    isMonthly: z.boolean(),
  }),
  output: z.object({ version: z.int() }),
})

/** Makes the report of a period that is over; made again, it is the next edition. */
export const MakeReport = defineCommand('reports.makeReport', {
  label: { zh: '生成报表', en: 'Make a report' },
  input: z.object({ gridId: id, period: z.enum(REPORT_PERIODS), from: day }),
  output: z.object({
    head: ReportHead,
    /** Whether it says what the edition before says; null for the first. */
    isSame: z.boolean().nullable(),
  }),
})

export const MOST_REPORTS = 50
export const ListReports = defineQuery('reports.archive', {
  label: { zh: '报表档案', en: 'Archived reports' },
  input: z.object({ gridId: id.optional(), period: z.enum(REPORT_PERIODS).optional(), before: moment.optional() }),
  output: z.object({ reports: z.array(ReportHead), hasMore: z.boolean() }),
})

export const OpenReport = defineQuery('reports.open', {
  label: { zh: '看报表', en: 'Read a report' },
  input: z.object({ reportId: id }),
  output: Report,
})

/** How many cases of each sort stand in a meeting pack. */
export const MOST_IN_PACK = 30
/** Over how many days back a meeting looks. */
export const PACK_DAYS = 7
const listed = z.object({ total: z.int(), cases: z.array(CaseLine) })

/** What a meeting of area leads talks about (片长周沙龙): late, repeated, deferred, praised. Sensitive cases are counted, never listed. */
export const GetMeetingPack = defineQuery('reports.meetingPack', {
  label: { zh: '例会材料', en: 'Meeting pack' },
  input: z.object({ gridId: id }),
  output: z.object({
    place: z.string(),
    from: day,
    until: day,
    asOf: moment,
    late: listed,
    deferred: listed,
    praised: listed,
    repeated: z.array(z.object({ category: name, gridName: z.string(), numbers: z.array(z.string()) })),
  }),
})

export const reportsOnlyContract = [
  GetReportTemplate,
  SaveReportTemplate,
  MakeReport,
  ListReports,
  OpenReport,
  GetMeetingPack,
] as const
