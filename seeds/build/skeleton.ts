import type { Random } from '../random.ts'
import type { Plot } from '../tiling.ts'
import { type CompoundKind, chooseMicroForm, countDoors, type MicroForm } from './housing.ts'
import { type CommunityPlan, cutUp, type DedicatedPlan, type MainPlan, partition } from './plan.ts'

/** A community before it has ground, codes and names: only what hangs under what. `plot` names the piece of ground. */
export interface Skeleton {
  readonly root: Plot
  readonly subdistrict: string
  readonly community: string
  readonly mains: readonly MainSkeleton[]
}

export interface MainSkeleton {
  readonly plot: string
  readonly plan: MainPlan
  readonly ordinaries: readonly OrdinarySkeleton[]
  readonly dedicated: readonly { readonly plot: string; readonly plan: DedicatedPlan }[]
}

export interface OrdinarySkeleton {
  readonly plot: string
  readonly compounds: readonly CompoundSkeleton[]
}

export interface CompoundSkeleton {
  readonly plot: string
  readonly kind: CompoundKind
  readonly micros: readonly { readonly plot: string; readonly form: MicroForm }[]
}

/** Doors for which a micro grid counts as one unit of ground. */
const USUAL_DOORS = 60
/** Households of an ordinary grid: outside these limits people are warned when they draw one (domain.md §1.3). */
const [FEWEST_HOUSEHOLDS, MOST_HOUSEHOLDS] = [200, 800]

/** Draws up the tree of a plan. A micro grid's share of the ground follows its doors. */
export const drawSkeleton = (plan: CommunityPlan, random: Random): Skeleton => {
  const mains = plan.mains.map((main, index) => drawMain(main, `main${index}`, random))
  const community: Plot = { key: 'community', weight: 0, children: mains.map(({ children }) => children) }
  const size = mains.reduce((sum, { weight }) => sum + weight, 0)
  const neighbours = [0.9, 0.7, 1.2, 0.8, 1].map((share, index) => leaf(`neighbour${index}`, size * share))
  return {
    root: { key: 'subdistrict', weight: 0, children: [...neighbours.slice(0, 3), community, ...neighbours.slice(3)] },
    subdistrict: 'subdistrict',
    community: community.key,
    mains: mains.map(({ skeleton }) => skeleton),
  }
}

const drawMain = (plan: MainPlan, plot: string, random: Random) => {
  const ordinaries = partition(plan.microGrids, plan.ordinaryGrids, plan.microsPerOrdinary, random).map(
    (micros, index) => drawOrdinary(plan, micros, `${plot}/o${index}`, random),
  )
  const dedicated = plan.dedicated.map((one, index) => ({ plot: `${plot}/d${index}`, plan: one }))
  const parts = random.shuffle([
    ...ordinaries.map(plotOfOrdinary),
    ...dedicated.map((one) => leaf(one.plot, one.plan.size)),
  ])
  const children: Plot = { key: plot, weight: 0, children: parts }
  const doors = ordinaries.flatMap(({ compounds }) => compounds.flatMap(({ micros }) => micros.map(shareOf)))
  const weight = [...doors, ...dedicated.map((one) => one.plan.size)].reduce((sum, share) => sum + share, 0)
  return { skeleton: { plot, plan, ordinaries, dedicated }, children, weight }
}

const drawOrdinary = (plan: MainPlan, micros: number, plot: string, random: Random): OrdinarySkeleton => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const ordinary = proposeOrdinary(plan, micros, plot, random)
    const doors = ordinary.compounds
      .flatMap((compound) => compound.micros)
      .reduce((sum, { form }) => sum + countDoors(form), 0)
    if (doors >= FEWEST_HOUSEHOLDS && doors <= MOST_HOUSEHOLDS) return ordinary
  }
  throw new Error(
    `${micros} micro grids do not make an ordinary grid of ${FEWEST_HOUSEHOLDS} to ${MOST_HOUSEHOLDS} households`,
  )
}

const proposeOrdinary = (plan: MainPlan, micros: number, plot: string, random: Random): OrdinarySkeleton => ({
  plot,
  compounds: cutUp(micros, plan.compoundSize, random).map((count, index) => {
    const [kind] = random.weighted(plan.housing, ([, weight]) => weight)
    return {
      plot: `${plot}/c${index}`,
      kind,
      micros: Array.from({ length: count }, (_, number) => ({
        plot: `${plot}/c${index}/m${number}`,
        form: chooseMicroForm(kind, random),
      })),
    }
  }),
})

const plotOfOrdinary = (ordinary: OrdinarySkeleton): Plot => ({
  key: ordinary.plot,
  weight: 0,
  children: ordinary.compounds.map((compound) => ({
    key: compound.plot,
    weight: 0,
    children: compound.micros.map((micro) => leaf(micro.plot, shareOf(micro))),
  })),
})

const shareOf = ({ form }: { form: MicroForm }): number => Math.max(0.7, countDoors(form) / USUAL_DOORS)

const leaf = (key: string, weight: number): Plot => ({ key, weight, children: [] })
