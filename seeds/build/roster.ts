import { inventName, inventPhone } from '../names.ts'
import type { Random } from '../random.ts'
import type { Role, SampleHolder, SamplePerson, SamplePost, Tag } from '../sample.ts'

/** Collects the people of a community, the seats, and who sits where. */
export interface Roster {
  /** Registers an invented person and returns the key. Officials and members agree to stand on the public board. */
  addPerson(traits?: { tags?: readonly Tag[]; skills?: readonly string[]; isContactPublic?: boolean }): string
  /** Makes the next seat of a role in a grid and returns its key. */
  addPost(gridKey: string, role: Role, title: string): string
  /** Seats a person from some day between March 2023 and November 2025. */
  seat(postKey: string, personKey: string, as?: 'holder' | 'deputy'): void
  /** addPost and seat in one. */
  appoint(personKey: string, gridKey: string, role: Role, title: string): string
  readonly people: readonly SamplePerson[]
  readonly posts: readonly SamplePost[]
  readonly holders: readonly SampleHolder[]
}

/** Opens an empty roster. `series` is the plan's series of phone numbers. */
export const openRoster = (communityKey: string, series: number, random: Random): Roster => {
  const people: SamplePerson[] = []
  const posts: SamplePost[] = []
  const holders: SampleHolder[] = []
  const slots = new Map<string, number>()

  const addPost: Roster['addPost'] = (gridKey, role, title) => {
    const seats = `${gridKey}:${role}`
    const slot = (slots.get(seats) ?? 0) + 1
    slots.set(seats, slot)
    posts.push({ key: `${seats}:${slot}`, gridKey, role, slot, title })
    return `${seats}:${slot}`
  }
  const seat: Roster['seat'] = (postKey, personKey, as = 'holder') => {
    holders.push({ postKey, personKey, from: someDay(random), as })
  }
  return {
    addPerson: ({ tags = [], skills = [], isContactPublic = false } = {}) => {
      const sex = random.chance(0.56) ? 'female' : 'male'
      const key = `${communityKey}/p${String(people.length + 1).padStart(4, '0')}`
      const phone = inventPhone(series, people.length)
      people.push({ key, name: inventName(random, sex), sex, phone, tags, skills, isContactPublic })
      return key
    },
    addPost,
    seat,
    appoint: (personKey, gridKey, role, title) => {
      const postKey = addPost(gridKey, role, title)
      seat(postKey, personKey)
      return postKey
    },
    people,
    posts,
    holders,
  }
}

/** A day between 1 March 2023 and 28 November 2025, as YYYY-MM-DD. */
export const someDay = (random: Random): string => {
  const month = random.int(2, 34)
  return `${2023 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(random.int(1, 28))}`
}

const two = (number: number): string => String(number).padStart(2, '0')
