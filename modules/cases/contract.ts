import type * as queries from './contract/queries.ts'
import type * as templates from './contract/templates.ts'
import type * as verbs from './contract/verbs.ts'
import type * as verification from './contract/verification.ts'
import type * as views from './contract/views.ts'

export { Category, type Tier } from '../routing/contract.ts'
export * from './contract/names.ts'
export * from './contract/queries.ts'
export * from './contract/shapes.ts'
export * from './contract/templates.ts'
export * from './contract/verbs.ts'
export * from './contract/verification.ts'
export * from './contract/views.ts'

/** Every command and query of the module, as types. */
export type CasesContract =
  | (typeof verbs)[keyof typeof verbs]
  | (typeof verification)[keyof typeof verification]
  | (typeof queries)[keyof typeof queries]
  | (typeof templates)[keyof typeof templates]
  | (typeof views)[keyof typeof views]
