import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { spyOnStatements } from '../../platform/db/connect.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { officerOf } from '../../tests/support/district.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { statementLinter } from '../../tests/support/statement-linter.ts'
import { ReceiveReport } from '../intake/contract.ts'
import { GetFigures, GetLevels } from './contract.ts'
import { countsSweep, figuresSweep } from './keep-figures.ts'
import { COUNTS, firstDay, STAGES, stepped, unusual } from './rules.ts'

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
  district = await officerOf(house, DISTRICT, '510112000000')
  city = await officerOf(house, CITY, '510100000000')
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

const ask = (as: ServerActor, tenant: number, within?: string) =>
  house.ask(GetLevels, { ...month, ...(within ? { within } : {}) }, { as, tenant })
const received = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.places.map((place) => [place.code, place.counts.received])

describe('levels', () => {
  test('what is far above its past is named with its reason; outside the street not what would be about somebody', async () => {
    const { tenant, communityId } = places[1]
    const past = Array.from({ length: 6 }, (_, i) => stepped('month', month.from, -1 - i))
    const put = (dates: readonly string[], classCode: string, received: number) =>
      house.db.q
        .insertInto('figure_counts')
        .values(
          dates.map((from_date) => ({
            ...Object.fromEntries(COUNTS.map((count) => [count, 0])),
            tenant_id: tenant,
            community_id: communityId,
            period: 'month',
            from_date,
            class: classCode,
            received,
          })) as never,
        )
        .execute()
    await put(past, '04', 2)
    await put(past.slice(0, 1), '05', 1)
    await put([month.from], '04', 40)
    await put([month.from], '05', 30)
    try {
      const inside = await ask(places[1].street, tenant)
      expect(inside.unusual).toMatchObject([
        { code: '510112002011', classCode: '05', now: 30, periods: 6 },
        { code: '510112002011', classCode: '04', now: 40, mean: 2, periods: 6 },
      ])
      expect(inside.unusual[0].mean).toBeCloseTo(1 / 6)
      const outside = await ask(district, DISTRICT, '510112002')
      expect(outside.unusual).toMatchObject([
        { classCode: '05', now: 30, mean: null },
        { classCode: '04', now: 40, mean: 2 },
      ])
    } finally {
      await house.db.q
        .deleteFrom('figure_counts')
        .where('tenant_id', '=', tenant)
        .where('class', 'in', ['04', '05'])
        .execute()
    }
  })

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

  test('a city shows its picture also while one of its districts has published nothing yet', async () => {
    const names = { name: '新建社区', subdistrictName: '新街道', districtName: '新设区', isSynthetic: true }
    for (const code of ['510119001000', '510119001001'])
      await house.run('grids.foundCommunity', { ...names, code }, { as: SYSTEM, tenant: 510119001 })
    const above = await ask(city, CITY)
    expect(above.places.map((place) => place.code)).toContain('510119')
    expect(above.classes.find((one) => one.code === '03')?.name.zh).toMatch(/[\u4e00-\u9fff]/)
    // Its own picture has no names for classes, and nothing to name.
    expect(await ask(city, CITY, '510119')).toMatchObject({ classes: [], total: {} })
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
    expect(above.classes.map((one) => one.counts.received)).toEqual([null, null])
    // What all kinds come to is about nobody.
    expect(above.places[0].counts.received).toBe(6)
    expect([street.hidesSmall, above.hidesSmall]).toEqual([false, true])
  })

  test('one class is asked for by itself; from outside it hides the same numbers, and its course', async () => {
    const of = (as: ServerActor, tenant: number, one: string, within?: string) =>
      house.ask(GetLevels, { ...month, class: one, ...(within ? { within } : {}) }, { as, tenant })
    const lamps = await of(places[0].street, places[0].tenant, '03')
    expect(received(lamps)).toEqual([
      ['510112002009', 5],
      ['510112002011', 6],
    ])
    expect(lamps.total).toMatchObject({ received: 11, open: 11 })
    expect(lamps.course.at(-1)).toMatchObject({ received: 11 })
    expect(lamps.classes.map((one) => one.counts.received)).toEqual([2, 11])
    const above = await of(district, DISTRICT, '01', '510112002')
    expect(received(above)).toEqual([
      ['510112002009', null],
      ['510112002011', null],
    ])
    expect(above.total).toMatchObject({ received: null, open: null })
    expect(above.course).toEqual([])
    const none = await of(district, DISTRICT, 'none')
    expect([none.total.received, none.total.open]).toEqual([0, 0])
  })

  test('nothing small of a kind leaves the street in any part of the answer', async () => {
    const above = await ask(district, DISTRICT, '510112002')
    for (const { counts, byClass } of above.places) {
      for (const n of Object.values(byClass)) expect(n === null || n === 0 || n >= 5).toBe(true)
      for (const stage of STAGES)
        expect(counts[stage] === null || counts[stage] === 0 || (counts[stage] ?? 0) >= 5).toBe(true)
    }
    // Nor counts that its page does not show.
    expect(Object.keys(above.total)).not.toContain('open_unheard')
  })

  test('doors and visits: the street sees its three doors, further above they are too few to be told', async () => {
    const street = await ask(places[0].street, places[0].tenant)
    expect(street.places[0].visits).toMatchObject({
      isVolumeOnly: false,
      counts: { doors: 3, doors_due: 0, visits: 0 },
    })
    expect(street.visits.counts.doors).toBe(6)
    expect(street.freshness.oldestVisits).not.toBeNull()
    const within = await ask(district, DISTRICT, '510112002')
    expect(within.places.map((place) => place.visits.counts.doors)).toEqual([null, null])
    expect((await ask(district, DISTRICT)).places.map((place) => place.visits.counts.doors)).toEqual([null, null])
    expect((await ask(city, CITY)).visits.counts).toMatchObject({ doors: 12, visits: 0 })
  })

  test('the stages of what is open come to what is open', async () => {
    const { total } = await ask(places[0].street, places[0].tenant)
    expect(STAGES.reduce((sum, stage) => sum + (total[stage] ?? 0), 0)).toBe(total.open)
  })

  test.each([
    ['a code that is none', '51011'],
    ['a pattern', '510112%'],
    ['a range', '510112002 OR 1=1'],
  ])('%s is refused without saying what there is', async (_, within) => {
    await expect(ask(district, DISTRICT, within)).rejects.toMatchObject({ faults: [{ path: 'within' }] })
  })

  test('a place beside, one that is not there, and one above answer alike', async () => {
    const said = async (within: string) => {
      const refused = await ask(district, DISTRICT, within).catch((error: unknown) => error)
      return JSON.stringify({ ...(refused as object), message: (refused as Error).message })
    }
    const [beside, nowhere, above, alike] = [
      await said('510113002'),
      await said('510199001'),
      await said('510100'),
      await said('510113'),
    ]
    expect([nowhere, above, alike]).toEqual([beside, beside, beside])
    for (const word of ['510113', '大面', '样例']) expect(beside).not.toContain(word)
  })

  test('a community that was never counted is said to be so', async () => {
    const founded = { subdistrictName: '大面街道', districtName: '龙泉驿区', isSynthetic: true }
    await house.run(
      'grids.foundCommunity',
      { ...founded, code: '510112002013', name: '新社区' },
      { as: SYSTEM, tenant: places[0].tenant },
    )
    const street = await ask(places[0].street, places[0].tenant)
    expect(street.freshness).toMatchObject({ communities: 3, never: 1, stale: 1 })
    expect(street.places.at(-1)).toMatchObject({ name: '新社区', communities: 1, counted: 0, counts: { received: 0 } })
    // The row of the street itself is none of its communities.
    expect(street.places.map((one) => one.code)).not.toContain('510112002000')
  })

  test('a page costs at most five statements, however high one looks from', async () => {
    const lint = statementLinter()
    for (const [as, tenant] of [
      [places[0].street, places[0].tenant],
      [district, DISTRICT],
      [city, CITY],
    ] as const) {
      await ask(as, tenant)
      const sent: string[] = []
      spyOnStatements((text) => {
        lint(text)
        sent.push(text)
      })
      await ask(as, tenant)
      spyOnStatements(lint)
      // Whether the tree is looked up anew hangs on the time that has passed.
      const own = sent.filter((text) => !/^(BEGIN|COMMIT|ROLLBACK)|counters/i.test(text))
      expect(own.length, own.join('\n')).toBeLessThanOrEqual(5)
    }
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

test('unusual is what lies three deviations above its own past, and more than a handful', () => {
  expect(unusual(30, [10, 9, 11, 10, 8, 12, 10, 10])).toMatchObject({ mean: 10 })
  expect(unusual(15, [10, 9, 11, 10, 8, 12, 10, 10])).toBeUndefined()
  // It goes up and down like this by itself.
  expect(unusual(30, [2, 25, 1, 28, 3, 22, 0, 30])).toBeUndefined()
  expect(unusual(9, [0, 0, 0, 0])).toBeUndefined()
  expect(unusual(50, [1, 1, 1])).toBeUndefined()
})
