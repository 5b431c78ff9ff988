import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../platform/pure/ids.ts'
import { Refusal } from '../platform/pure/refusals.ts'
import { localDate } from '../platform/pure/time.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import type { SampleStation } from './sample.ts'
import { OFFERINGS, stationNameEn, WEEKS } from './station-plans.ts'

const HOUR = 3_600_000
const HOURS = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 9 * 60, to: 21 * 60 }))
/** Taps and bookings of the first station of a community: enough to see how it looks. */
const TAPS = 12
const BOOKED = 6

/** What was laid, for the bookings of today. */
export type LaidStation = { readonly station: SampleStation; readonly offeringIds: ReadonlyMap<string, string> }

/** The stations that serve residents, with what they offer; desks of the force are none. */
export async function layStations(loading: Loading): Promise<LaidStation[]> {
  const { sample, known, clock, run } = loading
  const newId = () => uuidv7(clock.now(), randomBytes(10))
  const compounds = new Map(sample.compounds.map((one) => [one.key, one.name]))
  const laid: LaidStation[] = []
  for (const station of sample.stations) {
    if (station.kind === 'operations') continue
    const building = sample.buildings.find((one) => one.gridKey === station.gridKey)
    const stationId = newId()
    await run('stations.saveStation', {
      stationId,
      gridId: id(known.grids, station.gridKey),
      buildingId: building ? id(known.buildings, building.key) : null,
      kind: station.kind,
      nameZh: station.name,
      nameEn: stationNameEn(station),
      placeName: building ? `${compounds.get(building.compoundKey)}${building.name}底楼` : station.name,
      hours: HOURS,
      facilities: ['step_free', 'seats', 'drinking_water', 'charging'],
      restsOnHolidays: station.kind !== 'kitchen',
      isSynthetic: true,
    })
    const offeringIds = new Map<string, string>()
    for (const name of station.offerings) {
      const plan = OFFERINGS[name]
      if (!plan) throw new Error(`sample: nothing is known of ${name}`)
      const offeringId = newId()
      const { when, ...rest } = plan
      await run('stations.saveOffering', {
        ...rest,
        offeringId,
        stationId,
        nameZh: name,
        opensDays: 14,
        cancelHours: 2,
        mostOpen: 2,
        pattern: WEEKS[when].map((window) => ({ ...window })),
        isOffered: true,
      })
      offeringIds.set(name, offeringId)
    }
    laid.push({ station, offeringIds })
  }
  return laid
}

/** Who is booked for tomorrow at the first station, and how many came today. */
export async function bookStations(loading: Loading, laid: readonly LaidStation[], now: Date): Promise<void> {
  const { sample, clock, run } = loading
  clock.set(now)
  const [first] = laid
  const bookable = [...(first?.offeringIds ?? [])].filter(
    ([name]) => (OFFERINGS[name]?.when ?? 'walk_in') !== 'walk_in',
  )
  const tomorrow = localDate(new Date(now.getTime() + 24 * HOUR))
  const people = sample.people.slice(-BOOKED * 2)
  for (const [name, offeringId] of bookable) {
    const { days } = (await loading.running.house.ask(
      'stations.days',
      { tenant: loading.tenant, input: { offeringId } },
      { kind: 'visitor' },
    )) as { days: { date: string; slots: { startsAt: string }[] }[] }
    const slots = days.find((day) => day.date >= tomorrow && day.slots.length > 0)?.slots ?? []
    for (const [i, slot] of slots.slice(0, BOOKED).entries()) {
      const person = people[(i + bookable.findIndex(([one]) => one === name) * BOOKED) % people.length]
      if (i % 3 === 2 || !person) continue
      await run('stations.bookFor', {
        offeringId,
        startsAt: slot.startsAt,
        person: { name: person.name, phone: person.phone },
      }).catch((error: unknown) => {
        // One of the sample's people may be somewhere else at that time.
        if (!(error instanceof Refusal)) throw error
      })
    }
    if (name === bookable[0]?.[0]) for (let tap = 0; tap < TAPS; tap++) await run('stations.countVisit', { offeringId })
  }
}
