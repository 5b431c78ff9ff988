import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { FigureFilter, FigureSpan } from '../../dashboards/contract.ts'
import { ALL_MEASURE_NAMES, COUNTS } from '../../dashboards/rules.ts'
import { ROWS_WITHOUT_GRANT } from '../rules.ts'
import { ASK_GROUPS } from './ask.ts'

const id = z.uuid()
const moment = z.iso.datetime()

export { ROWS_WITHOUT_GRANT }
/** A file stands so many days after it was made. */
export const EXPORT_KEPT_DAYS = 7
/** So many of one person's may wait at a time. */
export const MOST_EXPORTS_WAITING = 5
export const EXPORT_FORMS = ['xlsx', 'csv'] as const
export const EXPORT_STATES = ['to_approve', 'refused', 'waiting', 'running', 'done', 'failed', 'expired'] as const

/** What is taken: the cases behind a count, or the figures themselves, group by group. */
export const ExportAsk = z.discriminatedUnion('what', [
  z.object({ what: z.literal('cases'), filter: FigureFilter.default({}), span: FigureSpan, count: z.enum(COUNTS) }),
  z.object({
    what: z.literal('figures'),
    filter: FigureFilter.default({}),
    span: FigureSpan,
    groupBy: z.enum(ASK_GROUPS),
    /** Only these; all of cases when left out. */
    measures: z.array(z.enum(ALL_MEASURE_NAMES)).min(1).optional(),
    /** The question in words, which the file and the list of files say. */
    title: z.string().trim().min(1).max(200).optional(),
  }),
])
export type ExportAsk = z.infer<typeof ExportAsk>

/** A file on its way out of the house. */
export const ExportRun = z.object({
  id,
  ask: ExportAsk,
  gridName: z.string(),
  form: z.enum(EXPORT_FORMS),
  reason: z.string(),
  total: z.int(),
  done: z.int(),
  state: z.enum(EXPORT_STATES),
  askedAt: moment,
  askedByName: z.string(),
  decidedByName: z.string().nullable(),
  finishedAt: moment.nullable(),
  /** When the file is thrown away. */
  until: moment.nullable(),
  bytes: z.int().nullable(),
})
export type ExportRun = z.infer<typeof ExportRun>

/** Asks for a file. It is made in the background, at once or when somebody agreed; who asked, when and why stands in it and in the access log. */
export const AskExport = defineCommand('reports.askExport', {
  label: { zh: '申请导出', en: 'Ask for an export' },
  input: z.object({
    exportId: id,
    ask: ExportAsk,
    form: z.enum(EXPORT_FORMS),
    language: z.enum(['zh', 'en']).default('zh'),
    reason: z.string().trim().min(2).max(200),
  }),
  output: ExportRun,
})

export const GrantExport = defineCommand('reports.grantExport', {
  label: { zh: '批准导出', en: 'Approve an export' },
  input: z.object({ exportId: id }),
  output: ExportRun,
})

export const RefuseExport = defineCommand('reports.refuseExport', {
  label: { zh: '不批准导出', en: 'Refuse an export' },
  input: z.object({ exportId: id }),
  output: ExportRun,
})

/** One's own, the newest first, and those of others that wait for one's word. */
export const ListExports = defineQuery('reports.exports', {
  label: { zh: '导出', en: 'Exports' },
  input: z.object({}),
  output: z.object({ mine: z.array(ExportRun), toApprove: z.array(ExportRun) }),
})

const word = z.object({ zh: z.string(), en: z.string() })

/** What stands in the files: every column and every measure, in words. */
export const ReadDictionary = defineQuery('reports.dictionary', {
  label: { zh: '数据字典', en: 'Data dictionary' },
  input: z.object({}),
  output: z.object({
    columns: z.array(z.object({ title: word, means: word })),
    measures: z.array(
      z.object({
        title: word,
        means: word,
        excludes: word.nullable(),
        version: z.object({ n: z.int(), since: z.iso.date() }),
      }),
    ),
  }),
})

export const exportsContract = [AskExport, GrantExport, RefuseExport, ListExports, ReadDictionary] as const
