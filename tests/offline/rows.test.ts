import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchHomes } from '../../faces/field/offline/homes-from.ts'
import { doorFrom, doorsFrom } from '../../faces/field/offline/tasks-from.ts'
import { addDays } from '../../modules/tasks/rules.ts'
import { admitted, householdsOf, sweep, visit } from '../../modules/tasks/testing.ts'
import type { ServerActor } from '../../platform/access.ts'
import { spyOnStatements } from '../../platform/db/connect.ts'
import { localDate } from '../../platform/pure/time.ts'
import { buildCommunity, TENANT, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { statementLinter } from '../support/statement-linter.ts'
import { aPhone, type TestPhone } from './phone.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let errands: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, `${TENANT}009`)
  beside = await buildCommunity(house.running, `${TENANT}010`)
  const today = localDate(house.clock.now())
  errands = await admitted(
    { house, here },
    { kind: 'errand', gridIds: [...here.micro], frequency: { unit: 'on_demand', perMonth: 2 } },
    { from: today, until: addDays(today, 900) },
  )
})
afterAll(() => house.close())

const system = { as: SYSTEM, tenant: TENANT }
const at = (as: ServerActor | { accountId: string }) => ({ as, tenant: TENANT })
let logins = 0

/** Somebody with an account in a post of a grid, whose posts are looked up as in real life. */
async function somebody(community: TestCommunity, gridId: string, role: 'micro_grid_member' | 'ordinary_grid_lead') {
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: community.communityId, name: '沈新来', phone: `156${String(10_000_000 + ++logins)}` },
    system,
  )
  const { accountId } = await house.run(
    'people.openAccount',
    { personId, login: `offline${logins}`, password: 'a-long-password' },
    system,
  )
  const { postId } = await house.run('people.createPost', { gridId, role, slot: 10 + logins }, system)
  await house.run('people.takePost', { postId, personId }, system)
  return { as: { accountId }, personId, postId, accountId }
}

function report(community: TestCommunity, gridId: string, text = '楼道灯坏了,晚上看不清') {
  return house.run(
    'intake.receiveReport',
    { channel: 'member', text, place: { by: 'grid', gridId, detail: '院子里' } },
    at(community.member),
  )
}

/** An errand at a door, of an item that is admitted for it. */
async function order(householdId: string) {
  const item = errands
  const now = house.clock.now().getTime()
  await house.run(
    'tasks.order',
    {
      taskId: randomUUID(),
      templateId: item,
      target: { type: 'household', id: householdId },
      words: '代取药',
      dueAt: new Date(now + 3_600_000).toISOString(),
      expiresAt: new Date(now + 36_000_000).toISOString(),
    },
    system,
  )
}

/** Time does to tasks what it does, when followers are done. */
async function timePasses() {
  await house.settle()
  await sweep({ house, here })
  await house.settle()
}

/** Ends an item, if it is not ended yet. */
const endItem = (templateId: string) =>
  house.run('tasks.end', { templateId, reason: '不再需要' }, system).catch(() => undefined)

const idsOf = (phone: TestPhone, kind: string) => [...phone.rows.of(kind).keys()].sort()

describe('what a phone carries', () => {
  test('the grids, buildings, cases and reports of its holder, and nothing of the neighbours', async () => {
    const mine = await report(here, here.micro[0])
    const siblings = await report(here, here.micro[2])
    const elsewhere = await report(beside, beside.micro[0])
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    expect(idsOf(phone, 'case')).toContain(mine.caseId)
    expect(idsOf(phone, 'case')).not.toContain(siblings.caseId)
    expect(idsOf(phone, 'case')).not.toContain(elsewhere.caseId)
    expect(idsOf(phone, 'building')).toEqual([here.buildingId])
    expect(idsOf(phone, 'grid')).toContain(here.micro[0])
    expect(idsOf(phone, 'grid')).not.toContain(here.micro[2])
    expect([...phone.rows.of('report').values()].map(({ row }) => row.caseId)).toContain(mine.caseId)
    const [building] = [...phone.rows.of('building').values()]
    expect(building.row).toMatchObject({ name: '1幢', compoundName: '幸福里', households: 3 })
    expect(building.row.entrances).toMatchObject([{ homes: [{ room: '101' }, { room: '102' }, { room: '201' }] }])
  })

  test('a room of any characters stands on the phone as it stands in the house, and its neighbours beside it', async () => {
    const odd = await buildCommunity(house.running, `${TENANT}011`)
    const rooms = ['1,2', '后"院\\', 'a\u001eb\u001fc'].map((room, i) => ({ floor: i + 1, room }))
    const building = { compound: null, name: '9幢', gridId: odd.micro[0], lng: 104.2, lat: 30.62 }
    await house.run(
      'grids.registerBuildings',
      { communityId: odd.communityId, buildings: [{ ...building, entrances: [{ name: '1单元', households: rooms }] }] },
      system,
    )
    const { as } = await somebody(odd, odd.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const carried = [...phone.rows.of('building').values()].find(({ row }) => row.name === '9幢')?.row
    const { rows: kept } = await house.db.pool.query<{ id: string; floor: number; room: string }>(
      'SELECT id, floor, room FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY floor',
      [TENANT, carried?.id],
    )
    expect(kept.map(({ room }) => room)).toHaveLength(3)
    expect(carried?.entrances).toMatchObject([{ homes: kept }])
  })

  test('a flat is found on the phone as the server finds it, by name or by first letters', async () => {
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const gridId = here.micro[0]
    const unknown = { use: null, people: null, lift: null, verifiedAt: null }
    for (const search of ['', 'xfl', '幸福里 1幢 201', 'xfl1z1dy201', '201室', 'xfl9z', '%']) {
      const said = await house.ask('grids.searchHouseholds', { gridId, search }, at(as))
      const found = searchHomes(phone.rows, { gridId, search })
      expect(found, search).toEqual({ ...said, households: said.households.map((one) => ({ ...one, ...unknown })) })
    }
    expect(searchHomes(phone.rows, { gridId, search: 'xfl201' })?.households).toHaveLength(1)
    expect(searchHomes(phone.rows, { gridId, buildingId: here.buildingId })?.households).toHaveLength(3)
    expect(searchHomes(phone.rows, { gridId, afterBuildingId: here.buildingId })?.households).toEqual([])
    expect(searchHomes(phone.rows, { gridId: here.micro[2] })).toBeUndefined()
  })

  test('what may be done with a case is on the phone as the server would say it', async () => {
    const { caseId } = await report(here, here.micro[0], '墙皮脱落,砸到人怎么办')
    const { as } = await somebody(here, here.ordinary[0], 'ordinary_grid_lead')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const held = phone.rows.of('case').get(caseId)?.row
    const said = await house.ask('cases.case', { caseId }, at(as))
    expect(held?.actions).toEqual(said.actions)
    expect(held).toMatchObject({ number: said.number, version: said.version, communityName: said.communityName })
  })

  test('the day is on the phone of whoever walks there, as the server would say it, without what is known of people', async () => {
    const on = { house, here }
    const today = localDate(house.clock.now())
    const item = (more: Parameters<typeof admitted>[1]) =>
      admitted(on, { frequency: { unit: 'once', on: today }, dueDays: 0, expiresDays: 3, ...more }, until)
    const until = { from: today, until: addDays(today, 30) }
    const first = await item({ form: { fields: ['headcount', 'phone'], questions: [] } })
    const second = await item({ kind: 'round', target: 'buildings', nameZh: '看楼道' })
    await timePasses()
    await order([...(await householdsOf(on)).values()][1])
    await timePasses()
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const now = house.clock.now()
    const said = await house.ask('tasks.doors', {}, at(as))
    expect(said.doors).toHaveLength(3)
    expect(doorsFrom(phone.rows, now)).toEqual({
      ...said,
      doors: said.doors.map((one) => ({ ...one, lastVisit: null })),
    })
    for (const { householdId } of said.doors) {
      const form = await house.ask('tasks.door', { householdId }, at(as))
      expect(form.subjects).not.toEqual([])
      expect(doorFrom(phone.rows, householdId, now)).toEqual({ ...form, subjects: [] })
    }
    // Run out, it is no longer offered, whether or not the phone has heard.
    expect(doorsFrom(phone.rows, new Date(now.getTime() + 40 * 86_400_000))).toMatchObject({ doors: [], others: [] })
    const lead = await somebody(here, here.ordinary[0], 'ordinary_grid_lead')
    const above = await aPhone(house, TENANT)
    await above.sync(lead.as)
    expect(idsOf(above, 'task')).toEqual([])
    expect(doorsFrom(above.rows, now)).toBeUndefined()
    // Ended, it goes before its tasks are cancelled.
    for (const id of [first, second]) await endItem(id)
    await phone.sync(as)
    expect([...phone.rows.of('task').values()].filter(({ row }) => row.templateId !== errands)).toEqual([])
    await timePasses()
  })

  test('what becomes ready within the week is on the phone before, and is offered when its hour has come, without a network', async () => {
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const now = house.clock.now()
    const on = addDays(localDate(now), 3)
    const template = await admitted(
      { house, here },
      { frequency: { unit: 'once', on }, dueDays: 1, expiresDays: 2, nameZh: '周末走访' },
      { from: localDate(now), until: addDays(on, 9) },
    )
    await timePasses()
    phone.asked.length = 0
    await phone.sync(as)
    expect(phone.asked).toEqual(['sync.changes'])
    const names = (at: Date) =>
      (doorsFrom(phone.rows, at)?.doors ?? []).flatMap((one) => one.tasks.map(({ nameZh }) => nameZh))
    expect(names(now)).not.toContain('周末走访')
    expect(names(new Date(now.getTime() + 3 * 86_400_000)).filter((one) => one === '周末走访')).toHaveLength(3)
    await endItem(template)
    await phone.sync(as)
    expect(names(new Date(now.getTime() + 3 * 86_400_000))).not.toContain('周末走访')
    await timePasses()
  })

  test('a delta asks once, and reads only what is after the position', async () => {
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const { caseId } = await report(here, here.micro[0], '下水道堵了,水漫出来')
    phone.asked.length = 0
    const read: (readonly unknown[])[] = []
    spyOnStatements((text, values) => {
      if (text.includes('SELECT DISTINCT e.subject_type')) read.push(values)
    })
    await phone.sync(as)
    spyOnStatements(statementLinter())
    expect(phone.asked).toEqual(['sync.changes'])
    expect(idsOf(phone, 'case')).toContain(caseId)
    expect(read).toHaveLength(1)
    phone.asked.length = 0
    await phone.sync(as)
    expect(phone.asked).toEqual(['sync.changes'])
  })

  test('the statements do not hang on how much changed', async () => {
    const { as } = await somebody(here, here.micro[1], 'micro_grid_member')
    const count = async (reports: number) => {
      const phone = await aPhone(house, TENANT)
      await phone.sync(as)
      for (let i = 0; i < reports; i++) await report(here, here.micro[1], `第${i}件,围墙裂了`)
      // Followers of the reports are no part of it.
      await house.settle()
      const statements: string[] = []
      spyOnStatements((text) => statements.push(text))
      await phone.sync(as)
      spyOnStatements(statementLinter())
      // Whether the tree is looked up anew hangs on the time that has passed.
      return statements.filter((text) => !text.includes('counters'))
    }
    expect(await count(7)).toEqual(await count(1))
  })

  test('nobody without a post carries anything, and who leads a street only what is his own to do', async () => {
    const phone = await aPhone(house, TENANT)
    await phone.sync({ kind: 'person', accountId: randomUUID(), personId: here.member.personId, grants: [] })
    expect(phone.held()).toEqual([])
    const street = await aPhone(house, TENANT)
    await street.sync(here.street)
    expect(street.rows.of('building').size).toBe(0)
    expect([...street.rows.of('case').values()].every(({ row }) => row.waits || row.involves)).toBe(true)
  })
})

describe('sight that changes', () => {
  test('a building moved out of the grid is forgotten, moved in it comes', async () => {
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const other = await somebody(here, here.micro[1], 'micro_grid_member')
    const [phone, theirs] = [await aPhone(house, TENANT), await aPhone(house, TENANT)]
    await phone.sync(as)
    await theirs.sync(other.as)
    expect(idsOf(phone, 'building')).toEqual([here.buildingId])
    await house.run('grids.moveBuilding', { buildingId: here.buildingId, toGridId: here.micro[1] }, system)
    await phone.sync(as)
    await theirs.sync(other.as)
    expect(idsOf(phone, 'building')).toEqual([])
    expect(idsOf(theirs, 'building')).toEqual([here.buildingId])
    await house.run('grids.moveBuilding', { buildingId: here.buildingId, toGridId: here.micro[0] }, system)
    await phone.sync(as)
    expect(idsOf(phone, 'building')).toEqual([here.buildingId])
  })

  test('a post that ended leaves nothing on the phone', async () => {
    const { as, postId, personId } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    expect(phone.rows.count()).toBeGreaterThan(3)
    await house.run('people.leavePost', { postId, personId }, system)
    house.clock.advance(1000)
    await phone.sync(as)
    expect(phone.held()).toEqual([])
    expect(await phone.disk.all('blocks')).toEqual([])
  })

  test('an absence that begins or ends by time shows on the phones of others at once, in a delta', async () => {
    const away = await somebody(here, here.micro[1], 'micro_grid_member')
    const { caseId } = await report(here, here.micro[1], '井盖响,夜里吵')
    await house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    await house.run('cases.assign', { caseId, toPostId: away.postId }, at(here.desk))
    const lead = await somebody(here, here.ordinary[0], 'ordinary_grid_lead')
    const phone = await aPhone(house, TENANT)
    const day = 86_400_000
    const inDays = (days: number) => new Date(house.clock.now().getTime() + days * day).toISOString()
    await house.run(
      'people.stateAbsence',
      {
        personId: away.personId,
        reason: 'leave',
        from: inDays(1),
        until: inDays(3),
        posts: [{ postId: away.postId, deputyId: null }],
      },
      at(away.as),
    )
    await phone.sync(lead.as)
    const says = () => phone.rows.of('case').get(caseId)?.row.ownerAway
    expect(says()).toBeNull()
    for (const isAway of [true, false]) {
      house.clock.advance(2 * day)
      phone.asked.length = 0
      await phone.sync(lead.as)
      expect(phone.asked).toEqual(['sync.changes'])
      expect(says() !== null).toBe(isAway)
    }
  })

  test('a house restored from a backup is noticed, and compared with', async () => {
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const before = phone.held()
    await house.db.q
      .insertInto('settings')
      .values({ key: 'epoch', value: '77' })
      .onConflict((oc) => oc.column('key').doUpdateSet({ value: '77' }))
      .execute()
    phone.asked.length = 0
    await phone.sync(as)
    expect(phone.asked).toContain('sync.rows')
    expect(phone.rows.readTo()?.epoch).toBe('77')
    expect(phone.held()).toEqual(before)
  })

  test('a closed case goes a month after its end, also without a network', async () => {
    const { as } = await somebody(here, here.micro[0], 'micro_grid_member')
    const { caseId } = await report(here, here.micro[0], '随手能办的小事一件')
    await house.run(
      'cases.settle',
      { caseId, sawVersion: 1, outcome: 'solved', answer: '已经当场处理好了。' },
      at(here.ordinaryLead),
    )
    const phone = await aPhone(house, TENANT)
    await phone.sync(as)
    const held = phone.rows.of('case').get(caseId)?.row
    if (held?.until) {
      await phone.rows.prune(new Date(Date.parse(held.until) + 1))
      expect(phone.rows.of('case').has(caseId)).toBe(false)
    } else expect(held?.state).not.toBe('closed')
  })
})

describe('whatever happens, in whatever order', () => {
  test('after any sequence of changes and syncs a phone holds what a fresh one would, and nothing out of sight', {
    timeout: 240_000,
  }, async () => {
    const step = fc.constantFrom(
      'report here',
      'report beside',
      'report sibling',
      'triage',
      'note',
      'move building',
      'move home',
      'redraw',
      'take post',
      'leave post',
      'register building',
      'order',
      'visit',
      'end item',
      'time',
      'sync',
      'forget',
    )
    let runs = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 6, maxLength: 14 }),
        fc.integer({ min: 0, max: 3 }),
        async (steps, grid) => {
          runs++
          const { as, personId } = await somebody(here, here.micro[grid], 'micro_grid_member')
          const extra = await house.run(
            'people.createPost',
            { gridId: here.micro[(grid + 1) % 4], role: 'micro_grid_member', slot: 500 + runs },
            system,
          )
          let holdsExtra = false
          const on = { house, here }
          const from = localDate(house.clock.now())
          const item = await admitted(
            on,
            { gridIds: [...here.micro], frequency: { unit: 'day', every: 2 }, dueDays: 1, expiresDays: 1 },
            { from, until: addDays(from, 40) },
          )
          await timePasses()
          const homes = [...(await householdsOf(on)).values()]
          const cases: string[] = []
          const phone = await aPhone(house, TENANT)
          for (const [i, what] of steps.entries()) {
            house.clock.advance(1000)
            if (what === 'report here') cases.push((await report(here, here.micro[grid], `第${runs}轮${i}`)).caseId)
            if (what === 'report sibling')
              cases.push((await report(here, here.micro[(grid + 2) % 4], `旁${runs}轮${i}`)).caseId)
            if (what === 'report beside') await report(beside, beside.micro[0], `邻${runs}轮${i}`)
            const caseId = cases.at(-1)
            if (what === 'triage' && caseId)
              await house
                .run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
                .catch(() => undefined)
            if (what === 'note' && caseId) await house.run('cases.note', { caseId, text: '去看过了' }, at(here.lead))
            if (what === 'move building')
              await house
                .run('grids.moveBuilding', { buildingId: here.buildingId, toGridId: here.micro[i % 4] }, system)
                .catch(() => undefined)
            if (what === 'move home') {
              const { rows } = await house.db.pool.query<{ id: string }>(
                'SELECT id FROM households WHERE tenant_id = $1 ORDER BY id LIMIT 1',
                [TENANT],
              )
              await house
                .run('grids.moveHousehold', { householdId: rows[0].id, toGridId: here.micro[(i + 1) % 4] }, system)
                .catch(() => undefined)
            }
            if (what === 'redraw')
              await house
                .run('grids.redrawGrid', { gridId: here.micro[i % 4], name: `微网格${runs}之${i}` }, system)
                .catch(() => undefined)
            if (what === 'take post' && !holdsExtra) {
              await house.run('people.takePost', { postId: extra.postId, personId }, system)
              holdsExtra = true
            }
            if (what === 'leave post' && holdsExtra) {
              await house.run('people.leavePost', { postId: extra.postId, personId }, system)
              holdsExtra = false
            }
            if (what === 'register building')
              await house
                .run(
                  'grids.registerBuildings',
                  {
                    communityId: here.communityId,
                    buildings: [
                      {
                        compound: null,
                        name: `${runs}之${i}栋`,
                        gridId: here.micro[i % 4],
                        lng: 104.2,
                        lat: 30.62,
                        entrances: [],
                      },
                    ],
                  },
                  system,
                )
                .catch(() => undefined)
            if (what === 'order') await order(homes[i % 3])
            if (what === 'visit')
              await visit(on, homes[i % 3], { as: SYSTEM, result: i % 2 === 0 ? 'not_home' : 'met' })
            if (what === 'end item') await endItem(item)
            if (what === 'time') {
              house.clock.advance(8 * 3_600_000)
              await timePasses()
            }
            if (what === 'sync') await phone.sync(as)
            // The disk lost a block: it comes again.
            if (what === 'forget') {
              const [block] = await phone.disk.all('blocks')
              if (block)
                await phone.disk.write([
                  { part: 'blocks', key: block.key, value: { iv: new Uint8Array(12), data: new ArrayBuffer(20) } },
                ])
              await phone.rows.reload()
            }
          }
          house.clock.advance(1000)
          await timePasses()
          await phone.sync(as)
          const fresh = await aPhone(house, TENANT)
          await fresh.sync(as)
          expect(phone.held()).toEqual(fresh.held())
          // What he can do at a door now is on it, and nothing of what is ended.
          const { doors } = await house.ask('tasks.doors', {}, at(as))
          const due = doors.flatMap((one) => one.tasks.map(({ id }) => id))
          for (const id of due) expect(idsOf(phone, 'task')).toContain(id)
          await endItem(item)
          await timePasses()
          await phone.sync(as)
          expect([...phone.rows.of('task').values()].filter(({ row }) => row.templateId === item)).toEqual([])
          // Every case on it opens for him; every open case that his list shows is on it.
          for (const id of idsOf(phone, 'case')) await house.ask('cases.case', { caseId: id }, at(as))
          const { cases: listed } = await house.ask('cases.desk', { scope: 'all', limit: 100 }, at(as))
          for (const one of listed) expect(idsOf(phone, 'case')).toContain(one.id)
        },
      ),
      { numRuns: 12, seed: 20261116 },
    )
  })
})
