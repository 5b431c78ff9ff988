import { EMPTY, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'calendars.current': EMPTY,
  'calendars.yearPlan': { input: () => ({ year: 2026 }) },
  'calendars.history': EMPTY,
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'calendars.publish': {
    input: () => ({ publishedThrough: '2026-12-31', days: [], windows: [{ from: 540, to: 1050 }] }),
  },
}
