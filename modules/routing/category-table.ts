import type { Category, Priority, Tier } from './contract.ts'
import { readLimit } from './limits.ts'
import { meaningOf, rowsOf } from './table.ts'

const TIER_OF: Readonly<Record<string, Tier>> = { L0: 'grid', L1: 'grid', L2: 'community', L3: 'subdistrict' }
const PRIORITY_OF: Readonly<Record<string, Priority>> = { P0: 'urgent', P1: 'high', P2: 'normal', P3: 'low' }
const FLAGS = /^(–|[ESXAV]+)$/

/**
 * Reads the catalogue from its text table; see categories-data.ts for the columns.
 * @param keywords words that residents use, by code of the leaf
 * @throws Error when a row is not one of ours
 */
export function readCategories(table: string, keywords: Readonly<Record<string, readonly string[]>>): Category[] {
  return rowsOf(table).map((cells) => (cells.length === 3 ? readClass(cells) : readLeaf(cells, keywords)))
}

/** A class is a heading: what stands beside its names rules nothing, since a case has a leaf. */
function readClass([code, nameZh, nameEn]: string[]): Category {
  return {
    code,
    nameZh,
    nameEn,
    startTier: 'community',
    limit: { value: 7, unit: 'wd' },
    priority: 'normal',
    usualHandler: '',
    callsEmergency: false,
    isSensitive: false,
    needsEnforcement: false,
    mayBeAnonymous: false,
    verifyAlways: false,
    keywords: [],
  }
}

function readLeaf(cells: string[], keywords: Readonly<Record<string, readonly string[]>>): Category {
  const [code, nameZh, nameEn, level, limit, priority, usualHandler, flags] = cells
  if (cells.length !== 8 || !FLAGS.test(flags)) throw new Error(`not a category: ${cells.join(' | ')}`)
  return {
    code,
    nameZh,
    nameEn,
    startTier: meaningOf(TIER_OF, level),
    limit: readLimit(limit),
    priority: meaningOf(PRIORITY_OF, priority),
    usualHandler,
    callsEmergency: flags.includes('E'),
    isSensitive: flags.includes('S'),
    needsEnforcement: flags.includes('X'),
    mayBeAnonymous: flags.includes('A'),
    verifyAlways: flags.includes('V'),
    keywords: [...meaningOf(keywords, code)],
  }
}
