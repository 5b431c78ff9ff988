import type { Ring } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { SampleCompound } from '../sample.ts'
import { createCompoundNamer } from './compound-names.ts'
import type { CompoundKind } from './housing.ts'
import type { CommunityPlan } from './plan.ts'

/** Keeps the compounds of a community while its grids are laid out. */
export interface CompoundBook {
  /** The compound on a piece of ground of an ordinary grid: a new one, or a neighbour that reaches over the border. */
  place(kind: CompoundKind, ordinaryGridKey: string, ring: Ring): SampleCompound
  /** The next names of buildings in a compound: 1幢, 2幢 … */
  numberBuildings(compoundKey: string, count: number): string[]
  list(): readonly SampleCompound[]
}

/** At most so many compounds of a community reach into two ordinary grids. */
const SHARED_COMPOUNDS = 2

/** Opens an empty book. */
export const openCompoundBook = (plan: CommunityPlan, random: Random): CompoundBook => {
  const entries: { compound: SampleCompound; rings: Ring[]; ordinaryGridKeys: string[]; buildings: number }[] = []
  const nameOf = createCompoundNamer(plan, random)

  const findNeighbour = (kind: CompoundKind, ordinaryGridKey: string, ring: Ring) => {
    const isShared = (entry: (typeof entries)[number]) => entry.ordinaryGridKeys.length > 1
    if (kind !== '商品房小区' || entries.filter(isShared).length >= SHARED_COMPOUNDS) return undefined
    return entries.find(
      (entry) =>
        entry.compound.kind === kind &&
        !isShared(entry) &&
        !entry.ordinaryGridKeys.includes(ordinaryGridKey) &&
        entry.rings.some((other) => shareBorder(other, ring)),
    )
  }

  return {
    place: (kind, ordinaryGridKey, ring) => {
      const neighbour = findNeighbour(kind, ordinaryGridKey, ring)
      if (neighbour) {
        neighbour.rings.push(ring)
        neighbour.ordinaryGridKeys.push(ordinaryGridKey)
        return neighbour.compound
      }
      const ordinaryGridKeys = [ordinaryGridKey]
      const key = `${plan.key}/c${String(entries.length + 1).padStart(3, '0')}`
      const compound = { key, name: nameOf(kind), kind, ordinaryGridKeys }
      entries.push({ compound, rings: [ring], ordinaryGridKeys, buildings: 0 })
      return compound
    },
    numberBuildings: (compoundKey, count) => {
      const entry = entries.find(({ compound }) => compound.key === compoundKey)
      if (!entry) throw new Error(`no compound ${compoundKey}`)
      entry.buildings += count
      return Array.from({ length: count }, (_, index) => `${entry.buildings - count + index + 1}幢`)
    },
    list: () => entries.map(({ compound }) => compound),
  }
}

/** Do two rings have more than a corner in common? */
const shareBorder = (one: Ring, other: Ring): boolean => {
  const points = new Set(one.map(String))
  return other.filter((point) => points.has(String(point))).length > 4
}
