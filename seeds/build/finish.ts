import { at } from '../random.ts'
import type {
  SampleArea,
  SampleCommunity,
  SampleGrid,
  SampleOrganization,
  SampleResidence,
  SampleStation,
} from '../sample.ts'
import { chooseAccounts } from './accounts.ts'
import type { Housing } from './buildings.ts'
import type { Ground } from './ground.ts'
import { markPlaces } from './places.ts'
import type { CommunityPlan } from './plan.ts'
import type { Roster } from './roster.ts'

/** The grids of a community sorted by what they are. */
export const spots = ({ grids }: Ground) => {
  const residential = grids.filter(({ kind }) => kind === 'residential')
  const ofLevel = (level: SampleGrid['level']) => residential.filter((grid) => grid.level === level)
  return {
    subdistrict: at(ofLevel('subdistrict'), 0),
    mains: ofLevel('main'),
    ordinaries: ofLevel('ordinary'),
    micros: ofLevel('micro'),
    dedicated: grids.filter(({ kind }) => kind === 'dedicated'),
  }
}

/** The parts of a community as its file put them together. */
export interface Parts {
  readonly ground: Ground
  readonly housing: Housing
  readonly roster: Roster
  readonly areas?: readonly SampleArea[]
  readonly stations: readonly SampleStation[]
  readonly residences: readonly SampleResidence[]
  readonly organizations: readonly SampleOrganization[]
}

/** Adds printed codes and log-ins, and puts everything into one plain value. */
export const finish = (plan: CommunityPlan, parts: Parts): SampleCommunity => {
  const { ground, housing, roster, stations, residences } = parts
  return {
    synthetic: true,
    key: plan.key,
    community: { ...plan.official, shape: ground.communityShape },
    grids: ground.grids,
    areas: parts.areas ?? [],
    roads: plan.roads,
    compounds: ground.compounds,
    buildings: housing.buildings,
    households: housing.households,
    stations,
    places: markPlaces(plan.key, ground, housing, stations, residences),
    people: roster.people,
    residences,
    organizations: parts.organizations,
    posts: roster.posts,
    holders: roster.holders,
    accounts: chooseAccounts(plan.key, roster),
  }
}
