import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { actor, buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { ReceiveReport } from '../intake/contract.ts'
import { GetFigures, GetLevels } from './contract.ts'
import { countsSweep, figuresSweep } from './keep-figures.ts'
import { COUNTS, firstDay, hideSmall, unusual } from './rules.ts'

let house: TestHouse
/** Two communities of one street, one of the next street of the district, one of the next district. */
let places: TestCommunity[]
let district: PersonActor
let city: PersonActor
const CODES = ['510112002009', '510112002011', '510112003001', '510113002009']
const DISTRICT = 510112000
const CITY = 510100000
const month = { period: 'month' as const, from: firstDay('month', MONDAY) }

beforeAll(async () => {
  house = await openTestHouse({ now: MONDAY })
  places = []
  for (const code of CODES) places.push(await buildCommunity(house.running, code))
  district = await officerOf(DISTRICT, '510112000000')
  city = await officerOf(CITY, '510100000000')
  for (const [i, place] of places.entries())
    for (let n = 0; n < 6 + i; n++)
      await house.run(
        ReceiveReport,
        {
          channel: 'qr',
          text: `楼道灯不亮 ${n}`,
          place: { by: 'code', code: place.code },
          categoryCode: n === 0 ? '0101' : '0303',
        },
        { as: { kind: 'visitor' }, tenant: place.tenant },
      )
  await house.settle()
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
})
afterAll(() => house.close())

async function officerOf(tenant: number, code: string): Promise<PersonActor> {
  const how = { as: SYSTEM, tenant }
  const common = { subdistrictName: '龙泉驿区', districtName: '龙泉驿区', isSynthetic: true }
  const founded = await house.run('grids.foundCommunity', { ...common, code, name: '区' }, how)
  const { personId } = await house.run(
    'people.registerPerson',
    {
      communityId: founded.communityId,
      name: '沈区办',
      phone: `1380000${String(tenant).slice(2, 6)}`,
      isSynthetic: true,
    },
    how,
  )
  const { postId } = await house.run(
    'people.createPost',
    { gridId: founded.mainGridId, role: 'district_officer', slot: 1 },
    how,
  )
  await house.run('people.takePost', { postId, personId }, how)
  return actor(house.running, tenant, personId, [{ postId, role: 'district_officer', gridId: founded.mainGridId }])
}

const ask = (as: ServerActor, tenant: number, within?: string) =>
  house.ask(GetLevels, { ...month, ...(within ? { within } : {}) }, { as, tenant })
const received = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.places.map((place) => [place.code, place.counts.received])

describe('levels', () => {
  test('a street sees its communities, a district its streets, a city its districts, and the sums agree', async () => {
    const street = await ask(places[0].street, places[0].tenant)
    expect(street).toMatchObject({ level: 'subdistrict', code: '510112002', above: [] })
    expect(received(street)).toEqual([
      ['510112002009', 6],
      ['510112002011', 7],
    ])
    const above = await ask(district, DISTRICT)
    expect(above).toMatchObject({ level: 'district', code: '510112' })
    expect(received(above)).toEqual([
      ['510112002', 13],
      ['510112003', 8],
    ])
    expect(above.total.received).toBe(21)
    expect(above.classes.reduce((sum, one) => sum + (one.counts.received ?? 0), 0)).toBe(21)
    expect(above.course.at(-1)).toMatchObject({ from: month.from, received: 21, open: 21 })
    expect(received(await ask(city, CITY))).toEqual([
      ['510112', 21],
      ['510113', 9],
    ])
  })

  test('from above one looks further down, but never beside: a code that begins alike is another place', async () => {
    const down = await ask(city, CITY, '510112002')
    expect(down.above.map((one) => one.code)).toEqual(['510100', '510112'])
    expect(received(down)).toEqual([
      ['510112002009', 6],
      ['510112002011', 7],
    ])
    for (const within of ['510113', '510113002', '510100'])
      await expect(ask(district, DISTRICT, within)).rejects.toThrow()
    await expect(ask(places[0].street, places[0].tenant, '510112003')).rejects.toThrow()
    await expect(ask(places[0].street, places[0].tenant, '510112')).rejects.toThrow()
  })

  test('who has no post over a street, district or city sees none of it', async () => {
    const [here] = places
    for (const as of [here.lead, here.desk, here.member, here.ordinaryLead, { kind: 'visitor' } as const])
      await expect(ask(as, here.tenant)).rejects.toThrow()
    // An officer of a street acts in its district for rules and calendars; the picture of the district is not his.
    await expect(
      ask({ ...here.street, grants: here.street.grants.map((one) => ({ ...one, reach: [] })) }, DISTRICT),
    ).rejects.toThrow()
  })

  test('small counts of a kind are shown to who sees the cases, and hidden further above', async () => {
    const street = await ask(places[0].street, places[0].tenant)
    expect(street.places[0].byClass).toEqual({ '01': 1, '03': 5 })
    const above = await ask(district, DISTRICT, '510112002')
    // One hidden number would follow from the sum: the next smallest is hidden with it.
    expect(above.places[0].byClass).toEqual({ '01': null, '03': null })
  })

  test("the street's picture says the numbers of its figures", async () => {
    const [{ street, tenant }] = places
    const figures = await house.ask(GetFigures, { span: month, groupBy: 'class' }, { as: street, tenant })
    const levels = await ask(street, tenant)
    for (const count of COUNTS) expect(levels.total[count], count).toBe(figures.total[count])
    for (const line of figures.lines)
      expect(levels.classes.find((one) => one.code === line.key)?.counts, line.key).toEqual(line.counts)
  })
})

test.each([
  [
    { a: 3, b: 7, c: 12 },
    { a: null, b: null, c: 12 },
  ],
  [
    { a: 3, b: 4, c: 12 },
    { a: null, b: null, c: 12 },
  ],
  [
    { a: 5, b: 0 },
    { a: 5, b: 0 },
  ],
  [
    { a: 2, b: 0 },
    { a: null, b: 0 },
  ],
])('small numbers are hidden, and never a single one: %j', (counts, shown) => {
  expect(hideSmall(counts, 5)).toEqual(shown)
})

test('unusual is what lies three deviations above its own past, and more than a handful', () => {
  expect(unusual(30, [10, 9, 11, 10, 8, 12, 10, 10])).toMatchObject({ mean: 10 })
  expect(unusual(15, [10, 9, 11, 10, 8, 12, 10, 10])).toBeUndefined()
  // It goes up and down like this by itself.
  expect(unusual(30, [2, 25, 1, 28, 3, 22, 0, 30])).toBeUndefined()
  expect(unusual(9, [0, 0, 0, 0])).toBeUndefined()
  expect(unusual(50, [1, 1, 1])).toBeUndefined()
})
