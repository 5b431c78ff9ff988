import type { CarriedBuilding, CarriedGrid } from '../../../modules/grids/contract.ts'
import { sayPlace } from '../../../modules/grids/rules.ts'
import type { CarriedTask, Door, DoorForm, DoorTask } from '../../../modules/tasks/contract.ts'
import { addDays, beginOf, dayOf, type Place, urgencyOf } from '../../../modules/tasks/rules.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { all, get, homesOf } from './read-rows.ts'
import type { Rows } from './rows.ts'

type Carried = Pick<Rows, 'of'>
type Home = {
  readonly building: CarriedBuilding
  readonly gridId: string
  readonly place: Place & { readonly placeName: string }
}

/** The day from the phone's rows; undefined when it carries no task: then the server is to say that there is none. */
export function doorsFrom(rows: Carried, now: Date) {
  if (rows.of('task').size === 0) return undefined
  const tasks = openNow(rows, now)
  const homes = homesFrom(rows)
  const endOfToday = beginOf(addDays(localDate(now), 1))
  const byDoor = groupBy(
    tasks.filter((one) => one.householdId !== null),
    (one) => one.householdId ?? '',
  )
  const doors = [...byDoor].flatMap(([householdId, own]) => {
    const home = homes.get(householdId)
    return home ? [{ place: home.place, door: doorOf(householdId, home, own, now, endOfToday) }] : []
  })
  return {
    now: now.toISOString(),
    ...dayOf(doors),
    others: tasks.flatMap((one) => (one.householdId === null ? [{ ...one, placeName: placeOf(rows, one) }] : [])),
  }
}

/** The form of one door, without what is known of who lives there: that is not on the phone. */
export function doorFrom(rows: Carried, householdId: string, now: Date): DoorForm | undefined {
  const home = homesFrom(rows).get(householdId)
  if (!home || rows.of('task').size === 0) return undefined
  return {
    householdId,
    gridId: home.gridId,
    buildingId: home.building.id,
    placeName: home.place.placeName,
    tasks: openNow(rows, now).filter((one) => one.householdId === householdId),
    subjects: [],
  }
}

/** What can be done now, the soonest due first: ready by this phone's clock, and not run out since. The server looks anew when it hears of it. */
function openNow(rows: Carried, now: Date): DoorTask[] {
  const today = localDate(now)
  return all<CarriedTask>(rows, 'task')
    .filter(
      (one) =>
        new Date(one.readyAt) <= now && new Date(one.expiresAt) > now && (one.lastDay === null || today <= one.lastDay),
    )
    .map(({ lastDay: _, ...one }) => ({ ...one, isLate: new Date(one.dueAt) <= now }))
    .sort((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
}

function doorOf(
  householdId: string,
  { building, place }: Home,
  own: readonly DoorTask[],
  now: Date,
  endOfToday: Date,
): Door {
  const [earliest] = own
  return {
    householdId,
    gridId: earliest.gridId,
    buildingId: building.id,
    buildingName: buildingName(building),
    placeName: place.placeName,
    urgency: urgencyOf(new Date(earliest.dueAt), now, endOfToday),
    dueAt: earliest.dueAt,
    minutes: own.reduce((sum, one) => sum + one.minutes, 0),
    tries: Math.max(...own.map((one) => one.tries)),
    tasks: own.map(({ id, kind, nameZh, nameEn, dueAt, isLate }) => ({ id, kind, nameZh, nameEn, dueAt, isLate })),
    lastVisit: null,
  }
}

function homesFrom(rows: Carried): Map<string, Home> {
  const homes = new Map<string, Home>()
  for (const building of all<CarriedBuilding>(rows, 'building')) {
    for (const { id, entranceName: entrance, floor, room, gridId } of homesOf(building)) {
      const placeName = sayPlace({ compound: building.compoundName, building: building.name, entrance, room })
      homes.set(id, { building, gridId, place: { entrance, floor, room, placeName } })
    }
  }
  return homes
}

function placeOf(rows: Carried, { targetType, targetId }: Pick<DoorTask, 'targetType' | 'targetId'>): string {
  if (targetType === 'grid') return get<CarriedGrid>(rows, 'grid', targetId)?.name ?? ''
  const building = get<CarriedBuilding>(rows, 'building', targetId)
  return building ? buildingName(building) : ''
}

function buildingName({ compoundName, name }: Pick<CarriedBuilding, 'compoundName' | 'name'>): string {
  return `${compoundName ?? ''}${name}`
}
