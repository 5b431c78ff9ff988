import type { Random } from '../random.ts'
import type { SampleBuilding, SampleEntrance, SampleHousehold } from '../sample.ts'
import type { Ground, MicroGround } from './ground.ts'
import { type BuildingForm, type CompoundKind, countDoors } from './housing.ts'

/** Everything that stands on the ground. */
export interface Housing {
  readonly buildings: readonly SampleBuilding[]
  readonly households: readonly SampleHousehold[]
}

/** Eight workers share a room of a dormitory. */
const BEDS = 8

/**
 * Puts buildings with entrances and households on every micro grid. Where the sizes allow it, now and then a building
 * with several entrances has its last one looked after by the micro grid next door in the same compound and ordinary grid,
 * so that a building's grid and a household's can differ, as they do in life.
 */
export const buildHousing = (ground: Ground, random: Random): Housing => {
  const buildings: SampleBuilding[] = []
  const households: SampleHousehold[] = []
  const lent = new Set<string>()
  ground.micros.forEach((micro, index) => {
    micro.form.forEach((form, number) => {
      const next = ground.micros[index + 1]
      const lendTo = next && mayLend(micro, next, form, lent) && random.chance(1 / 4) ? next.gridKey : null
      if (lendTo) lent.add(micro.gridKey).add(lendTo)
      const building = raise(ground, micro, form, number, random)
      buildings.push(building)
      building.entrances.forEach((entrance, place) => {
        const gridKey = lendTo && place === building.entrances.length - 1 ? lendTo : micro.gridKey
        households.push(...fill(building, entrance, form, micro.compoundKind, gridKey))
      })
    })
  })
  return { buildings, households }
}

const mayLend = (from: MicroGround, to: MicroGround, form: BuildingForm, lent: ReadonlySet<string>): boolean => {
  const doors = form.floors * form.doors
  return (
    form.entrances > 1 &&
    from.compoundKey === to.compoundKey &&
    ordinaryOf(from) === ordinaryOf(to) &&
    countDoors(from.form) - doors >= 30 &&
    countDoors(to.form) + doors <= 100 &&
    !lent.has(from.gridKey) &&
    !lent.has(to.gridKey)
  )
}

const ordinaryOf = ({ gridKey }: MicroGround): string => gridKey.slice(0, gridKey.lastIndexOf('m'))

const raise = (
  ground: Ground,
  micro: MicroGround,
  form: BuildingForm,
  number: number,
  random: Random,
): SampleBuilding => {
  const name = micro.buildingNames[number] ?? `${number + 1}幢`
  const key = `${micro.compoundKey}b${name.replace('幢', '')}`
  const u = 0.26 + (0.48 * (number + 0.5)) / micro.form.length + (random.next() - 0.5) * 0.04
  return {
    key,
    name,
    compoundKey: micro.compoundKey,
    gridKey: micro.gridKey,
    point: ground.pointOn(micro.gridKey, u, 0.35 + random.next() * 0.3),
    floors: form.floors,
    entrances: Array.from({ length: form.entrances }, (_, index) => ({
      key: `${key}e${index + 1}`,
      name: `${index + 1}单元`,
    })),
  }
}

const fill = (
  building: SampleBuilding,
  entrance: SampleEntrance,
  form: BuildingForm,
  kind: CompoundKind,
  gridKey: string,
): SampleHousehold[] => {
  const isShops = kind === '沿街商铺'
  const isDormitory = kind === '集体宿舍'
  return Array.from({ length: form.floors * form.doors }, (_, index) => {
    const floor = Math.floor(index / form.doors) + 1
    const door = String((index % form.doors) + 1).padStart(2, '0')
    return {
      key: `${entrance.key}r${floor}${door}`,
      buildingKey: building.key,
      entranceKey: entrance.key,
      floor,
      room: isShops ? `${floor}${door}号铺` : `${floor}${door}`,
      kind: isShops ? 'shop' : isDormitory ? 'dormitory_room' : 'home',
      beds: isDormitory ? BEDS : 0,
      gridKey,
    }
  })
}
