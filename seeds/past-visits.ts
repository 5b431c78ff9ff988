import { randomBytes } from 'node:crypto'
import type { DoorResult, Way } from '../modules/tasks/contract.ts'
import { groupBy } from '../platform/pure/group.ts'
import { uuidv7 } from '../platform/pure/ids.ts'
import { localDate } from '../platform/pure/time.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import { actorsOf, type Moment } from './load-stories.ts'
import { createRandom } from './random.ts'

/** How many members' walks the sample shows: more where the tasks are shown too. */
const WALKERS: Readonly<Record<string, number>> = { shida: 12 }
const FEW = 5
/** Doors of one walk, and how many weeks of walks lie behind today. */
const DOORS = 2
const WEEKS = 13
const DAY = 86_400_000
const MINUTE = 60_000
/** What members find at doors in the evening, and how often out of a hundred. */
const FOUND: readonly (readonly [DoorResult, Way, number])[] = [
  ['met', 'at_door', 52],
  ['family_answered', 'at_door', 16],
  ['by_phone', 'phone', 10],
  ['not_home', 'at_door', 14],
  ['no_answer', 'at_door', 6],
  ['refused', 'at_door', 2],
]
const NOTES = ['', '', '家里都好', '提醒了电动车不要进楼', '老人精神不错', '说水压有点小，已看过是阀门没开足'] as const

/**
 * The visits of the last three months: every week some members walk past a few of their doors on one evening. Part of the past that is
 * played, so that figures of past weeks and months have what they count. The member with a log-in walks until a week ago: her last days are
 * those of today's tasks.
 * @param share part of the walks to make, 0–1
 */
export async function pastVisits(loading: Loading, now: Date, share: number): Promise<Moment[]> {
  const { sample, known, run, clock } = loading
  const random = createRandom(`past-visits/${sample.key}`)
  const actors = await actorsOf(loading)
  const homes = groupBy(
    sample.households.filter((one) => one.kind === 'home'),
    (one) => one.gridKey,
  )
  const seats = new Map(
    sample.posts.flatMap((post) => (post.role === 'micro_grid_member' ? [[post.key, post.gridKey]] : [])),
  )
  const logins = new Set(sample.accounts.map((one) => one.personKey))
  const walkers = sample.holders
    .flatMap((holder) => {
      const doors = homes.get(seats.get(holder.postKey) ?? '') ?? []
      const as = actors.get(holder.personKey)
      return as && holder.as === 'holder' && doors.length > 0
        ? [{ as, doors, hasLogin: logins.has(holder.personKey) }]
        : []
    })
    .sort((a, b) => Number(b.hasLogin) - Number(a.hasLogin))
    .slice(0, Math.ceil((WALKERS[sample.key] ?? FEW) * share))
  return walkers.flatMap(({ as, doors, hasLogin }) => {
    const order = random.shuffle(doors)
    // Her evening of the week, from seven on.
    const evening = Date.parse(`${localDate(new Date(now.getTime() - random.int(1, 7) * DAY))}T19:00:00+08:00`)
    return Array.from({ length: WEEKS * DOORS }, (_, n) => {
      const week = Math.floor(n / DOORS) + (hasLogin ? 1 : 0)
      const at = new Date(evening - week * 7 * DAY + random.int(0, 80) * MINUTE).toISOString()
      const [result, way] = random.weighted(FOUND, ([, , weight]) => weight)
      const householdId = id(known.households, order[n % order.length].key)
      const isIn = result === 'met' || result === 'family_answered'
      const note = isIn ? random.pick(NOTES) : ''
      return {
        at,
        what: 'a visit',
        act: async () => {
          await run(
            'tasks.recordVisit',
            { visitId: uuidv7(clock.now(), randomBytes(10)), householdId, way, result, at, note },
            as,
          )
        },
      }
    }).filter(({ at }) => Date.parse(at) < now.getTime())
  })
}
