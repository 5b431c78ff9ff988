import type { CarriedBuilding, CarriedGrid } from '../../../modules/grids/contract.ts'
import { sayPlace } from '../../../modules/grids/rules.ts'
import type { CarriedTask, Door, DoorForm, DoorTask } from '../../../modules/tasks/contract.ts'
import { addDays, beginOf, dayOf, type Place, urgencyOf } from '../../../modules/tasks/rules.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { all, get } from './read-rows.ts'
import type { Rows } from './rows.ts'

type Carried = Pick<Rows, 'of'>
type Home = { readonly building: CarriedBuilding; readonly gridId: string; readonly place: Place }

/**
 * The day from the phone's rows; undefined when it carries no task: then the server is to say that there is none. Thousands of tasks are put in
 * order by what they are; only the doors that are shown are put into words.
 */
export function doorsFrom(rows: Carried, now: Date) {
  if (rows.of('task').size === 0) return undefined
  const tasks = openNow(rows, now)
  const byDoor = groupBy(
    tasks.filter((one) => one.householdId !== null),
    (one) => one.householdId ?? '',
  )
  const homes = homesFrom(rows, byDoor)
  const endOfToday = beginOf(addDays(localDate(now), 1))
  const day = dayOf(
    [...byDoor].flatMap(([householdId, own]) => {
      const home = homes.get(householdId)
      if (!home) return []
      const { building, place } = home
      const urgency = urgencyOf(new Date(own[0].dueAt), now, endOfToday)
      const at = { householdId, buildingId: building.id, buildingName: buildingName(building) }
      return [{ place, door: { ...at, urgency, home, own } }]
    }),
  )
  return {
    now: now.toISOString(),
    isCut: day.isCut,
    doors: day.doors.map((one) => doorOf(one, now)),
    others: tasks.flatMap((one) =>
      one.householdId === null ? [{ ...shown(one, now), placeName: placeOf(rows, one) }] : [],
    ),
  }
}

/** The form of one door, without what is known of who lives there: that is not on the phone. */
export function doorFrom(rows: Carried, householdId: string, now: Date): DoorForm | undefined {
  const home = homesFrom(rows, new Set([householdId])).get(householdId)
  if (!home || rows.of('task').size === 0) return undefined
  return {
    householdId,
    gridId: home.gridId,
    buildingId: home.building.id,
    placeName: homeName(home),
    tasks: openNow(rows, now)
      .filter((one) => one.householdId === householdId)
      .map((one) => shown(one, now)),
    subjects: [],
  }
}

/** What can be done now, the soonest due first: ready by this phone's clock, and not run out since. The server looks anew when it hears of it. */
function openNow(rows: Carried, now: Date): CarriedTask[] {
  const today = localDate(now)
  const moment = now.toISOString()
  return all<CarriedTask>(rows, 'task')
    .filter((one) => one.readyAt <= moment && one.expiresAt > moment && (one.lastDay === null || today <= one.lastDay))
    .sort((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
}

/** A task as the server shows it. */
function shown({ lastDay: _, ...one }: CarriedTask, now: Date): DoorTask {
  return { ...one, isLate: isLate(one, now) }
}

function isLate({ dueAt }: Pick<CarriedTask, 'dueAt'>, now: Date): boolean {
  return new Date(dueAt) <= now
}

function doorOf(
  one: Pick<Door, 'householdId' | 'buildingId' | 'buildingName' | 'urgency'> & { home: Home; own: CarriedTask[] },
  now: Date,
): Door {
  const { householdId, buildingId, buildingName, urgency, home, own } = one
  const [earliest] = own
  return {
    householdId,
    gridId: earliest.gridId,
    buildingId,
    buildingName,
    placeName: homeName(home),
    urgency,
    dueAt: earliest.dueAt,
    minutes: own.reduce((sum, task) => sum + task.minutes, 0),
    tries: Math.max(...own.map((task) => task.tries)),
    tasks: own.map((task) => ({
      id: task.id,
      kind: task.kind,
      nameZh: task.nameZh,
      nameEn: task.nameEn,
      dueAt: task.dueAt,
      isLate: isLate(task, now),
    })),
    lastVisit: null,
  }
}

/** Some homes on the phone, by their ids. */
function homesFrom(rows: Carried, wanted: { has(id: string): boolean }): Map<string, Home> {
  const homes = new Map<string, Home>()
  for (const building of all<CarriedBuilding>(rows, 'building'))
    for (const entrance of building.entrances)
      for (const { id, floor, room, gridId } of entrance.homes)
        if (wanted.has(id))
          homes.set(id, {
            building,
            gridId: gridId ?? building.gridId,
            place: { entrance: entrance.name, floor, room },
          })
  return homes
}

function homeName({ building, place: { entrance, room } }: Home): string {
  return sayPlace({ compound: building.compoundName, building: building.name, entrance, room })
}

function placeOf(rows: Carried, { targetType, targetId }: Pick<DoorTask, 'targetType' | 'targetId'>): string {
  if (targetType === 'grid') return get<CarriedGrid>(rows, 'grid', targetId)?.name ?? ''
  const building = get<CarriedBuilding>(rows, 'building', targetId)
  return building ? buildingName(building) : ''
}

function buildingName({ compoundName, name }: Pick<CarriedBuilding, 'compoundName' | 'name'>): string {
  return `${compoundName ?? ''}${name}`
}
