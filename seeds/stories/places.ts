import { householdName } from '../build/places.ts'
import { contains, type Point } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { SampleBuilding, SampleCommunity, SampleGrid, SampleHousehold } from '../sample.ts'
import type { Leaf } from '../texts/index.ts'
import type { StepPlace } from './script.ts'

/** A place that a report is about: its words, the grid it lies in, and the ways to point at it. */
export interface Spot {
  /** For {place}: '书香苑3幢2单元'. */
  readonly words: string
  /** For {floor}: '三楼'. */
  readonly floor: string
  readonly gridKey: string
  /** As a scanned code, null when nothing near has one. */
  readonly byCode: StepPlace | null
  /** As a point on the map. */
  readonly byPoint: StepPlace
  /** As it is entered by staff and members. */
  readonly byRegister: StepPlace
}

/** Finds places for reports in a community. */
export interface SpotFinder {
  find(leaf: Leaf, random: Random): Spot
}

const SPOT_DETAILS = {
  compound: ['', '', '东门附近', '西门附近', '中庭', '北侧', '停车棚旁', '垃圾房旁'],
  road: ['', '靠路口', '公交站附近', '人行道一侧', '靠小区围墙'],
  building: ['', '', '', '一楼大厅', '单元门口'],
} as const

/** Prepares a community for finding places. About one report in ten that may be is about a dedicated grid. */
export const createSpotFinder = (community: SampleCommunity): SpotFinder => {
  const compoundNames = new Map(community.compounds.map(({ key, name }) => [key, name]))
  const kindOf = new Map(community.compounds.map(({ key, kind }) => [key, kind]))
  const buildings = new Map(community.buildings.map((building) => [building.key, building]))
  const homeBuildings = community.buildings.filter(({ compoundKey }) => kindOf.get(compoundKey) !== '沿街商铺')
  const familyBuildings = homeBuildings.filter(({ compoundKey }) => kindOf.get(compoundKey) !== '集体宿舍')
  const homes = community.households.filter(({ kind }) => kind !== 'shop')
  const familyHomes = homes.filter(({ kind }) => kind === 'home')
  const shops = community.households.filter(({ kind }) => kind === 'shop')
  const sites = community.grids.filter(({ kind }) => kind === 'dedicated')
  const grids = new Map(community.grids.map((grid) => [grid.key, grid]))
  const codes = new Map<string, string>()
  for (const place of community.places) {
    const subject =
      place.householdKey ?? place.entranceKey ?? place.buildingKey ?? (place.stationKey ? null : place.gridKey)
    if (subject !== null) codes.set(subject, place.key)
  }
  const codeFor = (subjects: readonly string[], detail: string): StepPlace | null => {
    const subject = subjects.find((candidate) => codes.has(candidate))
    return subject === undefined ? null : { by: 'code', placeKey: codes.get(subject) ?? '', detail }
  }

  const nearby = (building: SampleBuilding, random: Random): Point => {
    const ring = grids.get(building.gridKey)?.shape[0]?.[0] ?? []
    const [lng, lat] = building.point
    const point: Point = [round(lng + (random.next() - 0.5) * 4e-4), round(lat + (random.next() - 0.5) * 4e-4)]
    return contains(ring, point) ? point : building.point
  }

  const atHousehold = (household: SampleHousehold, random: Random): Spot => {
    const building = buildings.get(household.buildingKey)
    if (!building) throw new Error(`no building ${household.buildingKey}`)
    const isLent = household.gridKey !== building.gridKey
    const byRegister: StepPlace = { by: 'household', householdKey: household.key }
    return {
      words: householdName(compoundNames, building, household),
      floor: floorWords(household.floor),
      gridKey: household.gridKey,
      byCode: isLent
        ? null
        : (codeFor([household.key], '') ?? codeFor([household.entranceKey, building.key], household.room)),
      byPoint: isLent
        ? byRegister
        : pointAt(nearby(building, random), `${building.name}${household.room}`, household.gridKey),
      byRegister,
    }
  }

  const atBuilding = (building: SampleBuilding, random: Random): Spot => {
    const entrance = random.pick(building.entrances)
    const words = `${compoundNames.get(building.compoundKey)}${building.name}${building.entrances.length > 1 ? entrance.name : ''}`
    const detail = random.pick(SPOT_DETAILS.building)
    const place = building.entrances.length > 1 ? `${entrance.name}${detail}` : detail
    return {
      words,
      floor: floorWords(random.int(2, Math.max(2, building.floors))),
      gridKey: building.gridKey,
      byCode: codeFor([entrance.key, building.key], detail),
      byPoint: pointAt(nearby(building, random), `${building.name}${place}`, building.gridKey),
      byRegister: { by: 'building', buildingKey: building.key, detail: place },
    }
  }

  const atOpenAir = (building: SampleBuilding, where: 'compound' | 'road', random: Random): Spot => {
    const name = compoundNames.get(building.compoundKey) ?? ''
    const road = random.pick(community.roads)
    const words =
      where === 'compound' ? name : random.pick([`${road}靠${name}一侧`, `${road}${name}门口`, `${name}外面的${road}`])
    const detail = random.pick(SPOT_DETAILS[where])
    return {
      words,
      floor: floorWords(Math.min(3, building.floors)),
      gridKey: building.gridKey,
      byCode: codeFor([building.gridKey], detail),
      byPoint: pointAt(nearby(building, random), `${where === 'road' ? road : name}${detail}`, building.gridKey),
      byRegister: { by: 'grid', gridKey: building.gridKey, detail: `${words}${detail}` },
    }
  }

  const atSite = (site: SampleGrid, isOutside: boolean, random: Random): Spot => {
    const words = `${site.name.replace('专属网格', '')}${isOutside ? '门口' : ''}`
    const ring = site.shape[0]?.[0] ?? []
    return {
      words,
      floor: floorWords(random.int(2, 4)),
      gridKey: site.key,
      byCode: codeFor([site.key], random.pick(['', '大门口', '食堂旁'])),
      byPoint: pointAt(insideOf(ring, random), site.name.replace('专属网格', '大门附近'), site.key),
      byRegister: { by: 'grid', gridKey: site.key, detail: site.name.replace('专属网格', '大门附近') },
    }
  }

  return {
    find: (leaf, random) => {
      if (leaf.onSites && sites.length > 0 && random.chance(leaf.where === 'shop' ? 0.3 : 0.14)) {
        return atSite(random.pick(sites), leaf.where === 'road', random)
      }
      const standing = leaf.notInDormitories ? familyBuildings : homeBuildings
      if (leaf.where === 'home') return atHousehold(random.pick(leaf.notInDormitories ? familyHomes : homes), random)
      if (leaf.where === 'shop' && shops.length > 0) return atHousehold(random.pick(shops), random)
      if (leaf.where === 'building') return atBuilding(random.pick(standing), random)
      return atOpenAir(random.pick(standing), leaf.where === 'compound' ? 'compound' : 'road', random)
    },
  }
}

const pointAt = (point: Point, detail: string, gridKey: string): StepPlace => ({ by: 'point', point, detail, gridKey })

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** A random point well inside a ring: of the tries inside, the one whose neighbourhood is inside too. */
const insideOf = (ring: readonly Point[], random: Random): Point => {
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  const margin = 1.5e-4
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const lng = round(west + (east - west) * random.next())
    const lat = round(south + (north - south) * random.next())
    const around: Point[] = [
      [lng, lat],
      [lng - margin, lat],
      [lng + margin, lat],
      [lng, lat - margin],
      [lng, lat + margin],
    ]
    if (around.every((point) => contains(ring, point))) return [lng, lat]
  }
  throw new Error('no point well inside the ring')
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** '三楼', '12楼'. */
const floorWords = (floor: number): string => `${DIGITS[floor] ?? floor}楼`
