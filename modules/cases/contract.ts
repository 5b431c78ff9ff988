import type * as queries from './contract/queries.ts'
import type * as templates from './contract/templates.ts'
import type * as verbs from './contract/verbs.ts'

export { Category, type Tier } from '../routing/contract.ts'
export * from './contract/names.ts'
export * from './contract/queries.ts'
export * from './contract/shapes.ts'
export * from './contract/templates.ts'
export * from './contract/verbs.ts'

/** Every command and query of the module, as types. */
export type CasesContract =
  | (typeof verbs)[keyof typeof verbs]
  | (typeof queries)[keyof typeof queries]
  | (typeof templates)[keyof typeof templates]
