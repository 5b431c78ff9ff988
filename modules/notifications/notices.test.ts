import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { actor, buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  CorrectNotice,
  ListInbox,
  ListMyNotices,
  ListNotices,
  ListNoticesHere,
  NoticeFigures,
  type NoticeTarget,
  PreviewNotice,
  PublishNotice,
  ReadNotice,
  WhyThis,
  WithdrawNotice,
} from './contract.ts'
import { noticeSweep } from './notice-sweep.ts'
import { hideSmall, totalRead } from './rules/cells.ts'

let house: TestHouse
let here: TestCommunity
let rooms: { id: string; room: string }[]
let resident: PersonActor
let above: PersonActor
let building: { id: string; rooms: string[] }
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  rooms = await roomsOf(here.buildingId)
  resident = await livesIn(rooms[0].id, '一楼居民')
  above = await livesIn(rooms[2].id, '二楼居民')
  building = await bigBuilding()
})
afterAll(() => house.close())
let week = 0
beforeEach(() => house.clock.set(new Date(MONDAY.getTime() + ++week * 7 * 86_400_000)))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const inDays = (days: number) => new Date(house.clock.now().getTime() + days * 86_400_000).toISOString()
const publish = (targets: NoticeTarget[], as: ServerActor = here.ordinaryLead, more: object = {}) =>
  house.run(
    PublishNotice,
    { title: '周三停水', text: '周三上午九点到十一点停水，请提前存水。', targets, untilAt: inDays(3), ...more },
    at(as),
  )
const room = (index: number): NoticeTarget => ({ kind: 'household', id: rooms[index].id })
const told = async (as: ServerActor, noticeId: string) =>
  (await house.ask(ListInbox, {}, at(as))).items.filter(
    (one) => one.link.to === 'notice' && one.link.noticeId === noticeId,
  )
const sweep = () => house.running.sweep(noticeSweep, here.tenant)
const hereIs = async (as: ServerActor = { kind: 'visitor' }) =>
  (await house.ask(ListNoticesHere, { code: here.code }, at(as))).notices.map((one) => one.id)
const mine = async (as: ServerActor) => (await house.ask(ListMyNotices, {}, at(as))).notices.map((one) => one.id)

describe('a notice', () => {
  test('to a room: told to who lives there and to the grid member, shown to nobody else', async () => {
    const { noticeId } = await publish([room(0)])
    await sweep()
    await sweep()
    const [message] = await told(resident, noticeId)
    expect(message).toMatchObject({ kind: 'notice', text: '样例社区009通知：周三停水' })
    expect((await house.ask(WhyThis, { messageId: message.id }, at(resident))).sentence).toBe(
      '因为您住在这份通知发到的地方。',
    )
    expect(await told(resident, noticeId)).toHaveLength(1)
    expect(await told(here.member, noticeId)).toHaveLength(1)
    expect(await told(above, noticeId)).toEqual([])
    expect(await told(here.siblingMember, noticeId)).toEqual([])
    expect(await mine(resident)).toContain(noticeId)
    expect(await mine(above)).not.toContain(noticeId)
    // The code hangs at the building's door: a room's notice is nothing for it, but for who lives in that room.
    expect(await hereIs()).not.toContain(noticeId)
    expect(await hereIs(above)).not.toContain(noticeId)
    expect(await hereIs(resident)).toContain(noticeId)
  })

  test('to a building or a grid: shown by every code there, without an account, until its end', async () => {
    const inBuilding = (await publish([{ kind: 'building', id: here.buildingId }])).noticeId
    const inGrid = (await publish([{ kind: 'grid', id: here.ordinary[0] }])).noticeId
    const elsewhere = (await publish([{ kind: 'grid', id: here.ordinary[1] }], here.lead)).noticeId
    expect((await hereIs()).filter((id) => [inBuilding, inGrid, elsewhere].includes(id)).sort()).toEqual(
      [inBuilding, inGrid].sort(),
    )
    await sweep()
    expect(await told(above, inBuilding)).toHaveLength(1)
    expect(await told(above, inGrid)).toHaveLength(1)
    expect(await told(above, elsewhere)).toEqual([])
    expect(await told(here.ordinaryLead, inGrid)).toHaveLength(1)
    house.clock.advance(4 * 86_400_000)
    expect(await hereIs()).toEqual([])
  })

  test('says beforehand for how many households it is and whom it will be told, as it then happens', async () => {
    const preview = (targets: NoticeTarget[], as: ServerActor = here.ordinaryLead) =>
      house.ask(PreviewNotice, { targets }, at(as))
    const targets = [room(0), { kind: 'building' as const, id: here.buildingId }]
    const { households, persons } = await preview(targets)
    expect(households).toBe(rooms.length)
    const { noticeId } = await publish(targets)
    await sweep()
    await sweep()
    expect(await house.ask(NoticeFigures, { noticeId }, at(here.ordinaryLead))).toMatchObject({ told: persons })
    expect(await outcomeOf(preview([{ kind: 'grid', id: here.ordinary[1] }]))).toBe('not_found')
    expect(await outcomeOf(preview([{ kind: 'grid', id: here.micro[0] }], here.member))).toBe('forbidden')
  })

  test('refused: not one’s own places, no end, an end too far, nobody’s place; not permitted', async () => {
    const grid = (id: string): NoticeTarget => ({ kind: 'grid', id })
    expect(await outcomeOf(publish([grid(here.ordinary[1])], here.ordinaryLead))).toBe('not_found')
    expect(await outcomeOf(publish([grid(here.micro[0])], here.member))).toBe('forbidden')
    expect(await outcomeOf(publish([grid(randomUUID())], here.lead))).toBe('not_found')
    expect(await outcomeOf(publish([grid(here.micro[0])], here.lead, { untilAt: inDays(-1) }))).toBe(
      'refused:notice.until_past',
    )
    expect(await outcomeOf(publish([grid(here.micro[0])], here.lead, { untilAt: inDays(91) }))).toBe(
      'refused:notice.until_past',
    )
    expect(await outcomeOf(publish([grid(here.micro[0])], { kind: 'visitor' }))).toBe('signed_out')
  })

  test('the same command twice is one notice; the history holds none of its words', async () => {
    const how = { ...at(here.lead), commandId: randomUUID() }
    const input = { title: '消杀通知', text: '周五消杀，请关窗。', targets: [room(1)], untilAt: inDays(2) }
    expect(await house.run(PublishNotice, input, how)).toEqual(await house.run(PublishNotice, input, how))
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE name LIKE 'notice.%'")
    expect(JSON.stringify(rows)).not.toMatch(/消杀|停水/)
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })

  test('corrected words are told again; a later end alone is not; of two who correct at once one is told', async () => {
    const { noticeId } = await publish([room(0)])
    await sweep()
    const correct = (more: object) =>
      house.run(
        CorrectNotice,
        {
          noticeId,
          sawVersion: 1,
          title: '周三停水',
          text: '周三上午九点到十一点停水，请提前存水。',
          untilAt: inDays(5),
          ...more,
        },
        at(here.ordinaryLead),
      )
    expect(await correct({})).toEqual({ version: 2 })
    await sweep()
    expect(await told(resident, noticeId)).toHaveLength(1)
    const outcomes = await Promise.all(
      ['周四停水', '周五停水'].map((title) => outcomeOf(correct({ sawVersion: 2, title }))),
    )
    expect(outcomes.sort()).toEqual(['ok', 'refused:notice.changed_meanwhile'])
    house.clock.advance(60_000)
    await sweep()
    expect((await told(resident, noticeId)).map((one) => one.kind)).toEqual(['notice_corrected', 'notice'])
    expect(
      await outcomeOf(
        house.run(
          CorrectNotice,
          { noticeId, sawVersion: 3, title: '他人', text: '他人改', untilAt: inDays(1) },
          at(here.member),
        ),
      ),
    ).toBe('forbidden')
  })

  test('withdrawn it is shown nowhere, and what waited for the morning is not sent', async () => {
    house.clock.advance(14 * 3_600_000)
    const { noticeId } = await publish([room(0)])
    await sweep()
    const how = { ...at(here.ordinaryLead), commandId: randomUUID() }
    await house.run(WithdrawNotice, { noticeId }, how)
    await house.run(WithdrawNotice, { noticeId }, how)
    expect(await outcomeOf(house.run(WithdrawNotice, { noticeId }, at(here.ordinaryLead)))).toBe('refused:notice.over')
    expect(await outcomeOf(house.run(WithdrawNotice, { noticeId }, at(here.siblingLead)))).toBe('not_found')
    expect(await mine(resident)).not.toContain(noticeId)
    expect(await outcomeOf(house.run(ReadNotice, { noticeId }, at(resident)))).toBe('not_found')
    const { rows } = await house.db.pool.query(
      'SELECT 1 FROM messages WHERE subject_id = $1 AND planned_at IS NOT NULL',
      [noticeId],
    )
    expect(rows).toEqual([])
  })
})

describe('how it was read', () => {
  test('by household and only where nobody can be made out; anonymous readers are a figure', async () => {
    const { noticeId } = await publish([{ kind: 'building', id: building.id }, room(0)], here.lead)
    await sweep()
    for (let i = 0; i < 3; i++) await house.run(ReadNotice, { noticeId }, at({ kind: 'visitor' }))
    await house.run(ReadNotice, { noticeId }, at(resident))
    await house.run(ReadNotice, { noticeId }, at(resident))
    expect((await told(resident, noticeId))[0].isRead).toBe(true)
    const figures = () => house.ask(NoticeFigures, { noticeId }, at(here.lead))
    expect(await figures()).toMatchObject({
      opened: 3,
      places: [
        { households: 12, read: null },
        { households: 1, read: null },
      ],
    })
    for (const id of building.rooms.slice(0, 6))
      await house.run(ReadNotice, { noticeId }, at(await livesIn(id, `住户${id.slice(-4)}`)))
    const [listed] = (await house.ask(ListNotices, { gridId: here.mainGridId }, at(here.lead))).notices
    expect(listed).toMatchObject({
      id: noticeId,
      households: 13,
      householdsRead: 7,
      opened: 3,
      publishedByName: '吴总长',
    })
    // The room alone would be told by the total: the other figure is hidden with it.
    expect((await figures()).places.map((one) => one.read)).toEqual([null, null])
    expect(await outcomeOf(house.ask(NoticeFigures, { noticeId }, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.ask(ListNotices, { gridId: here.micro[0] }, at(here.member)))).toBe('forbidden')
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE name LIKE 'notice.read%'")
    expect(rows).toEqual([])
  })

  test.each([
    [
      'five and more are said',
      [
        { households: 9, read: 6 },
        { households: 8, read: 5 },
      ],
      [6, 5],
      11,
    ],
    ['none at all is said', [{ households: 9, read: 0 }], [0], 0],
    ['few are not', [{ households: 9, read: 2 }], [null], null],
    ['nor those of few households', [{ households: 3, read: 3 }], [null], null],
    [
      'one hidden hides the smallest other',
      [
        { households: 9, read: 2 },
        { households: 9, read: 6 },
        { households: 9, read: 9 },
      ],
      [null, null, 9],
      17,
    ],
    [
      'two hidden are enough',
      [
        { households: 9, read: 2 },
        { households: 9, read: 3 },
        { households: 9, read: 9 },
      ],
      [null, null, 9],
      14,
    ],
  ])('%s', (_what, cells, shown, total) => {
    expect(hideSmall(cells).map((cell) => cell.read)).toEqual(shown)
    expect(totalRead(cells)).toBe(total)
  })
})

async function roomsOf(buildingId: string) {
  const { rows } = await house.db.pool.query<{ id: string; room: string }>(
    'SELECT id, room FROM households WHERE building_id = $1 ORDER BY room',
    [buildingId],
  )
  return rows
}

/** Somebody who is registered as living in a household. */
async function livesIn(householdId: string, name: string): Promise<PersonActor> {
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId, who: { by: 'name', name } },
    at(here.member),
  )
  return actor(house.running, here.tenant, personId, [])
}

async function bigBuilding() {
  const { buildings } = await house.run(
    'grids.registerBuildings',
    {
      communityId: here.communityId,
      buildings: [
        {
          compound: null,
          name: '9幢',
          gridId: here.micro[0],
          lng: 104.2105,
          lat: 30.6205,
          entrances: [
            { name: '1单元', households: Array.from({ length: 12 }, (_, i) => ({ floor: i + 1, room: `${i + 1}01` })) },
          ],
        },
      ],
    },
    { as: SYSTEM, tenant: here.tenant },
  )
  return { id: buildings[0].id, rooms: (await roomsOf(buildings[0].id)).map((one) => one.id) }
}
