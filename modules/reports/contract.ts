import { askContract } from './contract/ask.ts'
import { exportsContract } from './contract/exports.ts'
import { reportsOnlyContract } from './contract/reports.ts'

export * from './contract/ask.ts'
export * from './contract/exports.ts'
export * from './contract/reports.ts'

export const reportsContract = [...exportsContract, ...reportsOnlyContract, ...askContract] as const
