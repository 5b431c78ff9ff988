import { CATCH_ALL, EMPTY, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'routing.categories': EMPTY,
  'routing.rules': EMPTY,
  'routing.draft': EMPTY,
  'routing.history': EMPTY,
  'routing.catalogues': EMPTY,
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'routing.publishCategories': {
    input: async ({ house, here }) => {
      const { classes, leaves } = (await house.running.house.ask(
        'routing.categories',
        { tenant: here.tenant, input: {} },
        { kind: 'visitor' },
      )) as { classes: object[]; leaves: object[] }
      return { categories: [...classes, ...leaves] }
    },
  },
  'routing.publishRules': {
    input: () => ({ rules: [CATCH_ALL] }),
  },
  'routing.saveDraft': {
    input: () => ({ sawVersion: null, rules: [CATCH_ALL] }),
  },
  'routing.discardDraft': { input: () => ({ sawVersion: 1 }) },
  'routing.rollBack': { input: () => ({ setId: '019aa000-0000-7000-8000-000000000001' }) },
}
