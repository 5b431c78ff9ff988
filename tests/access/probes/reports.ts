import { randomUUID } from 'node:crypto'
import { figuresSweep } from '../../../modules/dashboards/keep-figures.ts'
import { firstDay, stepped } from '../../../modules/dashboards/rules.ts'
import { AskExport, MakeReport, SaveQuery } from '../../../modules/reports/contract.ts'
import type { Ground } from '../fixture.ts'
import { listed, onceIn, type Probe } from './shared.ts'

const month = ({ house }: Ground) => ({ period: 'month' as const, from: firstDay('month', house.clock.now()) })
const keep = (ground: Ground) => ground.house.running.sweep(figuresSweep, ground.here.tenant)
const lastMonth = (ground: Ground) => ({ period: 'month' as const, from: stepped('month', month(ground).from, -1) })

const reports = new WeakMap<Ground, Promise<string>>()
const exportsAsked = new WeakMap<Ground, Promise<string>>()

/** A report of the community, made once by its lead. */
const aReport: Probe['input'] = async (ground) => ({ reportId: await onceIn(reports, ground, makeReport) })

async function makeReport(ground: Ground): Promise<string> {
  await keep(ground)
  const { here, house } = ground
  const input = { gridId: here.mainGridId, ...lastMonth(ground), reason: '核对' }
  return (await house.run(MakeReport, input, { as: here.lead, tenant: here.tenant })).head.id
}

async function askExport(ground: Ground): Promise<string> {
  await keep(ground)
  const { here, house } = ground
  const exportId = randomUUID()
  const ask = { what: 'figures' as const, span: month(ground), groupBy: 'class' as const }
  await house.run(AskExport, { exportId, ask, form: 'csv', reason: '核对' }, { as: here.desk, tenant: here.tenant })
  return exportId
}

/** An export of the desk's, which waits for a second person whatever became of it before. */
const anExport: Probe['input'] = async (ground) => {
  const { here, house } = ground
  const exportId = await onceIn(exportsAsked, ground, askExport)
  await house.db.pool.query(
    `UPDATE export_runs SET state = 'to_approve', decided_by = NULL WHERE tenant_id = $1 AND id = $2`,
    [here.tenant, exportId],
  )
  return { exportId }
}

export const QUERIES: Readonly<Record<string, Probe>> = {
  'reports.exports': {
    input: async (ground) => {
      await anExport(ground)
      return {}
    },
    shows: (answer) => {
      const { mine, toApprove } = answer as { mine: object[]; toApprove: object[] }
      return [mine.length > 0 ? 'own' : '', toApprove.length > 0 ? 'to approve' : ''].filter(Boolean).join(' and ')
    },
  },
  'reports.template': { input: ({ here }) => ({ gridId: here.mainGridId, period: 'month' }) },
  'reports.preview': {
    input: async (ground) => {
      await keep(ground)
      return { gridId: ground.here.mainGridId, period: 'month' }
    },
  },
  'reports.schedules': { input: () => ({}), shows: listed('schedules') },
  'reports.dictionary': { input: () => ({}) },
  'reports.archive': {
    input: async (ground) => {
      await aReport(ground)
      return {}
    },
    shows: listed('reports'),
  },
  'reports.open': { input: aReport },
  'reports.meetingPack': { input: ({ here }) => ({ gridId: here.mainGridId }) },
  'reports.ask': {
    input: ({ here }) => ({
      filter: { gridId: here.ordinary[0] },
      span: { kind: 'this month' },
      measures: ['received'],
    }),
  },
  'reports.savedQueries': {
    input: async ({ here, house }) => {
      const question = { span: { kind: 'last week' as const }, measures: ['received' as const] }
      const one = { queryId: randomUUID(), name: '上周', question, sharedGridId: here.ordinary[0] }
      await house.run(SaveQuery, one, { as: here.lead, tenant: here.tenant })
      return {}
    },
    shows: listed('queries'),
    after: async ({ here, house }) => {
      await house.db.pool.query('DELETE FROM saved_queries WHERE tenant_id = $1', [here.tenant])
    },
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'reports.askExport': {
    input: async (ground) => {
      const filter = { gridId: ground.here.ordinary[0] }
      return {
        exportId: randomUUID(),
        ask: { what: 'figures', filter, span: month(ground), groupBy: 'class' },
        form: 'csv',
        reason: '核对',
      }
    },
  },
  'reports.grantExport': { input: anExport },
  'reports.refuseExport': { input: anExport },
  'reports.saveTemplate': {
    input: async ({ here, house }) => {
      const { rows } = await house.db.pool.query<{ version: number }>(
        `SELECT coalesce(max(version), 0)::int AS version FROM report_templates WHERE tenant_id = $1 AND grid_id = $2 AND period = 'week'`,
        [here.tenant, here.mainGridId],
      )
      const layout = { title: '社区周报', sections: ['measures'], charts: [], measures: ['received'] }
      return { gridId: here.mainGridId, period: 'week', after: rows[0].version, layout }
    },
  },
  'reports.setSchedule': {
    input: ({ here }) => ({ gridId: here.mainGridId, isWeekly: false, isMonthly: false, isBelow: true, roles: [] }),
  },
  'reports.makeReport': {
    input: async (ground) => {
      await keep(ground)
      return { gridId: ground.here.ordinary[0], ...lastMonth(ground), reason: '核对' }
    },
  },
  'reports.saveQuery': {
    input: () => ({
      queryId: randomUUID(),
      name: '本月收到',
      question: { span: { kind: 'this month' }, measures: ['received'] },
      sharedGridId: null,
    }),
  },
  'reports.removeQuery': {
    input: async ({ here, house }) => {
      const question = { span: { kind: 'last week' as const }, measures: ['received' as const] }
      const one = { queryId: randomUUID(), name: '上周', question, sharedGridId: null }
      await house.run(SaveQuery, one, { as: here.lead, tenant: here.tenant })
      return { queryId: one.queryId }
    },
  },
}
