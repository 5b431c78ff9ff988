import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { FigureFilter, GROUP_KEYS } from '../../dashboards/contract.ts'
import { ALL_COUNTS, ALL_MEASURE_NAMES, PERIODS } from '../../dashboards/rules.ts'
import { LONGEST_NAME, MOST_MEASURES, SPAN_KINDS } from '../rules.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const name = z.object({ zh: z.string(), en: z.string() })
const measure = z.enum(ALL_MEASURE_NAMES)
/** What values are made of, cases and doors. */
const counts = z.partialRecord(z.enum(ALL_COUNTS), z.int())

export const MOST_QUERIES = 30
/** By what an answer is parted: as figures are, or into days, weeks or months that make up the span. */
export const ASK_GROUPS = [...GROUP_KEYS, ...PERIODS] as const
export type AskGroup = (typeof ASK_GROUPS)[number]
export const CHARTS = ['none', 'bars', 'lines'] as const

/** A question put together from what is defined (自助查询): no words of one's own, so there is nothing to inject and nothing to hide in. */
export const Question = z.object({
  filter: FigureFilter.default({}),
  span: z.object({ kind: z.enum(SPAN_KINDS), n: z.int().min(1).max(31).default(1) }),
  groupBy: z.enum(ASK_GROUPS).default('all'),
  measures: z.array(measure).min(1).max(MOST_MEASURES),
  chart: z.enum(CHARTS).default('none'),
})
export type Question = z.infer<typeof Question>

/** A value that is not shown is null: nothing to be a share of, or the place belongs to one or two people. */
const values = z.partialRecord(measure, z.number().nullable())
export const AskData = defineQuery('reports.ask', {
  label: { zh: '自助查询', en: 'Ask the data' },
  method: 'POST',
  input: Question,
  output: z.object({
    from: z.iso.date(),
    until: z.iso.date(),
    isRunning: z.boolean(),
    asOf: moment,
    /** What was asked for: a page may show the former answer while the next one is on its way. */
    groupBy: z.enum(ASK_GROUPS),
    measures: z.array(measure),
    /** The place that was asked about belongs to one or two people: only what lies in it is counted. */
    isVolumeOnly: z.boolean(),
    /** `counts`: what the values are made of; each is the number of the cases behind it. The key of a step of time is its first day. */
    lines: z.array(z.object({ key: z.string(), label: name, isVolumeOnly: z.boolean(), values, counts })),
    total: z.object({ values, counts }),
  }),
})

export const SavedQuery = z.object({
  queryId: id,
  name: z.string().trim().min(1).max(LONGEST_NAME),
  question: Question,
  /** With whom: everybody with a post in this grid or below it. Null: for oneself. */
  sharedGridId: id.nullable(),
})
export type SavedQuery = z.infer<typeof SavedQuery>

/** Keeps a question under an id of the caller's, or writes over the one with that id. */
export const SaveQuery = defineCommand('reports.saveQuery', {
  label: { zh: '保存查询', en: 'Save a query' },
  input: SavedQuery,
  output: z.object({ queryId: id }),
})

export const RemoveQuery = defineCommand('reports.removeQuery', {
  label: { zh: '删除查询', en: 'Remove a query' },
  input: z.object({ queryId: id }),
  output: z.object({ queryId: id }),
})

/** One's own and those shared with one's grids. */
export const ListQueries = defineQuery('reports.savedQueries', {
  label: { zh: '保存的查询', en: 'Saved queries' },
  input: z.object({}),
  output: z.object({
    queries: z.array(
      SavedQuery.extend({ isOwn: z.boolean(), ownerName: z.string(), sharedGridName: z.string().nullable() }),
    ),
  }),
})

export const askContract = [AskData, SaveQuery, RemoveQuery, ListQueries] as const
