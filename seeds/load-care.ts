import { randomBytes } from 'node:crypto'
import type { Grade, Reason } from '../modules/care/contract.ts'
import { EVERY_DAYS } from '../modules/care/rules.ts'
import type { HouseholdChange } from '../modules/grids/homes/contract.ts'
import type { PersonActor } from '../platform/access.ts'
import { uuidv7 } from '../platform/pure/ids.ts'
import { localDate } from '../platform/pure/time.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import { inventName } from './names.ts'
import { createRandom } from './random.ts'
import type { SampleHousehold } from './sample.ts'

/** The communities that keep a register of care, and how many stand in it. */
const HOW_MANY: Readonly<Record<string, number>> = { shida: 26, jinxin: 22 }
const DAY = 86_400_000
const GRADES: readonly Grade[] = ['red', 'yellow', 'yellow', 'blue', 'blue', 'blue', 'watch']
const REASONS: readonly (readonly Reason[])[] = [
  ['older_person_living_alone', 'over_80'],
  ['older_person_living_alone', 'severe_illness'],
  ['empty_nest'],
  ['needs_nursing', 'empty_nest'],
  ['severe_disability'],
  ['older_person_living_alone'],
  ['dementia', 'over_80'],
]
const NOTES = ['精神不错，约好下周再来', '家里一切都好', '女儿周末回来', '帮着看了看煤气', ''] as const
const CHANGES: readonly HouseholdChange[] = [
  { field: 'use', value: 'rented' },
  { field: 'people', value: 2 },
  { field: 'use', value: 'own' },
  { field: 'people', value: 3 },
  { field: 'lift', value: true },
  { field: 'use', value: 'vacant' },
]

/** Somebody cared for in the sample. */
export type Cared = {
  readonly recipientId: string
  readonly personId: string
  readonly householdId: string
  readonly grade: Grade
  readonly member: PersonActor
}

/** Older people and others who are cared for, in the grids of a few members: on the ground when it is laid. */
export async function layCare(loading: Loading): Promise<Cared[]> {
  const { sample, clock } = loading
  const wanted = HOW_MANY[sample.key] ?? 0
  const random = createRandom(`care/${sample.key}`)
  const cared: Cared[] = []
  for (const { home, member } of homesOfMembers(loading, wanted)) {
    const newId = () => uuidv7(clock.now(), randomBytes(10))
    const householdId = id(loading.known.households, home.key)
    const name = inventName(random, random.chance(0.6) ? 'female' : 'male')
    const who = { by: 'name', name } as const
    const { personId } = await loading.run('people.registerResidence', { householdId, who })
    const grade = random.pick(GRADES)
    const recipientId = newId()
    await loading.run('care.register', {
      recipientId,
      personId,
      householdId,
      grade,
      reasons: [...random.pick(REASONS)],
      basis: random.chance(0.8) ? 'consent' : 'statutory',
      basisOn: localDate(clock.now()),
      contact: {
        name: inventName(random, 'female'),
        relation: random.pick(['女儿', '儿媳', '侄女', '邻居']),
        phone: null,
      },
    })
    cared.push({ recipientId, personId, householdId, grade, member })
  }
  if (cared.length > 0) loading.step(`${cared.length} 位关爱对象 people cared for`)
  return cared
}

/** What members did at these doors lately: contacts, most of them in time, and a few corrections. Half of the grades were reviewed. */
export async function visitCared(loading: Loading, cared: readonly Cared[], now: Date): Promise<void> {
  const { sample, clock } = loading
  if (cared.length === 0) return
  const random = createRandom(`visits/${sample.key}`)
  clock.set(now)
  const newId = () => uuidv7(clock.now(), randomBytes(10))
  for (const [index, one] of cared.entries()) {
    const every = EVERY_DAYS[one.grade]
    const common = { householdId: one.householdId, personId: one.personId }
    const ago = (days: number) => new Date(now.getTime() - days * DAY - random.int(0, 10) * 3_600_000).toISOString()
    const isLate = random.chance(0.2)
    const last = Math.min(isLate ? every + random.int(1, 6) : random.int(1, Math.max(1, every - 2)), 58)
    const met = random.chance(0.6)
      ? ({ way: 'home', result: 'met' } as const)
      : ({ way: 'phone', result: 'spoke' } as const)
    await loading.run(
      'care.logContact',
      { ...common, ...met, contactId: newId(), at: ago(last), note: random.pick(NOTES) },
      one.member,
    )
    if (isLate)
      await loading.run(
        'care.logContact',
        { ...common, contactId: newId(), way: 'home', result: 'absent', at: ago(0) },
        one.member,
      )
    if (index % 2 === 0) await loading.run('care.review', { recipientId: one.recipientId, sawVersion: 1 })
    if (index % 3 === 0)
      await loading.run(
        'grids.correctHousehold',
        {
          correctionId: newId(),
          householdId: one.householdId,
          change: CHANGES[(index / 3) % CHANGES.length],
          sawVersion: 0,
          reason: random.pick(['seen', 'told'] as const),
        },
        one.member,
      )
  }
  loading.step('走访、电话和入户更正 contacts and corrections')
}

/** Homes in the grids of a few members, the sample's own member first, with who looks after each. */
function homesOfMembers(loading: Loading, wanted: number): { home: SampleHousehold; member: PersonActor }[] {
  const { sample, known } = loading
  const random = createRandom(`homes/${sample.key}`)
  const login = sample.accounts.find((one) => one.login.endsWith('.member'))?.personKey
  const seats = sample.holders
    .flatMap((holder) => {
      const post = sample.posts.find((one) => one.key === holder.postKey)
      return post?.role === 'micro_grid_member' ? [{ personKey: holder.personKey, post }] : []
    })
    .sort((a, b) => Number(b.personKey === login) - Number(a.personKey === login))
  const members = [...new Map(seats.map((seat) => [seat.post.gridKey, seat])).values()].slice(0, 5)
  const taken = new Set(sample.residences.map((one) => one.householdKey))
  const found = members.map(({ personKey, post }) => {
    const gridId = id(known.grids, post.gridKey)
    const personId = id(known.persons, personKey)
    const grant = { postId: id(known.posts, post.key), role: post.role, gridId, as: 'holder' as const }
    const member: PersonActor = {
      kind: 'person',
      accountId: personId,
      personId,
      grants: [{ ...grant, reach: [gridId], seesSensitive: false }],
    }
    const homes = random.shuffle(
      sample.households.filter((one) => one.gridKey === post.gridKey && one.kind !== 'shop' && !taken.has(one.key)),
    )
    return homes.map((home) => ({ home, member }))
  })
  const each = members.length === 0 ? 0 : Math.ceil(wanted / members.length)
  return found.flatMap((homes) => homes.slice(0, each)).slice(0, wanted)
}
