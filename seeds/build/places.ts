import type { Random } from '../random.ts'
import type {
  SampleBuilding,
  SampleCompound,
  SampleHousehold,
  SamplePlace,
  SampleResidence,
  SampleStation,
} from '../sample.ts'
import type { Housing } from './buildings.ts'
import type { Ground } from './ground.ts'
import { type Roster, someDay } from './roster.ts'

/** A station to be opened on the ground of a grid. */
export interface StationPlan {
  readonly name: string
  readonly kind: SampleStation['kind']
  readonly gridKey: string
  readonly offerings: readonly string[]
}

/** Stations with a point on their ground. */
export const openStations = (communityKey: string, ground: Ground, plans: readonly StationPlan[]): SampleStation[] =>
  plans.map((plan, index) => ({
    ...plan,
    key: `${communityKey}/s${index + 1}`,
    point: ground.pointOn(plan.gridKey, 0.5, 0.28),
  }))

/**
 * What gets a printed code: a board in every micro and main grid, every dedicated grid, every building (with several
 * stair entrances each entrance instead), every station, and stickers for the homes of the people in `residences`.
 */
export const markPlaces = (
  communityKey: string,
  ground: Ground,
  housing: Housing,
  stations: readonly SampleStation[],
  residences: readonly SampleResidence[],
): SamplePlace[] => {
  const places: SamplePlace[] = []
  const compoundNames = new Map(ground.compounds.map(({ key, name }) => [key, name]))
  const add = (place: Partial<SamplePlace> & Pick<SamplePlace, 'kind' | 'gridKey' | 'name'>) => {
    const key = `${communityKey}/q${String(places.length + 1).padStart(4, '0')}`
    places.push({ buildingKey: null, entranceKey: null, householdKey: null, stationKey: null, ...place, key })
  }
  for (const grid of ground.grids) {
    if (grid.kind === 'dedicated') add({ kind: 'dedicated', gridKey: grid.key, name: grid.name })
    else if (grid.level === 'main' || grid.level === 'micro') {
      add({ kind: 'grid_board', gridKey: grid.key, name: `${grid.name}公示牌` })
    }
  }
  for (const building of housing.buildings) {
    const { key: buildingKey, gridKey } = building
    const name = `${compoundNames.get(building.compoundKey)}${building.name}`
    if (building.entrances.length === 1) add({ kind: 'building', gridKey, buildingKey, name })
    else {
      for (const entrance of building.entrances) {
        add({ kind: 'entrance', gridKey, buildingKey, entranceKey: entrance.key, name: `${name}${entrance.name}` })
      }
    }
  }
  for (const { key, gridKey, name } of stations) add({ kind: 'station', gridKey, stationKey: key, name })
  const buildings = new Map(housing.buildings.map((building) => [building.key, building]))
  const households = new Map(housing.households.map((household) => [household.key, household]))
  for (const { householdKey } of residences) {
    const household = households.get(householdKey)
    const building = household && buildings.get(household.buildingKey)
    if (!household || !building) throw new Error(`no household ${householdKey}`)
    const { gridKey, buildingKey, entranceKey } = household
    const name = householdName(compoundNames, building, household)
    add({ kind: 'household', gridKey, buildingKey, entranceKey, householdKey, name })
  }
  return places
}

/** '书香苑3幢1单元502'. */
export const householdName = (
  compoundNames: ReadonlyMap<SampleCompound['key'], string>,
  building: SampleBuilding,
  household: SampleHousehold,
): string => {
  const entrance = building.entrances.find(({ key }) => key === household.entranceKey)
  const door = building.entrances.length > 1 ? `${entrance?.name}${household.room}` : household.room
  return `${compoundNames.get(building.compoundKey)}${building.name}${door}`
}

/** Gives the members a home in their own micro grid, and registers `count` more residents in other homes. */
export const settleResidents = (
  roster: Roster,
  housing: Housing,
  members: readonly { gridKey: string; personKey: string }[],
  count: number,
  random: Random,
): SampleResidence[] => {
  const homes = random.shuffle(housing.households.filter(({ kind }) => kind !== 'shop'))
  const taken = new Set<string>()
  const residences: SampleResidence[] = []
  const settle = (personKey: string, home: SampleHousehold | undefined) => {
    if (!home) return
    taken.add(home.key)
    residences.push({ personKey, householdKey: home.key, from: someDay(random) })
  }
  for (const { gridKey, personKey } of members) {
    settle(
      personKey,
      homes.find((home) => home.gridKey === gridKey && !taken.has(home.key)),
    )
  }
  for (const home of homes.filter(({ key }) => !taken.has(key)).slice(0, count)) settle(roster.addPerson(), home)
  return residences
}
