import { TriageCase } from '../../../modules/cases/contract.ts'
import { countsSweep, figuresSweep } from '../../../modules/dashboards/keep-figures.ts'
import { firstDay } from '../../../modules/dashboards/rules.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { caseIn } from '../fixture.ts'
import { EMPTY, listed, type Probe } from './shared.ts'

/** A case in sight that the figures know of. */
const counted: Probe['input'] = async (ground) => {
  await caseIn(ground, 'reported')
  await ground.house.running.sweep(figuresSweep, ground.here.tenant)
  return { span: { period: 'month', from: firstDay('month', ground.house.clock.now()) } }
}

export const QUERIES: Readonly<Record<string, Probe>> = {
  'dashboards.conservation': {
    input: async (ground) => {
      await caseIn(ground, 'reported')
      return {}
    },
    shows: (answer, { here, beside }) => {
      const ids = (answer as { communities: { id: string }[] }).communities.map((one) => one.id)
      return [ids.includes(here.communityId) ? 'here' : '', ids.includes(beside.communityId) ? 'beside' : '']
        .filter(Boolean)
        .join(' and ')
    },
  },
  'dashboards.stuck': EMPTY,
  'dashboards.figures': {
    input: async (ground) => ({ ...(await counted(ground)), groupBy: 'community' }),
    shows: (answer, { here, beside }) => {
      const { lines } = answer as { lines: { key: string; counts: { received: number } }[] }
      const sees = (id: string) => lines.some((line) => line.key === id && line.counts.received > 0)
      return [sees(here.communityId) ? 'here' : '', sees(beside.communityId) ? 'beside' : '']
        .filter(Boolean)
        .join(' and ')
    },
  },
  'dashboards.counted': {
    input: async (ground) => ({ ...(await counted(ground)), count: 'received' }),
    shows: (answer, { here }) => {
      const { rows } = answer as { rows: { case: { gridId: string } }[] }
      const grids: readonly string[] = [...here.micro, ...here.ordinary, here.mainGridId, here.dedicated]
      return rows.length === 0 ? 'empty' : rows.some((row) => grids.includes(row.case.gridId)) ? 'here' : 'others'
    },
  },
  'dashboards.countedPlaces': {
    input: async (ground) => ({ ...(await counted(ground)), count: 'received' }),
    shows: (answer) => {
      const { clusters, unplaced } = answer as { clusters: { n: number }[]; unplaced: number }
      return clusters.reduce((sum, one) => sum + one.n, unplaced) > 0 ? 'places' : 'nothing'
    },
  },
  'dashboards.course': {
    input: async (ground) => {
      const { span } = (await counted(ground)) as { span: { period: 'month'; from: string } }
      return { filter: { gridId: ground.here.ordinary[0] }, period: span.period, last: span.from, periods: 2 }
    },
    shows: (answer) => {
      const { lines } = answer as { lines: { counts: { received: number } }[] }
      return lines.some((line) => line.counts.received > 0) ? 'counts' : 'nothing'
    },
  },
  'dashboards.levels': {
    input: async (ground) => {
      const { span } = (await counted(ground)) as { span: { period: 'month'; from: string } }
      await ground.house.running.sweep(countsSweep, ground.here.tenant)
      return span
    },
    shows: (answer, { here, beside }) => {
      const { places } = answer as { places: { code: string; counts: { received: number } }[] }
      return places.filter((place) => place.counts.received > 0).length > 0 && here.tenant === beside.tenant
        ? 'the street'
        : ''
    },
  },
  'dashboards.hotSpots': EMPTY,
  'dashboards.latest': {
    input: async (ground) => {
      await counted(ground)
      return {}
    },
    shows: (answer, { here, beside }) => {
      const { steps } = answer as { steps: { gridId: string }[] }
      const sees = (grids: readonly string[]) => steps.some((one) => grids.includes(one.gridId))
      return [sees(here.ordinary) ? 'here' : '', sees(beside.ordinary) ? 'beside' : ''].filter(Boolean).join(' and ')
    },
  },
  'dashboards.capacity': EMPTY,
  'dashboards.dataQuality': {
    input: () => ({}),
    shows: (answer) => `${(answer as { memberGrids: number }).memberGrids} grids`,
  },
  'dashboards.visits': {
    input: (ground) => ({ span: { period: 'day', from: localDate(ground.house.clock.now()) } }),
    shows: (answer) => `${(answer as { total: { doors: number } }).total.doors} doors`,
  },
  'dashboards.visitsCounted': {
    input: (ground) => ({ span: { period: 'day', from: localDate(ground.house.clock.now()) }, count: 'doors' }),
    shows: listed('rows'),
  },
  'dashboards.suggestions': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'reported')
      await ground.house.run(
        TriageCase,
        { caseId, categoryCode: '0303', nature: 'help', suggested: ['0303'] },
        { as: ground.here.desk, tenant: ground.here.tenant },
      )
      return {}
    },
    shows: listed('lines'),
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'dashboards.retryStuck': {
    input: () => ({ what: 'letter', id: '019aa000-0000-7000-8000-000000000001' }),
  },
}
