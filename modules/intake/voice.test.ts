import { randomUUID } from 'node:crypto'
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWeb } from '../../app/web.ts'
import type { ServerActor } from '../../platform/access.ts'
import { directoryKey } from '../../platform/directory.ts'
import { type FileRoom, keepPhoto, keepSound, openFileRoom } from '../../platform/files.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { openTemporary } from '../../tests/support/server.ts'
import { GetCase, ListDesk, TriageCase } from '../cases/contract.ts'
import {
  EnterReport,
  FollowReport,
  JoinReport,
  ListMyReports,
  ListReportsOfCase,
  ReceiveReport,
  Transcribe,
} from './contract.ts'

let house: TestHouse
let here: TestCommunity
let folder: string
let room: FileRoom
let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await openTemporary('weige-voice-')
  room = await openFileRoom(join(folder, 'files'))
  web = await openWeb(house.running, {
    files: room,
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: true,
    version: '0',
    publicUrl: 'http://127.0.0.1',
  })
})
afterAll(async () => {
  await web.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => house.clock.advance(60_000))

const VISITOR: ServerActor = { kind: 'visitor' }
const at = (as: ServerActor | { accountId: string }) => ({ as, tenant: here.tenant })
const byCode = () => ({ by: 'code' as const, code: here.code })
/** A voice that was uploaded and waits for its report. */
async function voice(name = 'voice.webm'): Promise<string> {
  const id = randomUUID()
  const path = join(folder, 'upload')
  await copyFile(join(import.meta.dirname, '../../tests/support/sounds', name), path)
  await keepSound(room, house.db, here.tenant, id, path, house.clock.now())
  return id
}
const spoken = async (more: object = {}) => {
  const voiceId = await voice()
  const receipt = await house.run(
    ReceiveReport,
    { channel: 'qr', text: '', voiceId, place: byCode(), ...more },
    at(VISITOR),
  )
  const row = await house.db.q
    .selectFrom('reports')
    .select(['id', 'tracking_hash'])
    .where('tenant_id', '=', here.tenant)
    .where('case_id', '=', receipt.caseId)
    .executeTakeFirstOrThrow()
  const bearer: ServerActor = {
    kind: 'bearer',
    subjectId: receipt.caseId,
    bearerHash: row.tracking_hash?.toString('hex') ?? '',
  }
  return { ...receipt, voiceId, bearer }
}

describe('a report that is only spoken', () => {
  test('is taken without a word, says so, and is heard by who works on it and by who said it', async () => {
    const one = await spoken()
    const { reports } = await house.ask(ListReportsOfCase, { caseId: one.caseId }, at(here.desk))
    expect(reports).toMatchObject([{ text: '语音上报', isSpoken: true, fileIds: [] }])
    expect(reports[0].voices).toMatchObject([{ fileId: one.voiceId, mediaType: 'audio/webm', transcripts: [] }])
    const page = await house.ask(FollowReport, { caseId: one.caseId }, at(one.bearer))
    expect(page.voices).toMatchObject([{ fileId: one.voiceId }])
    expect(page.files).toEqual([])
  })
  test('in English it says so in English; at the counter and for "me too" it is taken as well', async () => {
    const english = await spoken({ language: 'en' })
    expect((await house.ask(GetCase, { caseId: english.caseId }, at(here.desk))).summary).toBe('Voice report')
    const typed = await house.run(
      EnterReport,
      { channel: 'visit', text: '', voiceId: await voice(), place: byCode() },
      at(here.member),
    )
    expect((await house.ask(GetCase, { caseId: typed.caseId }, at(here.desk))).summary).toBe('语音上报')
    await house.run(TriageCase, { caseId: english.caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    const joined = await house.run(
      JoinReport,
      { caseId: english.caseId, channel: 'visit', text: '', voiceId: await voice(), place: byCode() },
      at(here.desk),
    )
    expect(joined.caseId).toBe(english.caseId)
  })
  test('without words and without a voice nothing was reported', async () => {
    expect(await outcomeOf(house.run(ReceiveReport, { channel: 'qr', text: '', place: byCode() }, at(VISITOR)))).toBe(
      'invalid:text',
    )
    expect(
      await outcomeOf(
        house.run(ReceiveReport, { channel: 'qr', text: '', voiceId: randomUUID(), place: byCode() }, at(VISITOR)),
      ),
    ).toBe('refused:file.unknown')
  })
  test('a picture is no voice and a voice no picture', async () => {
    const sharp = (await import('sharp')).default
    const photo = randomUUID()
    const path = join(folder, 'photo')
    await sharp({ create: { width: 40, height: 40, channels: 3, background: '#333' } })
      .jpeg()
      .toFile(path)
    await keepPhoto(room, house.db, here.tenant, photo, path, house.clock.now())
    const report = (files: object) =>
      outcomeOf(house.run(ReceiveReport, { channel: 'qr', text: '灯坏了', place: byCode(), ...files }, at(VISITOR)))
    expect(await report({ voiceId: photo })).toBe('refused:file.unknown')
    expect(await report({ fileIds: [await voice()] })).toBe('refused:file.unknown')
  })
  test('a voice belongs to one report only', async () => {
    const { voiceId } = await spoken()
    expect(
      await outcomeOf(house.run(ReceiveReport, { channel: 'qr', text: '', voiceId, place: byCode() }, at(VISITOR))),
    ).toBe('refused:file.unknown')
  })
})

describe('transcribe', () => {
  const type = (caseId: string, fileId: string, text: string, as: ServerActor, commandId?: string) =>
    house.run(Transcribe, { caseId, fileId, text }, { ...at(as), commandId })

  test('the words stand beside the voice, and the case is called and found by them', async () => {
    const { caseId, voiceId, bearer, number } = await spoken()
    const typed = await type(caseId, voiceId, '三楼楼道灯坏了，晚上看不见台阶', here.desk)
    expect(typed.transcripts).toMatchObject([{ text: '三楼楼道灯坏了，晚上看不见台阶', byName: '周坐席' }])
    const { reports } = await house.ask(ListReportsOfCase, { caseId }, at(here.desk))
    expect(reports[0]).toMatchObject({ text: '语音上报', isSpoken: true })
    expect((await house.ask(GetCase, { caseId }, at(here.desk))).summary).toBe('三楼楼道灯坏了，晚上看不见台阶')
    const found = await house.ask(ListDesk, { scope: 'all', search: '看不见台阶' }, at(here.desk))
    expect(found.cases.map((one) => one.number)).toContain(number)
    const page = await house.ask(FollowReport, { caseId }, at(bearer))
    expect(page.voices[0].transcripts).toMatchObject([{ text: '三楼楼道灯坏了，晚上看不见台阶', byName: null }])
    expect(page.steps.map((step) => step.key)).toEqual(['case.reported'])
  })
  test('written again nothing is replaced, and the case keeps its name', async () => {
    const { caseId, voiceId } = await spoken()
    await type(caseId, voiceId, '楼道灯坏了', here.desk)
    house.clock.advance(1000)
    const again = await type(caseId, voiceId, '四楼楼道灯坏了', here.ordinaryLead)
    expect(again.transcripts.map((one) => one.text)).toEqual(['楼道灯坏了', '四楼楼道灯坏了'])
    expect((await house.ask(GetCase, { caseId }, at(here.desk))).summary).toBe('楼道灯坏了')
  })
  test('sent twice it is written once; at the same time both are kept', async () => {
    const { caseId, voiceId } = await spoken()
    const commandId = randomUUID()
    const [one, two] = await Promise.all([
      type(caseId, voiceId, '听到一次', here.desk, commandId),
      type(caseId, voiceId, '听到一次', here.desk, commandId),
    ])
    expect(two).toEqual(one)
    await Promise.all([type(caseId, voiceId, '甲听到', here.desk), type(caseId, voiceId, '乙听到', here.lead)])
    const { reports } = await house.ask(ListReportsOfCase, { caseId }, at(here.desk))
    expect(reports[0].voices[0].transcripts).toHaveLength(3)
  })
  test('is for staff in sight, and for voices of this case', async () => {
    const { caseId, voiceId, bearer } = await spoken()
    const other = await spoken()
    expect(await outcomeOf(type(caseId, voiceId, '听', here.siblingMember))).toBe('not_found')
    expect(await outcomeOf(type(caseId, voiceId, '听', bearer))).toMatch(/forbidden|signed_out/)
    expect(await outcomeOf(type(caseId, other.voiceId, '听', here.desk))).toBe('not_found')
    expect(await outcomeOf(type(caseId, voiceId, '  ', here.desk))).toBe('invalid:text')
  })
  test('what was heard is sealed in the chain, not written into it', async () => {
    const { caseId, voiceId } = await spoken()
    await type(caseId, voiceId, '我家住三幢', here.desk)
    const events = await house.db.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE name = 'report.transcribed' AND subject_id = $1",
      [caseId],
    )
    expect(events.rows).toHaveLength(1)
    expect(events.rows[0].body).not.toContain('三幢')
    expect(JSON.parse(events.rows[0].body).data.summary_seal).toMatch(/^[0-9a-f]+$|^[\w+/=-]+$/)
  })
})

describe('adding by voice', () => {
  test('the reporter adds without a word; staff hear it and write it down; who joined does not hear it', async () => {
    const { caseId, bearer } = await spoken()
    await house.run(TriageCase, { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    const joined = await house.run(
      JoinReport,
      { caseId, channel: 'qr', text: '我家也是', place: byCode() },
      at(VISITOR),
    )
    const follower: ServerActor = {
      kind: 'bearer',
      subjectId: caseId,
      bearerHash: directoryKey(house.keys, 'tracking', joined.trackingCode ?? '').toString('hex'),
    }
    const voiceId = await voice('voice.m4a')
    await house.run('cases.supply', { caseId, text: '', voiceId }, at(bearer))
    const { addedVoices } = await house.ask(ListReportsOfCase, { caseId }, at(here.desk))
    expect(addedVoices).toMatchObject([{ fileId: voiceId, mediaType: 'audio/mp4' }])
    await house.run(Transcribe, { caseId, fileId: voiceId, text: '现在更暗了' }, at(here.desk))
    const page = await house.ask(FollowReport, { caseId }, at(bearer))
    expect(page.voices).toHaveLength(2)
    expect(page.steps.at(-1)).toMatchObject({ key: 'case.supplied', text: '语音补充' })
    expect(await heard(voiceId, bearer)).toBe(200)
    expect(await heard(voiceId, follower)).toBe(404)
    expect((await house.ask(FollowReport, { caseId }, at(follower))).voices).toEqual([])
  })
  test('neither words nor voice is nothing', async () => {
    const { caseId, bearer } = await spoken()
    expect(await outcomeOf(house.run('cases.supply', { caseId, text: '' }, at(bearer)))).toBe('invalid:text')
  })
  /** What the file sight says, as the server asks it. */
  async function heard(fileId: string, as: ServerActor): Promise<number> {
    const row = await house.db.q
      .selectFrom('files')
      .select(['owner_type', 'owner_id'])
      .where('tenant_id', '=', here.tenant)
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    return house.db.snapshot(async (sql) => {
      const { readContext } = await import('../../platform/context.ts')
      const ctx = readContext({
        sql,
        db: house.db,
        keys: house.keys,
        tenant: here.tenant,
        now: house.clock.now(),
        actor: as,
      })
      const sight = house.running.house.modules.flatMap((module) => module.fileSight?.[row.owner_type ?? ''] ?? [])
      return (await sight[0](ctx, row.owner_id ?? '', fileId)) ? 200 : 404
    })
  }
})

describe('over the wire', () => {
  test('who may hear it gets it whole or in parts, as what it is and nothing else', async () => {
    const one = await spoken()
    const url = `/files/${here.tenant}/${one.voiceId}`
    const headers = { 'x-weige': '1', 'x-weige-bearer': one.trackingCode ?? '' }
    const whole = await web.inject({ method: 'GET', url, headers })
    expect(whole.statusCode).toBe(200)
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/webm',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'content-length': String(whole.rawPayload.length),
    })
    const part = await web.inject({ method: 'GET', url, headers: { ...headers, range: 'bytes=0-1' } })
    expect([part.statusCode, part.headers['content-range'], part.rawPayload.length]).toEqual([
      206,
      `bytes 0-1/${whole.rawPayload.length}`,
      2,
    ])
    const tail = await web.inject({ method: 'GET', url, headers: { ...headers, range: 'bytes=-5' } })
    expect(tail.rawPayload.equals(whole.rawPayload.subarray(-5))).toBe(true)
    const rest = await web.inject({ method: 'GET', url, headers: { ...headers, range: 'bytes=10-' } })
    expect(rest.rawPayload.equals(whole.rawPayload.subarray(10))).toBe(true)
    const beyond = await web.inject({ method: 'GET', url, headers: { ...headers, range: 'bytes=999999-' } })
    expect(beyond.statusCode).toBe(416)
    expect((await web.inject({ method: 'GET', url, headers: { 'x-weige': '1' } })).statusCode).toBe(401)
    const stranger = await spoken()
    const other = { 'x-weige': '1', 'x-weige-bearer': stranger.trackingCode ?? '' }
    expect((await web.inject({ method: 'GET', url, headers: other })).statusCode).toBe(404)
  })
})

describe('for a member of the family', () => {
  let count = 0
  const resident = async (name: string) => {
    const phone = `1560000${String(++count).padStart(4, '0')}`
    const { personId } = await house.run(
      'people.registerPerson',
      { communityId: here.communityId, name, phone },
      at(SYSTEM),
    )
    const login = { personId, login: `family.${count}`, password: 'green-lantern-7' }
    const { accountId } = await house.run('people.openAccount', login, at(SYSTEM))
    return { accountId, personId, phone }
  }
  const family = async () => {
    const [grandmother, grandson] = [await resident('罗奶奶'), await resident('罗小山')]
    const { code } = await house.run('people.inviteProxy', { communityId: here.communityId }, at(grandmother))
    const { proxyId } = await house.run('people.acceptProxy', { code }, at(grandson))
    return { grandmother, grandson, proxyId }
  }
  const report = (as: ServerActor | { accountId: string }, more: object = {}) =>
    house.run(ReceiveReport, { channel: 'qr', text: '楼道灯坏了', place: byCode(), ...more }, at(as))
  const answered = async (caseId: string) => {
    await house.run('cases.settle', { caseId, answer: '灯已经修好。' }, at(here.ordinaryLead))
    await house.run('cases.verify', { caseId, passed: true }, at(here.desk))
  }

  test('without any paper, by name alone: who reported, who typed and for whom are three fields', async () => {
    const grandson = await resident('孙子')
    const receipt = await report(grandson, { onBehalfOf: { name: '李奶奶' } })
    const { reports } = await house.ask(ListReportsOfCase, { caseId: receipt.caseId }, at(here.desk))
    expect(reports[0].reporterName).toMatch(/^孙/)
    expect(reports[0].typedByName).toBe('孙子')
    expect(reports[0].onBehalfName).toMatch(/^李/)
    const anonymous = await report(VISITOR, { onBehalfOf: { name: '王奶奶' } })
    expect(anonymous.trackingCode).not.toBeNull()
  })
  test('who acts for her reports for her, and both follow it; one of them rates for both', async () => {
    const { grandmother, grandson } = await family()
    const receipt = await report(grandson, { onBehalfOf: { personId: grandmother.personId } })
    const hers = await house.ask(ListMyReports, {}, at(grandmother))
    expect(hers.reports).toMatchObject([{ caseId: receipt.caseId, forName: null }])
    await answered(receipt.caseId)
    const page = await house.ask(FollowReport, { caseId: receipt.caseId }, at(grandson))
    expect(page.actions).toContain('rate')
    await house.run('cases.rate', { caseId: receipt.caseId, rating: 5 }, at(grandson))
    expect((await house.ask(GetCase, { caseId: receipt.caseId }, at(here.desk))).state).toBe('closed')
  })
  test('he sees, follows and rates what she reported herself, is told of it, and no longer once it ended', async () => {
    const { grandmother, grandson, proxyId } = await family()
    const receipt = await report(grandmother)
    const his = await house.ask(ListMyReports, {}, at(grandson))
    expect(his.reports).toMatchObject([{ caseId: receipt.caseId, forName: '罗奶奶' }])
    await answered(receipt.caseId)
    await house.settle()
    const told = await house.db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM deliveries')
    const letters = told.rows.map((row) => JSON.parse(house.keys.open(row.sealed)) as { address: string; text: string })
    const phones = letters.filter((one) => one.text.includes(receipt.number)).map((one) => one.address)
    expect(phones.sort()).toEqual([grandmother.phone, grandson.phone].sort())
    expect((await house.ask(FollowReport, { caseId: receipt.caseId }, at(grandson))).actions).toContain('rate')
    await house.run('people.endProxy', { proxyId }, at(grandmother))
    expect(await outcomeOf(house.ask(FollowReport, { caseId: receipt.caseId }, at(grandson)))).toBe('not_found')
    expect((await house.ask(ListMyReports, {}, at(grandson))).reports).toEqual([])
  })
  test('what is sensitive stays hers alone', async () => {
    const { grandmother, grandson } = await family()
    const receipt = await report(grandmother, { text: '家里有人打我' })
    await house.db.pool.query('UPDATE cases SET is_sensitive = true WHERE id = $1', [receipt.caseId])
    expect(await outcomeOf(house.ask(FollowReport, { caseId: receipt.caseId }, at(grandmother)))).toBe('ok')
    expect(await outcomeOf(house.ask(FollowReport, { caseId: receipt.caseId }, at(grandson)))).toBe('not_found')
    expect((await house.ask(ListMyReports, {}, at(grandson))).reports).toEqual([])
    await answered(receipt.caseId).catch(() => undefined)
    await house.settle()
  })
  test('for somebody for whom one does not act it is refused in words', async () => {
    const [one, other] = [await resident('甲'), await resident('乙')]
    expect(await outcomeOf(report(one, { onBehalfOf: { personId: other.personId } }))).toBe(
      'refused:report.not_a_proxy',
    )
    expect(await outcomeOf(report(VISITOR, { onBehalfOf: { personId: other.personId } }))).toBe(
      'refused:report.not_a_proxy',
    )
  })
  test('what she works on as a member of the force is not his to see', async () => {
    const grandson = await resident('员工家属')
    const acting: ServerActor = {
      kind: 'person',
      accountId: grandson.accountId,
      personId: grandson.personId,
      grants: [],
      standsFor: [here.member.personId],
    }
    const seen = await house.run(
      ReceiveReport,
      { channel: 'member', text: '巡查看到灯坏了', place: byCode() },
      at(here.member),
    )
    expect(await outcomeOf(house.ask(FollowReport, { caseId: seen.caseId }, at(acting)))).toBe('not_found')
  })
})
