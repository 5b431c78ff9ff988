import { ROLES } from '../people/contract.ts'
import { type RoutingRule, TIERS } from './contract.ts'
import { readLimit } from './limits.ts'
import { rowsOf } from './table.ts'

const GRID_KINDS = ['residential', 'dedicated'] as const
const ANY = '*'
const NO_LIMIT = '–'

/**
 * Reads routing rules from their text table; see default-rules.ts for the columns. Positions count from 1.
 * @throws Error when a row is not one of ours
 */
export function readRules(table: string): RoutingRule[] {
  return rowsOf(table).map((cells, i) => {
    const [prefix, kind, tier, role, limit, note] = cells
    if (cells.length !== 6 || note === '') throw new Error(`not a routing rule: ${cells.join(' | ')}`)
    return {
      position: i + 1,
      categoryPrefix: prefix === ANY ? null : prefix,
      gridId: null,
      gridKind: oneOrAny(GRID_KINDS, kind),
      tier: oneOrAny(TIERS, tier),
      hours: null,
      during: null,
      toRole: oneOf(ROLES, role),
      limit: limit === NO_LIMIT ? null : readLimit(limit),
      note,
    }
  })
}

function oneOrAny<Name extends string>(names: readonly Name[], found: string): Name | null {
  return found === ANY ? null : oneOf(names, found)
}

function oneOf<Name extends string>(names: readonly Name[], found: string): Name {
  const name = names.find((one) => one === found)
  if (name === undefined) throw new Error(`unknown in a routing rule: ${found}`)
  return name
}
