import type { Module } from '../../platform/module.ts'
import { dataCommands } from './commands.ts'
import { dataQueries } from './queries.ts'
import { WORDS } from './words.ts'

/**
 * What somebody may have done with what is kept of her. Every module says what it keeps of a person and how it is deleted
 * (`Module.personal`); this one asks them all, so that nobody must reach into anybody.
 */
export function adminModule(others: readonly Module[]): Module {
  return { name: 'admin', commands: dataCommands(others), queries: dataQueries(others), words: WORDS }
}
