import type { Point } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { DedicatedKind, OfficialCommunity } from '../sample.ts'
import type { CompoundKind } from './housing.ts'

/** What is to be invented for one community; the counts are met exactly. */
export interface CommunityPlan {
  readonly key: string
  /** Series of phone numbers, 0 to 99; another for each community. */
  readonly phoneSeries: number
  readonly official: Omit<OfficialCommunity, 'shape'>
  /** Near the true place; WGS84 degrees. */
  readonly center: Point
  /** Degrees against north. */
  readonly turn: number
  /** Are compounds a level of the tree (总网格—一般网格—小区院落—微网格), or places only? */
  readonly compoundLevel: boolean
  readonly mains: readonly MainPlan[]
  /** Roads, invented. */
  readonly roads: readonly string[]
  /** First parts of the names of compounds, invented. */
  readonly compoundNames: readonly string[]
}

/** One main grid. The first of a community has the community's own code. */
export interface MainPlan {
  readonly name: string
  readonly ordinaryGrids: number
  readonly microGrids: number
  /** Fewest and most micro grids in one ordinary grid. */
  readonly microsPerOrdinary: readonly [number, number]
  readonly housing: readonly (readonly [CompoundKind, number])[]
  /** Micro grids in one compound. */
  readonly compoundSize: readonly [number, number]
  readonly dedicated: readonly DedicatedPlan[]
}

export interface DedicatedPlan {
  readonly name: string
  readonly kind: DedicatedKind
  /** Size on the ground, in micro grids. */
  readonly size: number
}

/** Divides a whole number into so many parts within the limits, unequal at random, that sum exactly. Throws when it cannot. */
export const partition = (
  total: number,
  parts: number,
  [least, most]: readonly [number, number],
  random: Random,
): number[] => {
  if (total < parts * least || total > parts * most) throw new Error(`cannot divide ${total} into ${parts} parts`)
  const sizes = Array.from({ length: parts }, () => least)
  for (let left = total - parts * least; left > 0; ) {
    const index = random.int(0, parts - 1)
    const size = sizes[index] ?? most
    if (size >= most) continue
    sizes[index] = size + 1
    left -= 1
  }
  return sizes
}

/** Cuts a number into parts within the limits as far as it goes; the last part takes what is left. */
export const cutUp = (total: number, [least, most]: readonly [number, number], random: Random): number[] => {
  const parts: number[] = []
  for (let left = total; left > 0; ) {
    const part = Math.min(left, random.int(least, most))
    parts.push(part)
    left -= part
  }
  return parts
}
