import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { carry, type Letter, type Transports } from '../../platform/deliver.ts'
import { findInDirectory } from '../../platform/directory.ts'
import { openLog } from '../../platform/log.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { GetCase, RevealParty, TriageCase } from '../cases/contract.ts'
import { IssueCodes, ListCodes, MoveBuilding, RevokeCode } from '../grids/contract.ts'
import {
  EnterReport,
  FollowReport,
  ListMyReports,
  ListReportsOfCase,
  OpenPlace,
  ReceiveReport,
  SuggestCategory,
} from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const VISITOR: ServerActor = { kind: 'visitor' }
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const byCode = () => ({ by: 'code' as const, code: here.code })

describe('receiveReport', () => {
  test('a receipt at once: number, owner, by when, and a private code that opens this report alone', async () => {
    const receipt = await house.run(ReceiveReport, { channel: 'qr', text: '三楼灯坏了', place: byCode() }, at(VISITOR))
    expect(receipt).toMatchObject({ gridName: '第一微网格', ownerRole: 'desk_officer', ownerName: '周坐席' })
    expect(receipt.number).toMatch(/^\d{6}-\d{6}$/)
    expect(receipt.trackingCode).toMatch(/^[0-9A-Z]{17}$/)
    const found = await findInDirectory(house.db, house.keys, 'tracking', (receipt.trackingCode ?? '').toLowerCase())
    expect(found).toMatchObject({ tenant: here.tenant, subjectId: receipt.caseId })
  })

  test('sent twice with the same id it is one report with the same private code', async () => {
    const commandId = randomUUID()
    const send = () =>
      house.run(ReceiveReport, { channel: 'qr', text: '同一件事', place: byCode() }, { ...at(VISITOR), commandId })
    const receipts = await Promise.all([send(), send(), send()])
    expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1)
    const rows = await house.db.pool.query("SELECT 1 FROM reports WHERE text = '同一件事'")
    expect(rows.rowCount).toBe(1)
  })

  test('a named reporter is known by phone, masked to staff, revealed for a reason that is written down', async () => {
    const receipt = await house.run(
      ReceiveReport,
      { channel: 'qr', text: '水管漏了', place: byCode(), reporter: { name: '欧阳𠮷', phone: '15412345678' } },
      at(VISITOR),
    )
    const seen = await house.ask(GetCase, { caseId: receipt.caseId }, at(here.desk))
    const [party] = seen.parties
    expect(party).toMatchObject({ as: 'reporter', isAnonymous: false, phoneMasked: '154****5678' })
    expect(party.name).not.toContain('𠮷')
    const revealed = await house.ask(
      RevealParty,
      { caseId: receipt.caseId, partyId: party.partyId, reason: '约上门时间' },
      at(here.desk),
    )
    expect(revealed).toEqual({ name: '欧阳𠮷', phone: '15412345678' })
    const log = await house.db.pool.query('SELECT query, reason FROM access_log WHERE subject_id = $1', [
      receipt.caseId,
    ])
    expect(log.rows).toEqual([{ query: 'cases.revealParty', reason: '约上门时间' }])
    const stored = await house.db.pool.query<{ phone_sealed: Buffer }>(
      "SELECT phone_sealed FROM persons WHERE name = '欧阳𠮷'",
    )
    expect(stored.rows[0].phone_sealed.toString('latin1')).not.toContain('15412345678')
  })

  test('words in events: none – only their seal', async () => {
    const receipt = await house.run(
      ReceiveReport,
      { channel: 'qr', text: '绝对私密的一句话', place: byCode(), reporter: { name: '司马某', phone: '15487654321' } },
      at(VISITOR),
    )
    const events = await house.db.pool.query<{ body: string }>(
      'SELECT body FROM events WHERE body LIKE $1 OR subject_id = $2',
      [`%${receipt.caseId}%`, receipt.caseId],
    )
    expect(events.rows.length).toBeGreaterThan(1)
    for (const { body } of events.rows)
      for (const secret of ['私密', '司马', '15487654321']) expect(body).not.toContain(secret)
  })

  test('an unknown, a mistyped and a revoked code say so', async () => {
    const send = (code: string) =>
      outcomeOf(house.run(ReceiveReport, { channel: 'qr', text: '路灯不亮', place: { by: 'code', code } }, at(VISITOR)))
    expect(await send('00000000000')).toBe('refused:report.code_unknown')
    expect(await send(`${here.code.slice(0, 10)}${here.code[10] === 'A' ? 'B' : 'A'}`)).toBe(
      'refused:report.code_unknown',
    )
    const { codes } = await house.run(
      IssueCodes,
      { communityId: here.communityId, places: [{ kind: 'grid_board', gridId: here.micro[0], placeName: '公示牌' }] },
      at(SYSTEM),
    )
    expect(await send(codes[0].code)).toBe('ok')
    await house.run(RevokeCode, { codeId: codes[0].id, reason: '牌子丢了' }, at(here.desk))
    expect(await send(codes[0].code)).toBe('refused:report.code_revoked')
  })

  test('a re-issued code leads from the old one to the new', async () => {
    const { codes } = await house.ask(ListCodes, { communityId: here.communityId }, at(here.desk))
    const old = codes.find((one) => one.code === here.code)
    const { codes: fresh } = await house.run(
      IssueCodes,
      {
        communityId: here.communityId,
        places: [
          {
            kind: 'building',
            gridId: here.micro[0],
            buildingId: here.buildingId,
            placeName: '幸福里1幢',
            replaces: old?.id,
          },
        ],
      },
      at(here.desk),
    )
    expect((await house.ask(OpenPlace, { code: here.code }, at(VISITOR))).state).toBe('revoked')
    Object.assign(here, { code: fresh[0].code })
    expect((await house.ask(OpenPlace, { code: here.code }, at(VISITOR))).state).toBe('active')
  })

  test('a point inside a grid goes there; on a border it asks; outside it offers the nearest', async () => {
    const send = (lng: number, lat: number, accuracyMetres?: number, gridId?: string) =>
      house.run(
        ReceiveReport,
        {
          channel: 'snap',
          text: '井盖松动',
          place: { by: 'point', point: { lng, lat, crs: 'WGS84', accuracyMetres }, gridId },
        },
        at(VISITOR),
      )
    const [west, shift] = [104.2 + (9 % 7) * 0.01, 30.6205]
    expect((await send(west + 0.0005, shift)).gridName).toBe('第一微网格')
    expect(await outcomeOf(send(west + 0.0005, 30.62099, 30))).toBe('refused:report.place_ambiguous')
    expect((await send(west + 0.0005, 30.62099, 30, here.micro[1])).gridName).toBe('第二微网格')
    expect(await outcomeOf(send(west + 0.0005, 30.6198))).toMatch(/^refused:report.place_outside/)
    expect(await outcomeOf(send(116.4, 39.9))).toBe('refused:report.place_outside_all')
  })

  test('coordinates of Chinese maps are converted at the edge', async () => {
    const wgs = [104.2 + (9 % 7) * 0.01 + 0.0015, 30.6205]
    const { default: gcoord } = await import('gcoord')
    const [lng, lat] = gcoord.transform(wgs as [number, number], gcoord.WGS84, gcoord.GCJ02)
    const receipt = await house.run(
      ReceiveReport,
      { channel: 'snap', text: '井盖松动', place: { by: 'point', point: { lng, lat, crs: 'GCJ02' } } },
      at(VISITOR),
    )
    expect(receipt.gridName).toBe('第一微网格')
  })

  test('a member’s own report has no private code and waits for no rating', async () => {
    const receipt = await house.run(
      ReceiveReport,
      { channel: 'member', text: '楼道堆物', place: byCode() },
      at(here.member),
    )
    expect(receipt.trackingCode).toBeNull()
    expect((await house.ask(GetCase, { caseId: receipt.caseId }, at(here.member))).parties).toMatchObject([
      { as: 'member', name: '陈微员' },
    ])
  })

  test('photos that did not finish uploading are refused and nothing is half-written', async () => {
    const outcome = await outcomeOf(
      house.run(
        ReceiveReport,
        { channel: 'snap', text: '没传完的照片', place: byCode(), fileIds: [randomUUID()] },
        at(VISITOR),
      ),
    )
    expect(outcome).toBe('refused:file.unknown')
    expect((await house.db.pool.query("SELECT 1 FROM reports WHERE text = '没传完的照片'")).rowCount).toBe(0)
  })
})

describe('enterReport', () => {
  const enter = (as: ServerActor) =>
    house.run(
      EnterReport,
      {
        channel: 'phone',
        text: '老人家里断水',
        place: byCode(),
        reporter: { name: '孙女', phone: '15411112222' },
        onBehalfOf: { name: '奶奶', phone: null },
      },
      at(as),
    )

  test('who reported, who typed and for whom are three fields', async () => {
    const receipt = await enter(here.desk)
    const { reports } = await house.ask(ListReportsOfCase, { caseId: receipt.caseId }, at(here.desk))
    expect(reports).toMatchObject([{ channel: 'phone', typedByName: '周坐席', isAnonymous: false }])
    expect(reports[0].reporterName).toMatch(/^孙/)
    expect(reports[0].onBehalfName).toMatch(/^奶/)
    expect(receipt.trackingCode).not.toBeNull()
  })
  test('is for staff over the grid', async () => {
    expect(await outcomeOf(enter(here.siblingMember))).toBe('forbidden')
    expect(await outcomeOf(enter(VISITOR))).toBe('signed_out')
  })
  test('a member who brings it in is told as the resident is, and may urge; a desk that typed it is not', async () => {
    const partiesOf = async (caseId: string) =>
      (await house.ask(GetCase, { caseId }, at(here.desk))).parties.map((party) => party.as).sort()
    const typed = await enter(here.desk)
    expect(await partiesOf(typed.caseId)).toEqual(['on_behalf', 'opener', 'reporter'])
    const brought = await enter(here.member)
    expect(await partiesOf(brought.caseId)).toEqual(['member', 'on_behalf', 'reporter'])
    const { reports } = await house.ask(ListReportsOfCase, { caseId: brought.caseId }, at(here.desk))
    expect(reports).toMatchObject([{ typedByName: '陈微员', isAnonymous: false }])
    const mine = await house.ask(GetCase, { caseId: brought.caseId }, at(here.member))
    expect(mine.actions).toContain('urge')
    await house.run('cases.settle', { caseId: brought.caseId, answer: '已经送水上门。' }, at(here.ordinaryLead))
    await house.run('cases.verify', { caseId: brought.caseId, passed: true }, at(here.desk))
    await house.settle()
    const told = await house.db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM deliveries WHERE tenant_id = $1', [
      here.tenant,
    ])
    const letters = told.rows.map((row) => JSON.parse(house.keys.open(row.sealed)) as { address: string; text: string })
    expect(letters.filter((one) => one.text.includes(brought.number))).toHaveLength(2)
  })
  test('repeated it is one report', async () => {
    const commandId = randomUUID()
    const send = () =>
      house.run(EnterReport, { channel: 'visit', text: '来访一次', place: byCode() }, { ...at(here.desk), commandId })
    expect(await send()).toEqual(await send())
  })
})

describe('following', () => {
  test('plain words for the reporter, nothing for another code', async () => {
    const { caseId, bearer } = await caseIn({ house, here }, 'in_progress')
    const page = await house.ask(FollowReport, { caseId }, at(bearer))
    expect(page).toMatchObject({ ownerName: '王一长', answer: null })
    expect(page.steps.map((step) => step.key)).toEqual([
      'case.reported',
      'case.triaged',
      'case.assigned',
      'case.claimed',
    ])
    const stranger = await reported(house, here, '别的事')
    expect(await outcomeOf(house.ask(FollowReport, { caseId }, at(stranger.bearer)))).toBe('not_found')
  })

  test('a step whose reason is for staff only is told without it; an inner note is no step', async () => {
    const { caseId, bearer } = await caseIn({ house, here }, 'in_progress')
    await house.run('cases.note', { caseId, text: '内部记一笔' }, at(here.ordinaryLead))
    await house.run('cases.escalate', { caseId, reason: '内部理由:经费不够' }, at(here.ordinaryLead))
    const { steps } = await house.ask(FollowReport, { caseId }, at(bearer))
    expect(steps.map((step) => step.key).slice(-2)).toEqual(['case.claimed', 'case.escalated'])
    expect(JSON.stringify(steps)).not.toContain('内部')
  })

  test('merged: told the progress of the leading report, nothing of the talk with its reporter or his rating, and asked for the own', async () => {
    const leading = await caseIn({ house, here }, 'triaged')
    const merged = await caseIn({ house, here }, 'triaged')
    const see = () => house.ask(FollowReport, { caseId: merged.caseId }, at(merged.bearer))
    house.clock.advance(60_000)
    await house.run('cases.merge', { caseId: merged.caseId, intoCaseId: leading.caseId }, at(here.desk))
    const on = { caseId: leading.caseId }
    house.clock.advance(60_000)
    await house.run('cases.assign', { ...on, toPostId: here.ordinaryLead.grants[0].postId }, at(here.desk))
    await house.run('cases.claim', on, at(here.ordinaryLead))
    await house.run('cases.ask', { ...on, question: '您家是几号?' }, at(here.ordinaryLead))
    expect((await see()).openQuestion).toBeNull()
    await house.run('cases.supply', { ...on, text: '我家是 302' }, at(leading.bearer))
    await house.run('cases.note', { ...on, text: '师傅明天来', isPublic: true }, at(here.ordinaryLead))
    await house.run('cases.resolve', { ...on, outcome: 'solved', answer: '换好了灯。' }, at(here.ordinaryLead))
    await house.run('cases.verify', { ...on, passed: true }, at(here.desk))
    await house.run('cases.rate', { ...on, rating: 2, comment: '慢' }, at(leading.bearer))
    const page = await see()
    expect(page).toMatchObject({ answer: '换好了灯。', rating: null, ownVerdict: null, actions: ['rate', 'reopen'] })
    expect(page.steps.map((step) => step.key)).toEqual([
      'case.reported',
      'case.triaged',
      'case.merged',
      'case.assigned',
      'case.claimed',
      'case.noted',
      'case.resolved',
      'case.answered',
    ])
    expect(JSON.stringify(page.steps)).not.toMatch(/几号|302|慢/)
  })

  test('a building that moved to another grid: new reports go there, old cases stay where they were', async () => {
    const before = await reported(house, here, '搬之前')
    await house.run(MoveBuilding, { buildingId: here.buildingId, toGridId: here.micro[1] }, at(here.lead))
    house.clock.advance(60_000)
    const after = await reported(house, here, '搬之后')
    expect((await house.ask(GetCase, { caseId: before.caseId }, at(here.desk))).gridName).toBe('第一微网格')
    expect((await house.ask(GetCase, { caseId: after.caseId }, at(here.desk))).gridName).toBe('第二微网格')
  })

  test('a named reporter gets word by text message, once per fact', async () => {
    const receipt = await house.run(
      ReceiveReport,
      { channel: 'qr', text: '下水道堵了', place: byCode(), reporter: { name: '许居民', phone: '15433334444' } },
      at(VISITOR),
    )
    const on = { caseId: receipt.caseId }
    await house.run('cases.triage', { ...on, categoryCode: '0307', nature: 'help' }, at(here.desk))
    await house.run('cases.assign', { ...on, toPostId: here.ordinaryLead.grants[0].postId }, at(here.desk))
    await house.run('cases.claim', on, at(here.ordinaryLead))
    await house.settle()
    await house.settle()
    const letters: Letter[] = []
    const transport: Transports = {
      sms: { name: 'test', send: async (letter) => ({ is: 'sent', receipt: String(letters.push(letter)) }) },
    }
    const later = new Date(house.clock.now().getTime() + 1000)
    while ((await carry(house.db, house.keys, transport, later, openLog('silent'))) > 0);
    const mine = letters.filter((letter) => letter.address === '15433334444')
    expect(mine.map((letter) => letter.kind === 'sms' && letter.text)).toEqual([
      `【微网格】您反映的${receipt.number}已由一般网格长接手办理，请放心。`,
    ])
  })
})

test('suggestions name the words that spoke for them', async () => {
  const { suggestions } = await house.ask(SuggestCategory, { text: '厨房里有煤气味' }, at(VISITOR))
  expect(suggestions[0]).toMatchObject({ code: '0104', callsEmergency: true })
  expect(suggestions[0].because.length).toBeGreaterThan(0)
})

test('similar past cases speak too, within sight only, each leaf once, and the case itself has no say', async () => {
  const text = '沿河绿道芦苇丛飞虫成团'
  const sorted = async (categoryCode: string) => {
    const { caseId, number } = await house.run(ReceiveReport, { channel: 'qr', text, place: byCode() }, at(VISITOR))
    await house.run(TriageCase, { caseId, categoryCode, nature: 'help' }, at(here.desk))
    house.clock.advance(60_000)
    return { caseId, number }
  }
  const asked = async (as: ServerActor, caseId: string | null = null) =>
    (await house.ask(SuggestCategory, { text: '绿道那段芦苇丛飞虫好多', caseId }, at(as))).suggestions
  const past = async (as: ServerActor, caseId: string | null = null) =>
    (await asked(as, caseId)).filter((one) => one.past !== null)
  const first = await sorted('0308')
  expect(await past(here.desk)).toEqual([])
  const second = await sorted('0308')
  const third = await sorted('0301')
  const [found, ...more] = await past(here.desk)
  expect(more).toEqual([])
  expect(found).toMatchObject({ code: '0308', past: { count: 2, of: 3, numbers: [second.number, first.number] } })
  const codes = (await asked(here.desk)).map((one) => one.code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeLessThanOrEqual(3)
  expect((await past(here.desk, third.caseId))[0].past).toMatchObject({ count: 2, of: 2 })
  expect(await past(here.desk, second.caseId)).toEqual([])
  for (const stranger of [VISITOR, here.siblingMember, here.siblingLead]) expect(await past(stranger)).toEqual([])
})

test('words of danger to life call 110, 119 or 120 first, whatever kind they fit; others call nobody', async () => {
  const callsOf = async (text: string) => (await house.ask(SuggestCategory, { text }, at(VISITOR))).call
  expect(await callsOf('有人要跳楼，快来')).toEqual(['110', '119', '120'])
  expect(await callsOf('There is a smell of gas in the stairwell')).toEqual(['119'])
  expect(await callsOf('三楼楼道灯坏了')).toEqual([])
})

test('my reports are those of the signed-in person', async () => {
  const receipt = await house.run(
    ReceiveReport,
    { channel: 'qr', text: '我自己报的', place: byCode() },
    at(here.siblingMember),
  )
  const { reports } = await house.ask(ListMyReports, {}, at(here.siblingMember))
  expect(reports.map((report) => report.caseId)).toContain(receipt.caseId)
  expect((await house.ask(ListMyReports, {}, at(here.siblingLead))).reports).toEqual([])
})
