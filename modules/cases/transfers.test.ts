import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { readContext } from '../../platform/context.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { postOf } from '../../tests/access/ready.ts'
import { partnerBy, transferred } from '../../tests/access/transferred.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  AnswerTransfer,
  AskAssist,
  AskTransfer,
  AssignCase,
  DeclineTransfer,
  EndTransfer,
  EscalateCase,
  FinishTransfer,
  GetCase,
  GetTimeline,
  GetTransferLink,
  ListPartners,
  OpenTransfer,
  ResolveCase,
  TakeAssist,
  TakeTransfer,
  TransferCase,
  TriageCase,
  VerifyCase,
  WithdrawCase,
} from './contract.ts'
import { reminderSweep } from './reminders.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const HOUR = 3_600_000
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const see = (caseId: string, as: ServerActor = here.desk) => house.ask(GetCase, { caseId }, at(as))
const working = () => caseIn({ house, here }, 'in_progress')
const open = (partner: ServerActor) => house.ask(OpenTransfer, {}, at(partner))
const answer = { outcome: 'solved', answer: '已经换好灯泡，请您放心。' } as const
const TO = { name: '安居物业', kind: 'property_manager', contactName: '李经理', phone: '13900007777' } as const
const asked = { to: TO, task: '请派人更换楼道灯泡。', days: 2 }

async function sent() {
  const made = await working()
  return { ...made, ...(await transferred({ house, here }, made.caseId)) }
}

const letters = async (like: string) =>
  (
    await house.db.pool.query<{ sealed: Buffer }>(
      'SELECT sealed FROM deliveries WHERE tenant_id = $1 AND dedupe_key LIKE $2',
      [here.tenant, like],
    )
  ).rows.map((row) => JSON.parse(house.keys.open(row.sealed)) as { address: string; text: string })

describe('transfer (转办)', () => {
  test('an organization gets the link by message; owner and clocks of the case stay as they were', async () => {
    const { caseId } = await working()
    const before = await see(caseId)
    await house.run(TransferCase, { caseId, ...asked }, at(here.ordinaryLead))
    const after = await see(caseId)
    expect(after).toMatchObject({
      ownerPostId: before.ownerPostId,
      state: before.state,
      dueAt: before.dueAt,
      nextDeadlineAt: before.nextDeadlineAt,
      clocks: before.clocks,
    })
    const [one] = after.transfers
    expect(one).toMatchObject({
      organizationName: '安居物业',
      state: 'sent',
      phoneMasked: '139****7777',
      sharedPhotos: 0,
    })
    expect(one.receiveBy <= one.dueAt).toBe(true)
    const { code } = await house.ask(GetTransferLink, { caseId, transferId: one.id }, at(here.ordinaryLead))
    const [letter] = await letters(`transfer/${one.id}`)
    expect(letter.address).toBe('13900007777')
    expect(letter.text).toContain(`{home}/p/${code}`)
    // The code itself stands nowhere: the directory and the row know its HMAC only.
    const kept = await house.db.pool.query('SELECT * FROM directory WHERE tenant_id = $1', [here.tenant])
    expect(JSON.stringify(kept.rows)).not.toContain(code.replaceAll('-', ''))
  })

  test('a registered organization is chosen by its id, one of nowhere is not', async () => {
    const { caseId } = await working()
    const input = { communityId: here.communityId, name: '银杏社工', kind: 'social_organization' } as const
    const { organizationId } = await house.run('people.registerOrganization', input, at(here.lead))
    expect(await house.ask(ListPartners, { caseId }, at(here.desk))).toMatchObject({
      organizations: [{ id: organizationId, name: '银杏社工' }],
    })
    await house.run(TransferCase, { caseId, ...asked, to: { organizationId } }, at(here.desk))
    expect((await see(caseId)).transfers).toMatchObject([{ organizationName: '银杏社工', phoneMasked: null }])
    const nowhere = { organizationId: '00000000-0000-4000-8000-000000000000' }
    expect(await outcomeOf(house.run(TransferCase, { caseId, ...asked, to: nowhere }, at(here.desk)))).toBe('not_found')
  })

  test('repeated it is sent once; a member of the grid may not', async () => {
    const { caseId } = await working()
    const commandId = crypto.randomUUID()
    const send = () => house.run(TransferCase, { caseId, ...asked }, { ...at(here.ordinaryLead), commandId })
    expect(await send()).toEqual(await send())
    expect((await see(caseId)).transfers).toHaveLength(1)
    expect(await outcomeOf(house.run(TransferCase, { caseId, ...asked }, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.ask(ListPartners, { caseId }, at(here.member)))).toBe('forbidden')
  })

  test('the reporter stays unknown unless his contact is shared for a reason, which is logged', async () => {
    const { caseId, partner } = await sent()
    const shown = JSON.stringify(await open(partner))
    const row = await house.db.q
      .selectFrom('cases')
      .select(['summary', 'number'])
      .where('tenant_id', '=', here.tenant)
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(shown).not.toContain(row.summary)
    expect(shown).not.toContain(row.number)
    const named = await house.run(
      'intake.receiveReport',
      {
        channel: 'qr',
        text: '三楼漏水，请尽快来看',
        place: { by: 'code', code: here.code },
        reporter: { name: '陈静', phone: '13800138111' },
      },
      at({ kind: 'visitor' }),
    )
    await house.run(TriageCase, { caseId: named.caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    const party = (await see(named.caseId)).parties.find((one) => one.as === 'reporter')
    const shareContact = { partyId: party?.partyId ?? '', reason: '物业要约时间上门' }
    await house.run(TransferCase, { caseId: named.caseId, ...asked, shareContact }, at(here.desk))
    const [one] = (await see(named.caseId)).transfers
    const { code } = await house.ask(GetTransferLink, { caseId: named.caseId, transferId: one.id }, at(here.desk))
    expect((await open(partnerBy(house, one.id, code))).work?.contact).toEqual({ name: '陈静', phone: '13800138111' })
    const log = await house.db.pool.query('SELECT query, reason FROM access_log WHERE tenant_id = $1', [here.tenant])
    expect(log.rows).toContainEqual({ query: 'cases.transfer', reason: '物业要约时间上门' })
  })
})

describe('what a partner does with his link', () => {
  test('takes it, asks, is answered by our owner, and finishes with an answer', async () => {
    const { caseId, partner, transferId } = await sent()
    expect((await open(partner)).work?.can).toEqual([
      'takeTransfer',
      'askTransfer',
      'finishTransfer',
      'declineTransfer',
    ])
    const commandId = crypto.randomUUID()
    const take = () => house.run(TakeTransfer, { transferId }, { ...at(partner), commandId })
    expect(await take()).toEqual(await take())
    expect(await outcomeOf(house.run(TakeTransfer, { transferId }, at(partner)))).toBe('refused:case.transfer_not_now')
    await house.run(AskTransfer, { transferId, question: '从哪个门进？' }, at(partner))
    const [waiting] = (await see(caseId)).transfers
    expect(waiting.replyBy).not.toBeNull()
    house.clock.advance(60_000)
    await house.run(AnswerTransfer, { caseId, transferId, text: '从东门进。' }, at(here.ordinaryLead))
    expect((await open(partner)).work?.thread.map((entry) => `${entry.by}: ${entry.text}`)).toEqual([
      'them: 从哪个门进？',
      'us: 从东门进。',
    ])
    expect(await outcomeOf(house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead)))).toBe(
      'refused:case.transfers_open',
    )
    const done = await house.run(FinishTransfer, { transferId, answer: '灯泡换好了。' }, at(partner))
    expect(done.work).toMatchObject({ state: 'done', can: [] })
    expect((await house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead))).state).toBe('resolved')
    const told = (await house.ask(GetTimeline, { caseId }, at(here.desk))).entries.filter(
      (one) => one.facts.organization,
    )
    expect(told.map((one) => one.event)).toEqual([
      'case.transferred',
      'case.transfer_taken',
      'case.transfer_asked',
      'case.transfer_answered',
      'case.transfer_done',
    ])
  })

  test('declines with a reason: it is back with our owner, who owes an arrangement by a date', async () => {
    const { caseId, partner, transferId } = await sent()
    const input = { transferId, reason: 'wrong_duty', note: '灯归路灯所管。' } as const
    expect((await house.run(DeclineTransfer, input, at(partner))).over).toBe('declined')
    const [one] = (await see(caseId)).transfers
    expect(one).toMatchObject({ state: 'declined', declineReason: 'wrong_duty' })
    expect(one.replyBy).not.toBeNull()
    await house.run(EndTransfer, { caseId, transferId, reason: '改请路灯所。' }, at(here.ordinaryLead))
    expect((await see(caseId)).transfers[0]).toMatchObject({ state: 'ended', replyBy: null })
  })

  test.each([
    ['askTransfer', AskTransfer, { question: '从哪个门进？' }],
    ['finishTransfer', FinishTransfer, { answer: '灯泡换好了。' }],
    ['declineTransfer', DeclineTransfer, { reason: 'other', note: '没有人手。' }],
    ['takeTransfer', TakeTransfer, {}],
  ] as const)('%s: repeated it is done once, with another link or none not at all', async (_name, contract, more) => {
    const { transferId, partner, bearer } = await sent()
    const other = await sent()
    const input = { transferId, ...more } as never
    const commandId = crypto.randomUUID()
    const first = await house.run(contract, input, { ...at(partner), commandId })
    expect(await house.run(contract, input, { ...at(partner), commandId })).toEqual(first)
    expect(await outcomeOf(house.run(contract, input, at(other.partner)))).toBe('not_found')
    expect(await outcomeOf(house.run(contract, input, at(bearer)))).toBe('signed_out')
    expect(await outcomeOf(house.run(contract, input, at(here.lead)))).toBe('signed_out')
  })

  test('sees his own part and nothing else of the house', async () => {
    const { caseId, partner } = await sent()
    expect(await outcomeOf(house.ask(GetCase, { caseId }, at(partner)))).toBe('not_found')
    expect(await outcomeOf(house.ask(GetTimeline, { caseId }, at(partner)))).toBe('not_found')
    expect(await outcomeOf(house.ask('intake.follow', { caseId }, at(partner)))).toBe('not_found')
    expect(await outcomeOf(house.ask('cases.desk', {}, at(partner)))).toBe('signed_out')
    const guessed = { ...partner, bearerHash: '00'.repeat(32) }
    expect(await outcomeOf(open(guessed))).toBe('not_found')
  })
})

describe('photos of a partner', () => {
  /** A photo that was sent and that nobody has taken yet. */
  const sentPhoto = async () => {
    const id = crypto.randomUUID()
    await house.db.q
      .insertInto('files')
      .values({
        tenant_id: here.tenant,
        id,
        state: 'waiting',
        media_type: 'image/jpeg',
        bytes: 3,
        width: 1,
        height: 1,
        sha256: Buffer.alloc(32),
        uploaded_at: house.clock.now(),
      })
      .execute()
    return id
  }
  /** What the address of a photo asks: whether the owner of the file lets this actor see it. */
  const sees = (as: ServerActor, transferId: string, fileId: string) => {
    const { db, keys, clock, modules } = house.running.house
    const sight = modules.flatMap((one) => one.fileSight?.transfer ?? [])[0]
    return db.snapshot((sql) =>
      sight(readContext({ sql, db, keys, tenant: here.tenant, now: clock.now(), actor: as }), transferId, fileId),
    )
  }

  test('are given with the answer and seen by himself and staff in sight, by no other partner and no reporter', async () => {
    const { caseId, transferId, partner, bearer } = await sent()
    const other = await sent()
    const photo = await sentPhoto()
    await house.run(FinishTransfer, { transferId, answer: '灯泡换好了。', fileIds: [photo] }, at(partner))
    expect((await open(partner)).work?.fileIds).toEqual([photo])
    expect((await see(caseId)).transfers[0].fileIds).toEqual([photo])
    expect((await open(other.partner)).work?.fileIds).toEqual([])
    const who = { partner, desk: here.desk, other: other.partner, bearer, stranger: here.siblingMember }
    const seen = await Promise.all(
      Object.entries(who).map(async ([name, as]) => ((await sees(as, transferId, photo)) ? name : null)),
    )
    expect(seen.filter((name) => name !== null)).toEqual(['partner', 'desk'])
    // One photo is proof of one part.
    const again = { transferId: other.transferId, answer: '灯泡换好了。', fileIds: [photo] }
    expect(await outcomeOf(house.run(FinishTransfer, again, at(other.partner)))).toBe('refused:file.unknown')
  })

  test('are out of his sight when the link is over', async () => {
    const { caseId, transferId, partner } = await sent()
    const photo = await sentPhoto()
    await house.run(FinishTransfer, { transferId, answer: '灯泡换好了。', fileIds: [photo] }, at(partner))
    await house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead))
    expect(await sees(partner, transferId, photo)).toBe(true)
    await house.db.pool.query('UPDATE case_transfers SET link_until = $3 WHERE tenant_id = $1 AND id = $2', [
      here.tenant,
      transferId,
      new Date(house.clock.now().getTime() - 1),
    ])
    expect(await sees(partner, transferId, photo)).toBe(false)
    expect(await sees(here.desk, transferId, photo)).toBe(true)
  })
})

describe('a link that is over says why and whom to call', () => {
  const over = async (partner: ServerActor, transferId: string) => {
    const seen = await open(partner)
    expect(seen.work).toBeNull()
    expect(seen.call.communityName).not.toBe('')
    expect(seen.call.role).not.toBeNull()
    expect(await outcomeOf(house.run(FinishTransfer, { transferId, answer: '灯泡换好了。' }, at(partner)))).toMatch(
      /^refused/,
    )
    return seen.over
  }

  test('ended by us', async () => {
    const { caseId, transferId, partner } = await sent()
    const end = { caseId, transferId, reason: '我们自己换好了。' }
    expect(await outcomeOf(house.run(EndTransfer, end, at(here.member)))).toBe('forbidden')
    const commandId = crypto.randomUUID()
    await house.run(EndTransfer, end, { ...at(here.ordinaryLead), commandId })
    await house.run(EndTransfer, end, { ...at(here.ordinaryLead), commandId })
    expect(await over(partner, transferId)).toBe('ended')
    expect(await outcomeOf(house.ask(GetTransferLink, { caseId, transferId }, at(here.ordinaryLead)))).toBe(
      'refused:case.transfer_over',
    )
  })

  test('after the case closed, also what was done', async () => {
    const { caseId, transferId, partner } = await sent()
    await house.run(FinishTransfer, { transferId, answer: '灯泡换好了。' }, at(partner))
    await house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead))
    expect((await open(partner)).work?.state).toBe('done')
    await house.run(VerifyCase, { caseId, passed: true }, at(here.desk))
    await house.db.pool.query(`UPDATE cases SET state = 'closed', closed_at = $3 WHERE tenant_id = $1 AND id = $2`, [
      here.tenant,
      caseId,
      house.clock.now(),
    ])
    expect(await over(partner, transferId)).toBe('closed')
  })

  test('withdrawn by the reporter: nobody is reminded of it any more', async () => {
    const { caseId, bearer } = await caseIn({ house, here }, 'assigned')
    await house.run(TransferCase, { caseId, ...asked }, at(here.desk))
    await house.run(WithdrawCase, { caseId }, at(bearer))
    expect((await see(caseId)).transfers[0].state).toBe('ended')
  })

  test('after its end', async () => {
    const { transferId, partner } = await sent()
    await house.db.pool.query('UPDATE case_transfers SET link_until = $3 WHERE tenant_id = $1 AND id = $2', [
      here.tenant,
      transferId,
      new Date(house.clock.now().getTime() - 1),
    ])
    expect(await over(partner, transferId)).toBe('expired')
  })
})

describe('two loops: received and done', () => {
  const sweep = () => house.running.sweep(reminderSweep, here.tenant)
  const told = async (caseId: string, like: RegExp) => {
    const rows = await house.db.pool.query<{ name: string; body: string }>(
      `SELECT name, body FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name IN ('case.reminded', 'case.raised') ORDER BY seq`,
      [here.tenant, caseId],
    )
    return rows.rows
      .map((row) => JSON.parse(row.body).data)
      .filter((data) => like.test(data.clock))
      .map((data) => `${data.clock} ${data.percent ?? `+${data.days}`} ${data.to}`)
  }

  test('the reporting member is told as the resident is', async () => {
    const receipt = await house.run(
      'intake.receiveReport',
      { channel: 'member', text: '单元门口堆了杂物', place: { by: 'code', code: here.code } },
      at(here.member),
    )
    const { caseId } = receipt
    await house.run(TriageCase, { caseId, categoryCode: '0303', nature: 'hazard' }, at(here.desk))
    await house.run(AssignCase, { caseId, toPostId: postOf(here.ordinaryLead) }, at(here.desk))
    await house.run('cases.claim', { caseId }, at(here.ordinaryLead))
    await house.settle()
    expect((await letters('%')).filter((one) => one.text.includes(`您反映的${receipt.number}`))).toHaveLength(1)
  })

  test('a receipt that is missing climbs: of a transfer, and of a case that was passed up', async () => {
    const out = await sent()
    const passed = await working()
    await house.run(EscalateCase, { caseId: passed.caseId, reason: '需要社区协调物业。' }, at(here.ordinaryLead))
    for (let quarter = 0; quarter < 24 * 4 * 3; quarter++) {
      house.clock.advance(HOUR / 4)
      await sweep()
    }
    const owner = postOf(here.ordinaryLead)
    const receipt = await told(out.caseId, /^transfer_receipt$/)
    expect(receipt.slice(0, 3)).toEqual([
      `transfer_receipt 50 ${owner}`,
      `transfer_receipt 80 ${owner}`,
      `transfer_receipt 100 ${owner}`,
    ])
    expect(receipt[3]).toBe(`transfer_receipt +1 ${postOf(here.lead)}`)
    expect((await told(passed.caseId, /^assign$/)).some((line) => line.startsWith('assign +1'))).toBe(true)
  })

  test('a receipt that is missing of help that was asked for climbs in the line of the helper; taken on, the task has its own date', async () => {
    const { caseId, bearer } = await working()
    const help = { caseId, toPostId: postOf(here.liaison), task: '请学校腾出后门通道。', days: 4 }
    const askedAt = house.clock.now()
    await house.run(AskAssist, help, at(here.ordinaryLead))
    const [one] = (await see(caseId)).assists
    expect([one.takenAt, one.endedAt]).toEqual([null, null])
    expect(new Date(one.receiveBy) > askedAt && one.receiveBy < one.dueAt).toBe(true)
    for (let quarter = 0; quarter < 24 * 4 * 2; quarter++) {
      house.clock.advance(HOUR / 4)
      await sweep()
    }
    const liaison = postOf(here.liaison)
    expect(await told(caseId, /^assist/)).toEqual([
      `assist_receipt 50 ${liaison}`,
      `assist_receipt 80 ${liaison}`,
      `assist_receipt 100 ${liaison}`,
      `assist_receipt +1 ${postOf(here.lead)}`,
    ])
    // The promise to the reporter stands: he is told of no lateness.
    const { steps } = await house.ask('intake.follow', { caseId }, at(bearer))
    expect(steps.map((step) => step.key)).not.toContain('case.raised')
    await house.run(TakeAssist, { caseId, assistId: one.id }, at(here.liaison))
    expect((await see(caseId)).assists[0]).toMatchObject({ takenAt: house.clock.now().toISOString(), dueAt: one.dueAt })
    for (let hour = 0; hour < 24 * 6; hour++) {
      house.clock.advance(HOUR)
      await sweep()
    }
    expect(await told(caseId, /^assist$/)).toContain(`assist 100 ${liaison}`)
    expect(await told(caseId, /^assist_receipt$/)).toHaveLength(4)
  })

  test('what was taken on is reminded of by its own date', async () => {
    const { caseId, transferId, partner } = await sent()
    await house.run(TakeTransfer, { transferId }, at(partner))
    for (let hour = 0; hour < 24 * 8; hour += 2) {
      house.clock.advance(2 * HOUR)
      await sweep()
    }
    const lines = await told(caseId, /^transfer/)
    expect(lines.slice(0, 3).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'transfer 50',
      'transfer 80',
      'transfer 100',
    ])
    expect(lines.every((line) => line.startsWith('transfer '))).toBe(true)
  })
})

test('another report of the same house does not open a transfer', async () => {
  const { transferId } = await sent()
  const { bearer } = await reported(house, here, '别的事')
  expect(await outcomeOf(house.run(TakeTransfer, { transferId }, at(bearer)))).toBe('signed_out')
})
