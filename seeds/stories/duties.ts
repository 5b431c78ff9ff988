import { at, type Random } from '../random.ts'
import type { Role, SampleCommunity, SampleGrid } from '../sample.ts'

/** Somebody in a post. */
export interface Seat {
  readonly postKey: string
  readonly personKey: string
  readonly role: Role
  readonly title: string
}

/** Who does what in a community. */
export interface Duties {
  /** Who holds posts of a role in a grid or, when there is none, in the next grid above that has one. */
  seatsOver(gridKey: string, role: Role): readonly Seat[]
  /** One of seatsOver that passes; undefined when none does. */
  choose(gridKey: string, role: Role, random: Random, passes?: (seat: Seat) => boolean): Seat | undefined
  /** Who walks the ground there: members and liaisons, leads of buildings and floors; the lead above where none. */
  onTheGround(gridKey: string): readonly Seat[]
  gridOf(gridKey: string): SampleGrid
  /** Grids without children: micro and dedicated. */
  readonly leaves: readonly SampleGrid[]
}

/** Reads the duties of a community. Deputies are left out: they act when the holder is away. */
export const readDuties = (community: SampleCommunity): Duties => {
  const grids = new Map(community.grids.map((grid) => [grid.key, grid]))
  const posts = new Map(community.posts.map((post) => [post.key, post]))
  const seats = new Map<string, Seat[]>()
  for (const { postKey, personKey, as } of community.holders) {
    const post = posts.get(postKey)
    if (!post || as !== 'holder') continue
    const place = `${post.gridKey}:${post.role}`
    const seat = { postKey, personKey, role: post.role, title: post.title }
    seats.set(place, [...(seats.get(place) ?? []), seat])
  }

  const gridOf = (gridKey: string): SampleGrid => {
    const grid = grids.get(gridKey)
    if (!grid) throw new Error(`no grid ${gridKey}`)
    return grid
  }
  const seatsOver = (gridKey: string, role: Role): readonly Seat[] => {
    const here = seats.get(`${gridKey}:${role}`)
    const { parentKey } = gridOf(gridKey)
    return here ?? (parentKey === null ? [] : seatsOver(parentKey, role))
  }
  const onTheGround = (gridKey: string): readonly Seat[] => {
    const walking = (['micro_grid_member', 'dedicated_grid_liaison', 'building_lead', 'floor_lead'] as const).flatMap(
      (role) => seats.get(`${gridKey}:${role}`) ?? [],
    )
    return walking.length > 0 ? walking : seatsOver(gridKey, 'ordinary_grid_lead')
  }
  return {
    seatsOver,
    choose: (gridKey, role, random, passes = () => true) => {
      const fitting = seatsOver(gridKey, role).filter(passes)
      return fitting.length === 0 ? undefined : at(fitting, random.int(0, fitting.length - 1))
    },
    onTheGround,
    gridOf,
    leaves: community.grids.filter(({ level, kind }) => level === 'micro' || kind === 'dedicated'),
  }
}
