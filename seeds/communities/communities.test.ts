import { describe, expect, test } from 'vitest'
import { cityDivisions } from '../divisions.ts'
import { contains, doubleArea, extremes, type Point, type Ring } from '../geometry.ts'
import { createRandom } from '../random.ts'
import type { SampleCommunity, SampleGrid, Tag } from '../sample.ts'
import { buildSampleCommunities, SAMPLE_COMMUNITIES } from './index.ts'

const all = buildSampleCommunities('test')
const [shida, desheng, tianrui, jinxin, shuangfulu] = all

const countGrids = (community: SampleCommunity | undefined, level: SampleGrid['level'], kind = 'residential') =>
  community?.grids.filter((grid) => grid.level === level && grid.kind === kind).length
const peopleWith = (community: SampleCommunity | undefined, tag: Tag) =>
  community?.people.filter(({ tags }) => tags.includes(tag)).length
const ringOf = (grid: SampleGrid | undefined): Ring => grid?.shape[0]?.[0] ?? []
const tally = (keys: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
const holdersOf = (community: SampleCommunity | undefined, role: string) => {
  const posts = new Set(community?.posts.filter((post) => post.role === role).map(({ key }) => key))
  return community?.holders.filter(({ postKey, as }) => posts.has(postKey) && as === 'holder') ?? []
}

describe('the numbers of product.md', () => {
  test('师大: 1 main, 32 ordinary, 159 micro, 6 dedicated grids, 222 members', () => {
    expect((['main', 'ordinary', 'micro'] as const).map((level) => countGrids(shida, level))).toEqual([1, 32, 159])
    expect(countGrids(shida, 'ordinary', 'dedicated')).toBe(6)
    const members = holdersOf(shida, 'micro_grid_member')
    expect(members).toHaveLength(222)
    expect(new Set(members.map(({ personKey }) => personKey)).size).toBe(222)
    expect(shida?.areas.flatMap(({ gridKeys }) => gridKeys)).toHaveLength(32)
  })

  test('得胜: the force by tags and organizations, and compounds as a level', () => {
    expect(peopleWith(desheng, 'veteran_or_army_family')).toBe(29)
    expect(peopleWith(desheng, 'party_member')).toBe(35)
    expect(peopleWith(desheng, 'volunteer')).toBe(13)
    expect(desheng?.organizations.filter(({ kind }) => kind === 'social_organization')).toHaveLength(10)
    const dual = desheng?.people.filter(({ tags }) => tags.includes('dual_registered_member')) ?? []
    expect(dual.length).toBeGreaterThan(0)
    expect(dual.every(({ tags }) => tags.includes('party_member'))).toBe(true)
    const compounds = new Set(desheng?.grids.filter(({ level }) => level === 'compound').map(({ key }) => key))
    expect(compounds.size).toBeGreaterThan(20)
    const micros = desheng?.grids.filter(({ level }) => level === 'micro') ?? []
    expect(micros.every(({ parentKey }) => compounds.has(parentKey ?? ''))).toBe(true)
  })

  test('天瑞: 100,000 beds, one main grid with two leads, people with two posts, managed by another body', () => {
    expect(tianrui?.households.reduce((sum, { beds }) => sum + beds, 0)).toBeGreaterThanOrEqual(100_000)
    const leads = tally(
      tianrui?.posts.filter(({ role }) => role === 'main_grid_lead').map(({ gridKey }) => gridKey) ?? [],
    )
    expect([...leads.values()].sort()).toEqual([1, 2])
    const onLines = new Set(holdersOf(tianrui, 'dedicated_grid_liaison').map(({ personKey }) => personKey))
    const both = holdersOf(tianrui, 'floor_lead').filter(({ personKey }) => onLines.has(personKey))
    expect(both).toHaveLength(64)
    expect(tianrui?.community.managedBy).toBe('成都高新技术产业开发区')
    expect(tianrui?.community.district.code).toBe('510117')
  })

  test('锦馨 has a reserve of young members, 双福路 a lead for every building but one', () => {
    expect(peopleWith(jinxin, 'young_reserve')).toBe(24)
    expect(holdersOf(shuangfulu, 'building_lead')).toHaveLength((shuangfulu?.buildings.length ?? 0) - 1)
  })

  test('all five together have tens of thousands of households', () => {
    expect(all.reduce((sum, { households }) => sum + households.length, 0)).toBeGreaterThan(30_000)
  })
})

describe.each(all)('$key', (community) => {
  const grids = new Map(community.grids.map((grid) => [grid.key, grid]))
  const childrenOf = (key: string) => community.grids.filter(({ parentKey }) => parentKey === key)
  const leaves = community.grids.filter(({ level, kind }) => level === 'micro' || kind === 'dedicated')

  test('stands under its official code and name', () => {
    const { code, officialName, subdistrict, district } = community.community
    const list = cityDivisions(code.slice(0, 4))
    expect(list.communities.find((one) => one.code === code)?.name).toBe(officialName)
    expect(list.subdistricts.find((one) => one.code === subdistrict.code)?.name).toBe(subdistrict.name)
    expect(list.districts.find((one) => one.code === district.code)?.name).toBe(district.name)
  })

  test('keys and codes are unique, parents come before children, codes grow from their parents', () => {
    const lists = [
      community.grids,
      community.buildings,
      community.households,
      community.people,
      community.posts,
      community.places,
    ]
    for (const list of lists) expect(new Set(list.map(({ key }) => key)).size).toBe(list.length)
    expect(new Set(community.grids.map(({ code }) => code)).size).toBe(community.grids.length)
    const seen = new Set<string | null>([null])
    for (const grid of community.grids) {
      expect(seen).toContain(grid.parentKey)
      seen.add(grid.key)
      if (grid.level === 'ordinary') expect(grid.code).toMatch(new RegExp(`^${community.community.code}[0-9]{3}$`))
      if (grid.level === 'micro') {
        const ordinary = community.grids.find(
          ({ level, code }) => level === 'ordinary' && code === grid.code.slice(0, 15),
        )
        expect(grid.key.startsWith(ordinary?.key ?? 'none')).toBe(true)
      }
    }
  })

  test('children fill their parents exactly, edges meet twice in opposite directions', () => {
    for (const level of ['main', 'ordinary', 'compound'] as const) {
      for (const grid of community.grids.filter((one) => one.level === level && one.kind === 'residential')) {
        const sum = childrenOf(grid.key).reduce((total, child) => total + doubleArea(ringOf(child)), 0)
        expect(sum).toBe(doubleArea(ringOf(grid)))
      }
    }
    const mains = community.grids.filter(({ level }) => level === 'main')
    const outline = community.community.shape[0]?.[0] ?? []
    expect(mains.reduce((total, main) => total + doubleArea(ringOf(main)), 0)).toBe(doubleArea(outline))
    const edges = leaves.flatMap((leaf) =>
      ringOf(leaf)
        .slice(1)
        .map((point, index) => `${ringOf(leaf)[index]}>${point}`),
    )
    const once = new Set(edges)
    expect(once.size).toBe(edges.length)
    const open = edges.filter((edge) => !once.has(edge.split('>').reverse().join('>')))
    expect(open).toHaveLength(outline.length - 1)
  })

  test('a random point of the community lies in exactly one grid without children', () => {
    const random = createRandom(`points ${community.key}`)
    const outline = community.community.shape[0]?.[0] ?? []
    const [west, east] = extremes(outline.map(([lng]) => lng))
    const [south, north] = extremes(outline.map(([, lat]) => lat))
    let inside = 0
    for (let i = 0; i < 300; i += 1) {
      const point: Point = [west + random.next() * (east - west), south + random.next() * (north - south)]
      if (!contains(outline, point)) continue
      inside += 1
      expect(leaves.filter((leaf) => contains(ringOf(leaf), point))).toHaveLength(1)
    }
    expect(inside).toBeGreaterThan(100)
  })

  test('buildings and stations stand on the ground of their grid', () => {
    for (const { point, gridKey } of [...community.buildings, ...community.stations]) {
      expect(contains(ringOf(grids.get(gridKey)), point)).toBe(true)
    }
  })

  test('30 to 100 households in each micro grid, 200 to 800 in each ordinary grid', () => {
    const perMicro = tally(community.households.map(({ gridKey }) => gridKey))
    const micros = community.grids.filter(({ level }) => level === 'micro')
    for (const { key } of micros) {
      expect(perMicro.get(key)).toBeGreaterThanOrEqual(30)
      expect(perMicro.get(key)).toBeLessThanOrEqual(100)
    }
    const ordinaryOf = (key: string): string => {
      const grid = grids.get(key)
      return grid?.level === 'ordinary' ? key : ordinaryOf(grid?.parentKey ?? '')
    }
    for (const count of tally(community.households.map(({ gridKey }) => ordinaryOf(gridKey))).values()) {
      expect(count).toBeGreaterThanOrEqual(200)
      expect(count).toBeLessThanOrEqual(800)
    }
    expect(perMicro.size).toBe(micros.length)
  })

  test('whatever is referred to exists', () => {
    const buildings = new Map(community.buildings.map((building) => [building.key, building]))
    const households = new Set(community.households.map(({ key }) => key))
    const people = new Set(community.people.map(({ key }) => key))
    const posts = new Set(community.posts.map(({ key }) => key))
    const stations = new Set(community.stations.map(({ key }) => key))
    const missing = [
      ...community.households.filter(({ buildingKey, entranceKey, gridKey }) => {
        const entrances = buildings.get(buildingKey)?.entrances ?? []
        return !grids.has(gridKey) || !entrances.some(({ key }) => key === entranceKey)
      }),
      ...community.residences.filter(
        ({ personKey, householdKey }) => !people.has(personKey) || !households.has(householdKey),
      ),
      ...community.posts.filter(({ gridKey }) => !grids.has(gridKey)),
      ...community.holders.filter(({ postKey, personKey }) => !posts.has(postKey) || !people.has(personKey)),
      ...community.accounts.filter(({ personKey }) => !people.has(personKey)),
      ...community.areas.filter(
        ({ leadPostKey, gridKeys }) => !posts.has(leadPostKey) || gridKeys.some((key) => !grids.has(key)),
      ),
      ...community.organizations.filter(
        ({ contactPersonKey, gridKeys }) =>
          gridKeys.some((key) => !grids.has(key)) || (contactPersonKey !== null && !people.has(contactPersonKey)),
      ),
      ...community.places.filter(
        ({ gridKey, buildingKey, householdKey, stationKey }) =>
          !grids.has(gridKey) ||
          (buildingKey !== null && !buildings.has(buildingKey)) ||
          (householdKey !== null && !households.has(householdKey)) ||
          (stationKey !== null && !stations.has(stationKey)),
      ),
    ]
    expect(missing).toEqual([])
    for (const { gridKey } of community.buildings) expect(grids.get(gridKey)?.level).toBe('micro')
  })

  test('every micro grid and dedicated grid has somebody, every desk too', () => {
    const held = new Set(community.holders.map(({ postKey }) => postKey))
    const staffed = (key: string, role: string) =>
      community.posts.some((post) => post.gridKey === key && post.role === role && held.has(post.key))
    for (const leaf of leaves) {
      expect(staffed(leaf.key, leaf.kind === 'dedicated' ? 'dedicated_grid_liaison' : 'micro_grid_member')).toBe(true)
    }
    for (const grid of community.grids) {
      if (grid.level === 'main')
        for (const role of ['main_grid_lead', 'desk_officer', 'community_officer'])
          expect(staffed(grid.key, role)).toBe(true)
      if (grid.level === 'ordinary' && grid.kind === 'residential')
        expect(staffed(grid.key, 'ordinary_grid_lead')).toBe(true)
      if (grid.level === 'subdistrict')
        for (const role of ['subdistrict_officer', 'desk_officer']) expect(staffed(grid.key, role)).toBe(true)
    }
  })

  test('names of compounds are unique, and so are rooms in an entrance and phones', () => {
    expect(new Set(community.compounds.map(({ name }) => name)).size).toBe(community.compounds.length)
    const rooms = community.households.map(({ entranceKey, room }) => `${entranceKey} ${room}`)
    expect(new Set(rooms).size).toBe(rooms.length)
    const buildings = community.buildings.map(({ compoundKey, name }) => `${compoundKey} ${name}`)
    expect(new Set(buildings).size).toBe(buildings.length)
    expect(new Set(community.people.map(({ phone }) => phone)).size).toBe(community.people.length)
    for (const { login } of community.accounts) expect(login).toMatch(/^[a-z][a-z0-9._-]{2,39}$/)
  })
})

describe('the sample', () => {
  test('is the same for the same seed and another for another', () => {
    expect(SAMPLE_COMMUNITIES.jinxin('test')).toEqual(jinxin)
    expect(SAMPLE_COMMUNITIES.jinxin('other').people[0]).not.toEqual(jinxin?.people[0])
    expect(countGrids(SAMPLE_COMMUNITIES.shida('other'), 'micro')).toBe(159)
  })

  test('no phone comes twice in different communities', () => {
    const phones = all.flatMap(({ people }) => people.map(({ phone }) => phone))
    expect(new Set(phones).size).toBe(phones.length)
  })
})
