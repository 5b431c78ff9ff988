import type { GridTree } from '../grids/index.ts'
import { HELP_KINDS, type HelpKind } from './contract/names.ts'
import { spotOf } from './place.ts'
import type { Need, Readiness } from './rules.ts'
import type { OfferRow, RequestRow } from './store.ts'

/** A kind as this version knows it. */
export function asKind(kind: string): HelpKind {
  return HELP_KINDS.find((one) => one === kind) ?? 'other'
}

/** A request as the rule of fitting looks at it. */
export function needOf(row: RequestRow, tree: GridTree): Need {
  return {
    kind: asKind(row.kind),
    from: row.from_date,
    until: row.until_date,
    part: row.day_part,
    spot: spotOf(tree, row.grid_id),
  }
}

export function readinessOf(row: OfferRow, tree: GridTree): Readiness {
  return {
    kinds: row.kinds.map(asKind),
    weekdays: row.weekdays,
    part: row.day_part,
    reach: row.reach,
    spot: spotOf(tree, row.grid_id),
  }
}
