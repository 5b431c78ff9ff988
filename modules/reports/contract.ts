import { askContract } from './contract/ask.ts'
import { exportsContract } from './contract/exports.ts'
import { packContract } from './contract/pack.ts'
import { archiveContract } from './contract/reports.ts'
import { templatesContract } from './contract/templates.ts'

export * from './contract/ask.ts'
export * from './contract/exports.ts'
export * from './contract/pack.ts'
export * from './contract/reports.ts'
export * from './contract/templates.ts'

export const reportsContract = [
  ...exportsContract,
  ...archiveContract,
  ...templatesContract,
  ...packContract,
  ...askContract,
] as const
