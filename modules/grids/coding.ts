import { Refusal } from '../../platform/pure/refusals.ts'
import { type GridCodeKind, nextGridCode, parseGridCode } from './codes.ts'
import type { Placement } from './rules.ts'
import type { GridNode, GridTree } from './tree.ts'

/**
 * The code on which the code of a grid is built: the community's 12 digits; for a micro grid the code of the ordinary or dedicated
 * grid above it, also through a compound.
 * @param recoded codes that grids above are being given in the same act, by grid
 */
export function baseCode(
  tree: GridTree,
  child: Placement,
  parent: GridNode,
  communityCode: string,
  recoded: ReadonlyMap<string, string> = new Map(),
): string {
  if (child.level !== 'micro') return communityCode
  const ordinary = parent.level === 'compound' ? tree.get(parent.parentId ?? '') : parent
  return ordinary ? (recoded.get(ordinary.id) ?? ordinary.code) : communityCode
}

/** Whether a code is one of this level and kind, built on `base`. */
export function fitsCode(one: Placement, base: string, code: string): boolean {
  const parsed = parseGridCode(code)
  return parsed !== undefined && parsed.kind === codeKindOf(one) && parsed.parent === base
}

/** Throws Refusal grid.code_wrong or grid.code_taken unless the code can be given. */
export function checkCode(one: Placement, base: string, code: string, everUsed: ReadonlySet<string>): void {
  if (!fitsCode(one, base, code)) throw new Refusal('grid.code_wrong', { code })
  if (everUsed.has(code)) throw new Refusal('grid.code_taken', { code })
}

/** The next code of this level and kind on `base`. Throws Refusal grid.codes_exhausted. */
export function freeCode(one: Placement, base: string, everUsed: ReadonlySet<string>): string {
  const kind = codeKindOf(one)
  const code = kind && nextGridCode(kind, base, everUsed)
  if (!code) throw new Refusal('grid.codes_exhausted')
  return code
}

function codeKindOf({ level, kind }: Placement): GridCodeKind | undefined {
  if (level === 'district' || level === 'subdistrict') return undefined
  return level === 'ordinary' && kind === 'dedicated' ? 'dedicated' : level
}
