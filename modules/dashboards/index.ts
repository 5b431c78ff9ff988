import type { Module } from '../../platform/module.ts'
import { retryStuck } from './commands.ts'
import { conservation, stuck, suggestions } from './queries.ts'
import { conservationSweep } from './sweep.ts'
import { WORDS } from './words.ts'

/** The reading room: looks at what all others keep, and changes nothing of theirs. */
export const dashboardsModule: Module = {
  name: 'dashboards',
  commands: [retryStuck],
  queries: [conservation, stuck, suggestions],
  words: WORDS,
  sweeps: [conservationSweep],
}
