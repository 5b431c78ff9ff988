import { at, type Random } from '../random.ts'
import type { SampleGrid, Tag } from '../sample.ts'
import type { Roster } from './roster.ts'
import { usualSkills } from './tags.ts'

/** Titles of the seats at the subdistrict: one officer for each, and two at its desk. */
const SUBDISTRICT_TITLES = [
  '综合治理办主任',
  '综合执法队队长',
  '应急办专员',
  '民生服务办专员',
  '劳动监察员',
  '城市更新办专员',
]

/** Titles of the community's full-time officers (专干), the desk apart. */
const OFFICER_TITLES = ['民政专干', '综治专干', '劳动保障专干', '城市管理专干', '卫健专干', '文体专干']

/** Seats of the subdistrict: officers by line of work and two at the desk. */
export const staffSubdistrict = (roster: Roster, gridKey: string): void => {
  for (const title of SUBDISTRICT_TITLES) roster.appoint(roster.addPerson(), gridKey, 'subdistrict_officer', title)
  for (let i = 1; i <= 2; i += 1) roster.appoint(roster.addPerson(), gridKey, 'desk_officer', `街道坐席${i}`)
}

/** The community's own staff, by key. */
export interface CommunityStaff {
  /** The secretary, who leads the first main grid. */
  readonly secretaryKey: string
  readonly committeeKeys: readonly string[]
}

/**
 * Seats of the first main grid: the secretary as its lead with a deputy, officers, desk officers. `committee` gives the
 * tags of each member of the two committees; the first of them is the lead's deputy.
 */
export const staffCommunity = (
  roster: Roster,
  mainKey: string,
  { secretary, committee, desks }: { secretary: readonly Tag[]; committee: readonly (readonly Tag[])[]; desks: number },
): CommunityStaff => {
  const secretaryKey = roster.addPerson({ tags: secretary, isContactPublic: true })
  const committeeKeys = committee.map((tags) => roster.addPerson({ tags, isContactPublic: true }))
  const leadPost = roster.appoint(secretaryKey, mainKey, 'main_grid_lead', '社区书记、总网格长')
  roster.seat(leadPost, at(committeeKeys, 0), 'deputy')
  for (const title of OFFICER_TITLES) {
    roster.appoint(roster.addPerson({ isContactPublic: true }), mainKey, 'community_officer', title)
  }
  for (let i = 1; i <= desks; i += 1) roster.appoint(roster.addPerson(), mainKey, 'desk_officer', `城运站坐席${i}`)
  return { secretaryKey, committeeKeys }
}

/**
 * Seats of the residential ordinary grids: a lead each, whose deputy is the lead next door, and a committee member
 * posted to it (驻网格), each committee member to several grids.
 */
export const staffOrdinaryGrids = (
  roster: Roster,
  grids: readonly SampleGrid[],
  committeeKeys: readonly string[],
): void => {
  const posts = grids.map((grid) => {
    const personKey = roster.addPerson({ isContactPublic: true })
    return { personKey, postKey: roster.appoint(personKey, grid.key, 'ordinary_grid_lead', `${shortName(grid)}网格长`) }
  })
  posts.forEach(({ postKey }, index) => {
    if (posts.length > 1) roster.seat(postKey, at(posts, (index + 1) % posts.length).personKey, 'deputy')
  })
  grids.forEach((grid, index) => {
    const personKey = at(committeeKeys, index % committeeKeys.length)
    roster.appoint(personKey, grid.key, 'committee_member', `驻${shortName(grid)}两委`)
  })
}

/**
 * Seats of the micro grids: one in each, and a second one in as many as there are tag sets left, spread at random.
 * One person for each set of tags, in random order. Returns who sits in which grid.
 */
export const staffMicroGrids = (
  roster: Roster,
  grids: readonly SampleGrid[],
  tagSets: readonly (readonly Tag[])[],
  random: Random,
): { gridKey: string; personKey: string }[] => {
  const second = tagSets.length - grids.length
  if (second < 0 || second > grids.length) throw new Error('a micro grid has one or two members')
  const withTwo = new Set(random.shuffle(grids.map(({ key }) => key)).slice(0, second))
  const seats = grids.flatMap((grid) => (withTwo.has(grid.key) ? [grid, grid] : [grid]))
  const tags = random.shuffle(tagSets)
  return seats.map((grid, index) => {
    const personKey = roster.addPerson({
      tags: at(tags, index),
      skills: usualSkills(random),
      isContactPublic: random.chance(0.85),
    })
    roster.appoint(personKey, grid.key, 'micro_grid_member', `${grid.name}员`)
    return { gridKey: grid.key, personKey }
  })
}

/** Seats of the dedicated grids: so many liaisons in each. */
export const staffDedicatedGrids = (
  roster: Roster,
  grids: readonly SampleGrid[],
  seats: number,
  tags: readonly Tag[],
): void => {
  for (const grid of grids) {
    for (let i = 0; i < seats; i += 1) {
      const personKey = roster.addPerson({ tags, isContactPublic: i === 0 })
      roster.appoint(personKey, grid.key, 'dedicated_grid_liaison', `${grid.name}员`)
    }
  }
}

/** '第3网格·书香苑' → '第3网格'. */
const shortName = ({ name }: SampleGrid): string => at(name.split('·'), 0)
