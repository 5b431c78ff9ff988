import { Refusal } from '../../platform/pure/refusals.ts'
import type { CODE_KINDS, KINDS, LEVELS } from './contract.ts'
import type { Named } from './find-places.ts'

/** Codes as other modules and the faces make, read and show them. */
export { makeCode, PLACE_CODE, PROXY_CODE, readCode, showCode, TRACKING_CODE } from './codes.ts'

/** How places are found by name or by the first letters of its pinyin. */
export { findPlaces, type Named, plain } from './find-places.ts'

/** What is not collected here at all, for imports and words at the door. */
export { FORBIDDEN_TITLES, findForbidden } from './forbidden-words.ts'

/** How long a degree is, for distances within a community. */
export { metresPerDegree } from './geo/plane.ts'

/** A level of the tree; `district` and `subdistrict` stand above the communities. */
export type Level = (typeof LEVELS)[number]
/** A grid by place, or one for an institution with a line authority of its own (专属网格). */
export type GridKind = (typeof KINDS)[number]
/** What a printed code stands for. */
export type CodeKind = (typeof CODE_KINDS)[number]

/** Under which levels a grid of a level may hang (domain.md §1.1: a compound is an optional level between ordinary and micro). */
export const PARENTS = {
  district: [],
  subdistrict: [],
  main: ['subdistrict'],
  ordinary: ['main'],
  compound: ['ordinary'],
  micro: ['ordinary', 'compound'],
} as const satisfies Record<Level, readonly Level[]>

/** What a redraw or a move decides on. */
export type Placement = { readonly level: Level; readonly kind: GridKind }

/**
 * Why a grid may not hang under another; undefined = it may. Dedicated grids stand beside the ordinary ones, under a main grid; what they are
 * divided into are micro grids, never compounds.
 */
export function placementFault(
  parent: Placement,
  child: Placement,
): 'grid.wrong_parent' | 'grid.dedicated_level' | undefined {
  const levels: readonly Level[] = PARENTS[child.level]
  if (!levels.includes(parent.level)) return 'grid.wrong_parent'
  if (child.level === 'compound' && parent.kind === 'dedicated') return 'grid.wrong_parent'
  return child.kind === 'dedicated' && child.level !== 'ordinary' ? 'grid.dedicated_level' : undefined
}

/** Throws Refusal grid.wrong_parent or grid.dedicated_level unless a grid may hang under another. */
export function checkPlacement(parent: Placement, child: Placement): void {
  const fault = placementFault(parent, child)
  if (fault) throw new Refusal(fault)
}

/** Checks that a dedicated grid says for what, and no other grid does. Throws Refusal grid.dedicated_kind. */
export function checkDedicatedKind(kind: GridKind, dedicatedKind: string | null): void {
  if ((kind === 'dedicated') !== (dedicatedKind !== null)) throw new Refusal('grid.dedicated_kind')
}

/** Checks that the common parts of a building may belong to a grid: any below the main grid. Throws Refusal building.wrong_level. */
export function checkTakesBuilding(grid: Placement): void {
  if (!['ordinary', 'compound', 'micro'].includes(grid.level)) throw new Refusal('building.wrong_level')
}

/** Whether households may belong to a grid: each belongs to one micro or one dedicated grid (domain.md §1.3). */
export function takesHousehold(grid: Placement): boolean {
  return grid.level === 'micro' || grid.kind === 'dedicated'
}

/** Throws Refusal household.wrong_level for any other grid. */
export function checkTakesHousehold(grid: Placement): void {
  if (!takesHousehold(grid)) throw new Refusal('household.wrong_level')
}

/** What a statistical code of 12 digits founds: a district (`…000000`), a subdistrict (`…000`) or a community. */
export function foundedLevel(code: string): 'district' | 'subdistrict' | 'main' {
  if (!code.endsWith('000')) return 'main'
  return code.endsWith('000000') ? 'district' : 'subdistrict'
}

/** The tenant in which a community stands: the first nine digits of its code. */
export function tenantOfCommunity(code: string): number {
  return Number(code.slice(0, 9))
}

/** The chain of events of a community: its code as a number; the subdistrict's and the district's own chain is the tenant's number. */
export function chainOf(code: string): number {
  return foundedLevel(code) === 'main' ? Number(code) : tenantOfCommunity(code)
}

/**
 * When a new version or membership begins: now, but never at or before the beginning of the one it follows, so that every period has a
 * length and none overlap, also when two acts share a millisecond.
 */
export function beginsAfter(now: Date, earlier: readonly Date[]): Date {
  return new Date(earlier.reduce((at, begun) => Math.max(at, begun.getTime() + 1), now.getTime()))
}

/** The parts of an address from large to small; absent ones are null. */
export type PlaceParts = {
  readonly compound: string | null
  readonly building: string | null
  readonly entrance: string | null
  readonly room: string | null
}

/** The name of an entrance in a building that has no numbered entrances: an explicit "none" (domain.md §1.7). */
export const NO_ENTRANCE = '无'

/** A place as people say it: «幸福里小区 3幢 2单元 302室». */
export function sayPlace({ compound, building, entrance, room }: PlaceParts): string {
  const shownEntrance = entrance === NO_ENTRANCE ? null : entrance
  const shownRoom = room !== null && /[0-9A-Za-z]$/.test(room) ? `${room}室` : room
  return [compound, building, shownEntrance, shownRoom].filter((part) => part !== null && part !== '').join(' ')
}

/** A building, or a stair entrance of it, as it is searched for. */
export function nameOfDoor(
  building: { readonly compoundName: string | null; readonly name: string; readonly initials: string },
  entrance?: { readonly name: string; readonly initials: string },
): Named {
  const within = entrance && entrance.name !== NO_ENTRANCE ? entrance : { name: '', initials: '' }
  return {
    text: `${building.compoundName ?? ''}${building.name}${within.name}`,
    initials: building.initials + within.initials,
  }
}

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g
const halfWidth = (one: string): string => String.fromCharCode(one.charCodeAt(0) - 0xfee0)

/**
 * Names as registers write them in many ways, made one: full-width digits and letters become ordinary ones, "3号楼", "3栋" and "3" become "3幢",
 * "2" and "2门" become "2单元", "302室" becomes "302"; names in words stay.
 */
export const tidy = {
  text: (raw: string): string => raw.replace(FULL_WIDTH, halfWidth).replace(/\s+/g, ' ').trim(),
  building: (raw: string): string => tidy.text(raw).replace(/^([0-9]+) ?(?:栋|幢|号楼)?$/, '$1幢'),
  entrance: (raw: string): string =>
    tidy
      .text(raw)
      .replace(/^([0-9]+|[A-Za-z]) ?(?:单元|门)?$/, (_, name: string) => `${name.toUpperCase()}单元`)
      .replace(/^$/, NO_ENTRANCE),
  room: (raw: string): string =>
    tidy
      .text(raw)
      .replace(/^([0-9A-Za-z-]+) ?(?:室|号|房)$/, '$1')
      .toUpperCase(),
} as const

/** The floor in a room number: 302 → 3, 1204 → 12; undefined when it does not show. */
export function floorOfRoom(room: string): number | undefined {
  const digits = /^(\d{1,2})\d{2}$/.exec(room)?.[1]
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits)
}

let collator: Intl.Collator | undefined
/** Orders names as people count: 2幢 before 10幢. What knows the order of Chinese is made when first asked for: a slow phone needs 75 ms for it. */
export function byName(a: string, b: string): number {
  collator ??= new Intl.Collator('zh-Hans-CN', { numeric: true })
  return collator.compare(a, b)
}
