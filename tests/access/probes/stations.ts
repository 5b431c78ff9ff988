import type { Ground } from '../fixture.ts'
import { EMPTY, fresh, listed, onceIn, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'stations.near': {
    input: async (ground) => {
      await served(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('stations'),
  },
  'stations.days': {
    input: async (ground) => ({ offeringId: (await served(ground)).offeringId }),
    shows: listed('days'),
  },
  'stations.mine': EMPTY,
  'stations.list': {
    input: async (ground) => {
      await served(ground)
      return {}
    },
    shows: listed('stations'),
  },
  'stations.daySheet': {
    input: async (ground) => ({ stationId: (await served(ground)).stationId, date: '2026-11-17' }),
    shows: (answer) => (JSON.stringify(answer).includes('phoneMasked') ? 'sees' : 'empty'),
  },
  'stations.month': {
    input: async (ground) => ({ stationId: (await served(ground)).stationId, month: '2026-11' }),
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'stations.saveStation': {
    input: ({ here }) => ({
      ...STATION,
      stationId: crypto.randomUUID(),
      gridId: here.micro[0],
      nameZh: `站${fresh()}`,
    }),
  },
  'stations.saveOffering': {
    input: async (ground) => ({
      ...OFFERING,
      nameZh: `服务${fresh()}`,
      offeringId: crypto.randomUUID(),
      stationId: (await served(ground)).stationId,
    }),
  },
  'stations.setDay': {
    input: async (ground) => ({ offeringId: (await served(ground)).offeringId, date: '2026-11-19', windows: [] }),
  },
  'stations.close': {
    input: async (ground) => ({
      ...CLOSING,
      closingId: crypto.randomUUID(),
      stationId: (await served(ground)).stationId,
    }),
  },
  'stations.reopen': {
    input: async (ground) => {
      const closing = { ...CLOSING, closingId: crypto.randomUUID(), stationId: (await served(ground)).stationId }
      await asSystem(ground, 'stations.close', closing)
      return { closingId: closing.closingId }
    },
  },
  'stations.book': {
    input: async (ground) => ({ offeringId: (await served(ground)).offeringId, startsAt: laterSlot() }),
  },
  'stations.bookFor': {
    input: async (ground) => ({
      offeringId: (await served(ground)).offeringId,
      startsAt: '2026-11-17T02:00:00.000Z',
      person: { name: `来电者${fresh()}`, phone: null },
    }),
  },
  'stations.cancel': {
    input: async (ground) => {
      const { offeringId } = await served(ground)
      return { bookingId: await bookedAt({ ground, offeringId }, laterSlot()) }
    },
  },
  'stations.mark': {
    input: async (ground) => {
      const { offeringId } = await served(ground)
      return { bookingId: await bookedAt({ ground, offeringId }, TODAY), as: 'kept' }
    },
  },
  'stations.countVisit': { input: async (ground) => ({ offeringId: (await served(ground)).offeringId }) },
  'stations.uncountVisit': { input: async (ground) => ({ offeringId: (await openStation(ground)).offeringId }) },
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 540, to: 1200 }))

const STATION = {
  kind: 'member_home',
  nameEn: 'Station',
  placeName: '幸福里1幢底楼',
  hours: EVERY_DAY,
  facilities: [],
  restsOnHolidays: false,
}

const OFFERING = {
  nameZh: '理发',
  nameEn: 'Haircut',
  minutes: 30,
  seats: 50,
  who: 'everyone',
  opensDays: 7,
  cancelHours: 0,
  mostOpen: 20,
  pattern: EVERY_DAY,
  isOffered: true,
}

const CLOSING = { from: '2026-11-20', until: '2026-11-20', reason: '停水检修' }

/** Another half hour at each call: nobody can be at two places at once. */
const laterSlot = () => new Date(Date.parse('2026-11-18T01:00:00Z') + (fresh() % 20) * 1_800_000).toISOString()

const TODAY = '2026-11-16T11:00:00.000Z'

const stations = new WeakMap<Ground, Promise<{ stationId: string; offeringId: string }>>()

/** The station of the ground with its service, made once. */
function served(ground: Ground): Promise<{ stationId: string; offeringId: string }> {
  return onceIn(stations, ground, openStation)
}

/** A station in the first micro grid, with a service that somebody has booked. */
async function openStation(ground: Ground) {
  const [stationId, offeringId] = [crypto.randomUUID(), crypto.randomUUID()]
  const station = { ...STATION, stationId, gridId: ground.here.micro[0], nameZh: `站${fresh()}` }
  await asSystem(ground, 'stations.saveStation', station)
  await asSystem(ground, 'stations.saveOffering', { ...OFFERING, offeringId, stationId })
  await bookedAt({ ground, offeringId }, '2026-11-17T01:00:00.000Z')
  return { stationId, offeringId }
}

async function bookedAt({ ground, offeringId }: { ground: Ground; offeringId: string }, startsAt: string) {
  const wish = { offeringId, startsAt, person: { name: `某人${fresh()}`, phone: null } }
  return ((await asSystem(ground, 'stations.bookFor', wish)) as { id: string }).id
}

function asSystem({ house, here }: Ground, name: string, input: object): Promise<unknown> {
  const system = { kind: 'system', name: 'test' } as const
  return house.running.house.run(name, { commandId: crypto.randomUUID(), tenant: here.tenant, input }, system)
}
