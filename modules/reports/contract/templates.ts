import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { RECIPIENT_ROLES, REPORT_LEVELS } from '../rules.ts'
import { Layout, REPORT_PERIODS, ReportFigures, ReportLabels } from './reports.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const period = z.enum(REPORT_PERIODS)

/** The template of a grid's weekly or monthly reports (模板): its community's, or the subdistrict's; version 0 is the one nobody has changed. */
export const GetReportTemplate = defineQuery('reports.template', {
  label: { zh: '报表模板', en: 'Report template' },
  input: z.object({ gridId: id, period }),
  output: z.object({
    /** Whose it is. */
    gridId: id,
    place: z.string(),
    version: z.int(),
    layout: Layout,
    /** Whether it is the house's own. */
    isHouse: z.boolean(),
    /** The last ones, the newest first. */
    versions: z.array(
      z.object({
        version: z.int(),
        layout: Layout,
        isHouse: z.boolean(),
        savedAt: moment,
        savedByName: z.string().nullable(),
      }),
    ),
  }),
})

/** Saves what the next reports look like; those that are made keep what they were drawn by. */
export const SaveReportTemplate = defineCommand('reports.saveTemplate', {
  label: { zh: '保存报表模板', en: 'Save a report template' },
  input: z.object({
    gridId: id,
    period,
    /** The version it was changed from. */
    after: z.int().min(0),
    /** Null: back to the house's. */
    layout: Layout.nullable(),
  }),
  output: z.object({ version: z.int() }),
})

/** The figures of the last period that is over, for looking at a template before it is saved. */
export const PreviewReport = defineQuery('reports.preview', {
  label: { zh: '预览报表', en: 'Preview a report' },
  input: z.object({ gridId: id, period }),
  output: z.object({
    head: z.object({ gridId: id, place: z.string(), level: z.enum(REPORT_LEVELS), period, from: day, until: day }),
    figures: ReportFigures,
    labels: ReportLabels,
  }),
})

/** What is made by itself for a community or subdistrict, and who is told. */
const Schedule = z.object({
  gridId: id,
  isWeekly: z.boolean(),
  isMonthly: z.boolean(),
  /** Also of each ordinary grid below. */
  isBelow: z.boolean(),
  /** Posts that are told of reports of their own level. */
  roles: z.array(z.enum(RECIPIENT_ROLES)),
})

export const SetReportSchedule = defineCommand('reports.setSchedule', {
  label: { zh: '设定定时报表', en: 'Set scheduled reports' },
  input: Schedule,
  output: Schedule,
})

const next = z.object({ at: moment, from: day, until: day }).nullable()
export const ListReportSchedules = defineQuery('reports.schedules', {
  label: { zh: '定时报表', en: 'Scheduled reports' },
  input: z.object({}),
  output: z.object({
    schedules: z.array(
      Schedule.extend({
        place: z.string(),
        level: z.enum(REPORT_LEVELS),
        /** When the next is made, and of which days; null: none. */
        nextWeekly: next,
        nextMonthly: next,
        /** Periods that are over and not made yet. */
        waiting: z.int(),
        /** Who would be told today at the place itself. */
        told: z.array(z.object({ role: z.enum(RECIPIENT_ROLES), name: z.string() })),
        /** How many ordinary grids have reports of their own, and how many of them nobody leads today. */
        below: z.int(),
        belowVacant: z.int(),
      }),
    ),
  }),
})

export const templatesContract = [
  GetReportTemplate,
  SaveReportTemplate,
  PreviewReport,
  SetReportSchedule,
  ListReportSchedules,
] as const
