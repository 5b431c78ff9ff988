import type { MultiPolygon, Point } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { SampleCompound, SampleGrid } from '../sample.ts'
import { type Tiling, tile } from '../tiling.ts'
import { type CompoundBook, openCompoundBook } from './compounds.ts'
import type { CompoundKind, MicroForm } from './housing.ts'
import type { CommunityPlan } from './plan.ts'
import { readingOrder } from './reading-order.ts'
import { type CompoundSkeleton, drawSkeleton, type MainSkeleton, type OrdinarySkeleton } from './skeleton.ts'

/** Square metres of ground of a usual micro grid. */
const MICRO_AREA = 7500

/** The ground of a community: all grids with codes, names and shapes, and what will stand on each micro grid. */
export interface Ground {
  readonly communityShape: MultiPolygon
  readonly grids: readonly SampleGrid[]
  readonly compounds: readonly SampleCompound[]
  readonly micros: readonly MicroGround[]
  /** A point on a grid that has no children; u and v as in Tiling. */
  pointOn(gridKey: string, u: number, v: number): Point
}

/** A micro grid and the buildings to be put on it. */
export interface MicroGround {
  readonly gridKey: string
  readonly compoundKey: string
  readonly compoundKind: CompoundKind
  readonly form: MicroForm
  /** Names in the compound, one for each building of the form. */
  readonly buildingNames: readonly string[]
}

/**
 * Lays a plan on the ground. Codes follow domain.md §1.7: 12 digits of the community for its first main grid, a letter
 * and two digits more for the next; three digits more for an ordinary grid (001–799, in reading order) or a dedicated
 * one (801–999); three digits more again for a micro grid; 12 digits, Y and three for a compound.
 */
export const layGround = (plan: CommunityPlan, random: Random): Ground => {
  const skeleton = drawSkeleton(plan, random.fork('skeleton'))
  const frame = { center: plan.center, areaPerWeight: MICRO_AREA, aspect: 1.25, turn: plan.turn }
  const tiling = tile(skeleton.root, frame, random.fork('tiling'))
  const book = openCompoundBook(plan, random.fork('compounds'))
  const work: Work = {
    plan,
    tiling,
    book,
    grids: [],
    micros: [],
    plots: new Map(),
    counts: { ordinary: 0, dedicated: 0, compound: 0 },
  }
  const { subdistrict } = plan.official
  addGrid(work, skeleton.subdistrict, {
    key: `${plan.key}/subdistrict`,
    level: 'subdistrict',
    code: subdistrict.code,
    name: subdistrict.name,
    parentKey: null,
  })
  skeleton.mains.forEach((main, index) => {
    addMain(work, main, index)
  })
  return {
    communityShape: [[tiling.ring(skeleton.community)]],
    grids: work.grids,
    compounds: book.list(),
    micros: work.micros,
    pointOn: (gridKey, u, v) => tiling.pointIn(work.plots.get(gridKey) ?? gridKey, u, v),
  }
}

interface Work {
  readonly plan: CommunityPlan
  readonly tiling: Tiling
  readonly book: CompoundBook
  readonly grids: SampleGrid[]
  readonly micros: MicroGround[]
  /** The plot of each grid. */
  readonly plots: Map<string, string>
  readonly counts: { ordinary: number; dedicated: number; compound: number }
}

type Named = Pick<SampleGrid, 'key' | 'level' | 'code' | 'name' | 'parentKey'> &
  Partial<Pick<SampleGrid, 'kind' | 'dedicatedKind' | 'compoundKey'>>

const addGrid = ({ grids, plots, tiling }: Work, plot: string, named: Named): void => {
  plots.set(named.key, plot)
  grids.push({ kind: 'residential', dedicatedKind: null, compoundKey: null, ...named, shape: [[tiling.ring(plot)]] })
}

const addMain = (work: Work, main: MainSkeleton, index: number): void => {
  const { plan, counts } = work
  const { code } = plan.official
  const key = `${plan.key}/main${index === 0 ? '' : index + 1}`
  addGrid(work, main.plot, {
    key,
    level: 'main',
    code: index === 0 ? code : `${code}A${String(index).padStart(2, '0')}`,
    name: main.plan.name,
    parentKey: `${plan.key}/subdistrict`,
  })
  for (const ordinary of inOrder(work, main.ordinaries)) addOrdinary(work, ordinary, key)
  for (const one of inOrder(work, main.dedicated)) {
    counts.dedicated += 1
    addGrid(work, one.plot, {
      key: `${plan.key}/d${counts.dedicated}`,
      level: 'ordinary',
      kind: 'dedicated',
      dedicatedKind: one.plan.kind,
      code: `${code}${800 + counts.dedicated}`,
      name: `${one.plan.name}专属网格`,
      parentKey: key,
    })
  }
}

const addOrdinary = (work: Work, ordinary: OrdinarySkeleton, parentKey: string): void => {
  const { plan, book, tiling, counts } = work
  counts.ordinary += 1
  const key = `${plan.key}/o${String(counts.ordinary).padStart(2, '0')}`
  const code = `${plan.official.code}${three(counts.ordinary)}`
  const parts = inOrder(work, ordinary.compounds).map((compound) => ({
    compound,
    place: book.place(compound.kind, key, tiling.ring(compound.plot)),
  }))
  const name = `第${counts.ordinary}网格·${parts[0]?.place.name}`
  addGrid(work, ordinary.plot, { key, level: 'ordinary', code, name, parentKey })
  let microNumber = 1
  for (const { compound, place } of parts) {
    const microParent = plan.compoundLevel ? addCompound(work, compound, place, key) : key
    addMicros(work, { compound, place, ordinaryKey: key, ordinaryCode: code, microParent, microNumber })
    microNumber += compound.micros.length
  }
}

const addCompound = (work: Work, compound: CompoundSkeleton, place: SampleCompound, ordinaryKey: string): string => {
  const { plan, counts } = work
  counts.compound += 1
  const key = `${ordinaryKey}y${counts.compound}`
  addGrid(work, compound.plot, {
    key,
    level: 'compound',
    code: `${plan.official.code}Y${three(counts.compound)}`,
    name: place.name,
    parentKey: ordinaryKey,
    compoundKey: place.key,
  })
  return key
}

interface MicroPlaces {
  readonly compound: CompoundSkeleton
  readonly place: SampleCompound
  readonly ordinaryKey: string
  readonly ordinaryCode: string
  readonly microParent: string
  readonly microNumber: number
}

const addMicros = (work: Work, where: MicroPlaces): void => {
  const { compound, place } = where
  inOrder(work, compound.micros).forEach((micro, index) => {
    const number = where.microNumber + index
    const key = `${where.ordinaryKey}m${String(number).padStart(2, '0')}`
    const buildingNames = work.book.numberBuildings(place.key, micro.form.length)
    addGrid(work, micro.plot, {
      key,
      level: 'micro',
      code: `${where.ordinaryCode}${three(number)}`,
      name: `${place.name}${spanOf(buildingNames)}微网格`,
      parentKey: where.microParent,
      compoundKey: place.key,
    })
    work.micros.push({
      gridKey: key,
      compoundKey: place.key,
      compoundKind: compound.kind,
      form: micro.form,
      buildingNames,
    })
  })
}

const inOrder = <T extends { readonly plot: string }>({ tiling }: Work, items: readonly T[]): T[] =>
  readingOrder(items, ({ plot }) => tiling.ring(plot))

const three = (number: number): string => String(number).padStart(3, '0')

/** '3幢' or '3–4幢'. */
const spanOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names[0]?.replace('幢', '')}–${names.at(-1)}`
