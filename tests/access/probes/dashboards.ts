import { TriageCase } from '../../../modules/cases/contract.ts'
import { caseIn } from '../fixture.ts'
import { EMPTY, listed, type Probe } from './shared.ts'

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
