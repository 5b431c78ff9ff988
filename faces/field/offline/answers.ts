import type { CarriedCase, CaseLine, CaseView } from '../../../modules/cases/contract.ts'
import type { CarriedBuilding, CarriedGrid } from '../../../modules/grids/contract.ts'
import { byName as compare } from '../../../modules/grids/rules.ts'
import type { CarriedReport } from '../../../modules/intake/contract.ts'
import { homeFrom, searchHomes } from './homes-from.ts'
import { all, byName, get, homesOf, under } from './read-rows.ts'
import type { Rows } from './rows.ts'
import { doorFrom, doorsFrom } from './tasks-from.ts'

type Asked = Readonly<Record<string, unknown>>
type Source = { readonly rows: Pick<Rows, 'of'>; readonly catalogue: () => unknown }

/** What queries of this face answer from the rows on the phone, in the shape in which the server answers. Others are not answered. */
const ANSWERS: Readonly<Record<string, (source: Source, input: Asked) => unknown>> = {
  'cases.desk': ({ rows }, input) => {
    const cases = listed(casesOf(rows), input, rows)
    return cases === undefined ? undefined : { cases: cases.slice(0, Number(input.limit ?? 50)), next: null }
  },
  'cases.case': ({ rows }, { caseId }) => {
    const one = get<CarriedCase>(rows, 'case', caseId)
    return one && viewOf(one)
  },
  'intake.reportsOf': ({ rows }, { caseId }) => {
    if (!rows.of('case').has(String(caseId))) return undefined
    const reports = all<CarriedReport>(rows, 'report').filter((one) => one.caseId === caseId)
    return {
      reports: reports
        .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
        .map(({ id, channel, text, placeName, receivedAt, isSpoken }) => ({
          id,
          channel,
          text,
          placeName,
          receivedAt,
          isSpoken,
          reporterName: null,
          typedByName: null,
          onBehalfName: null,
          isAnonymous: false,
          fileIds: [],
          voices: [],
        })),
      addedVoices: [],
    }
  },
  'grids.tree': ({ rows }) => {
    const grids = all<CarriedGrid>(rows, 'grid')
    if (grids.length === 0) return undefined
    const homes = homesByGrid(rows)
    const communities = new Map(grids.map(({ community }) => [community.id, community]))
    return {
      communities: [...communities.values()],
      grids: grids.map(({ community: _, ...grid }) => ({
        ...grid,
        households: under(grids, grid.id).reduce((sum, id) => sum + (homes.get(id) ?? 0), 0),
      })),
    }
  },
  'grids.buildings': ({ rows }, { gridId }) => {
    const grids = all<CarriedGrid>(rows, 'grid')
    if (!grids.some((grid) => grid.id === gridId)) return undefined
    const within = new Set(under(grids, String(gridId)))
    const buildings = all<CarriedBuilding>(rows, 'building')
      .filter((one) => within.has(one.gridId) || homesOf(one).some((home) => within.has(home.gridId)))
      .map(({ entrances, ...one }) => ({
        ...one,
        entrances: entrances.map(({ id, name }) => ({ id, name })).sort(byName),
      }))
    return {
      buildings: buildings.sort((a, b) => compare(a.compoundName ?? '', b.compoundName ?? '') || byName(a, b)),
    }
  },
  'grids.households': ({ rows }, { buildingId }) => {
    const building = get<CarriedBuilding>(rows, 'building', buildingId)
    if (!building) return undefined
    const households = homesOf(building).map((home) => ({ ...home, buildingId: building.id }))
    return {
      households: households.sort(
        (a, b) => compare(a.entranceName, b.entranceName) || a.floor - b.floor || compare(a.room, b.room),
      ),
    }
  },
  'grids.searchHouseholds': ({ rows }, input) => searchHomes(rows, input),
  'grids.household': ({ rows }, { householdId }) => homeFrom(rows, String(householdId)),
  'tasks.doors': ({ rows }) => doorsFrom(rows, new Date()),
  'tasks.door': ({ rows }, { householdId }) => doorFrom(rows, String(householdId), new Date()),
  'routing.categories': ({ catalogue }) => catalogue(),
}

/** Answers a query from the phone's rows; undefined when they do not tell. */
export function answerFrom(source: Source, name: string, input: unknown): unknown {
  const answer = Object.hasOwn(ANSWERS, name) ? ANSWERS[name] : undefined
  return answer?.(source, typeof input === 'object' && input !== null ? { ...input } : {})
}

const casesOf = (rows: Pick<Rows, 'of'>) => all<CarriedCase>(rows, 'case')

function listed(cases: CarriedCase[], input: Asked, rows: Pick<Rows, 'of'>): CaseLine[] | undefined {
  const { scope, states, gridId, search, after } = input
  if (after !== undefined || (typeof search === 'string' && search !== '')) return undefined
  const wantsClosed = Array.isArray(states) && states.includes('closed')
  const within = typeof gridId === 'string' ? new Set(under(all<CarriedGrid>(rows, 'grid'), gridId)) : undefined
  const wanted = cases.filter((one) => {
    if ((one.state === 'closed') !== wantsClosed) return false
    if (within && !within.has(one.gridId)) return false
    if (scope === 'mine') return one.waits
    return scope === 'involved' ? one.involves : true
  })
  const key = (one: CarriedCase) => (input.sort === 'newest' ? one.reportedAt : (one.nextDeadlineAt ?? ''))
  wanted.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1))
  return input.sort === 'newest' ? wanted.reverse() : wanted
}

/** A case in full, as far as the phone knows it: people and partners stay on the server. */
function viewOf({ waits: _w, involves: _i, until: _u, ...known }: CarriedCase): CaseView {
  return {
    ...known,
    fileIds: [],
    mergedInto: null,
    parent: null,
    children: [],
    assists: [],
    transfers: [],
    offeredTo: null,
    handlerName: null,
    parties: [],
    why: { ruleNote: null, toRole: null, ruledBy: null, nextBestNote: null, rule: null, nextBest: null },
    openQuestion: null,
  }
}

function homesByGrid(rows: Pick<Rows, 'of'>): Map<string, number> {
  const homes = new Map<string, number>()
  for (const building of all<CarriedBuilding>(rows, 'building'))
    for (const home of homesOf(building)) homes.set(home.gridId, (homes.get(home.gridId) ?? 0) + 1)
  return homes
}
