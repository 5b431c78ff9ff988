import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb } from '../../app/web.ts'
import { memoryDisk } from '../../faces/field/offline/disk.ts'
import { openOutbox, type Wire } from '../../faces/field/offline/outbox.ts'
import { setUpVault } from '../../faces/field/offline/vault.ts'
import { createApi } from '../../faces/kit/api.ts'
import { ApiError } from '../../faces/kit/problem.ts'
import { openFileRoom } from '../../platform/files.ts'
import { verifyChains } from '../../platform/proof.ts'
import { reported } from '../access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'
import { badLine, chance, type Faults } from './bad-line.ts'
import { anOwner, FEW, PIN } from './phone.ts'

/** 500 in the daily run; WEIGE_CHAOS=10000 in the long one. */
const COMMANDS = Number(process.env.WEIGE_CHAOS ?? 500)
/** Nobody's outbox holds ten thousand acts: the long run has more phones at once, each with a hard day. */
const PHONES = Math.max(4, Math.ceil(COMMANDS / 400))
const SEED = 20261116
const PASSWORD = 'a-long-enough-secret'

let house: TestHouse
let here: TestCommunity
let web: FastifyInstance
let folder: string
let url: string

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await openTemporary('weige-chaos-')
  web = await openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: true,
    version: '0',
    publicUrl: '',
  })
  url = await web.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await web?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A member with a seat of her own, signed in: the cookie of her session, and a case that was given to her. */
async function aMember(n: number): Promise<{ cookie: string; caseId: string }> {
  const system = { as: SYSTEM, tenant: here.tenant }
  const desk = { as: here.desk, tenant: here.tenant }
  const login = `chaos${n}`
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: '沈离线', phone: String(15_900_000_000 + n) },
    system,
  )
  await house.run('people.openAccount', { personId, login, password: PASSWORD }, system)
  const seat = { gridId: here.micro[0], role: 'micro_grid_member', slot: 100 + n } as const
  const { postId } = await house.run('people.createPost', seat, system)
  await house.run('people.takePost', { postId, personId }, system)
  const { caseId } = await reported(house, here, '要写很多进展的一件事')
  await house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, desk)
  await house.run('cases.assign', { caseId, toPostId: postId }, desk)
  const signedIn = await fetch(`${url}/api/people.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-weige': '1', 'x-forwarded-for': `10.255.0.${n}` },
    body: JSON.stringify({ input: { login, password: PASSWORD } }),
  })
  return { cookie: String(signedIn.headers.get('set-cookie')).split(';')[0], caseId }
}

/** What a phone did in its day, in order. */
type Day = {
  readonly reports: string[]
  readonly photos: Set<string>
  readonly notes: string[]
  readonly caseId: string
}

/** A phone: a day of work laid into its outbox, then sent over its own bad line, killed again and again, until nothing is left. */
async function aDay(n: number, acts: number, photo: ArrayBuffer): Promise<{ day: Day; counts: Faults }> {
  const { cookie, caseId } = await aMember(n)
  const random = chance(SEED + n)
  const line = badLine({ url, tenant: here.tenant, cookie, seed: SEED + 1000 + n })
  const api = createApi({
    fetch: (to, init) => line.send(url + to, init),
    wait: async () => undefined,
    now: () => house.clock.now(),
    random: () => crypto.getRandomValues(new Uint8Array(10)),
    refusalWords: async () => ({}),
  })
  const owner = anOwner(here.tenant)
  const wire: Wire = {
    device: owner,
    aboutOf: () => '',
    run: (name, input, how) =>
      api.run(name as 'cases.note', input as never, { ...how, tenant: here.tenant, attempts: 1 }),
    upload: async (file, its) => {
      try {
        return await line.upload(file.key, its)
      } catch {
        throw new ApiError({ kind: 'unreachable' }, { word: { zh: '', en: '' }, facts: {} })
      }
    },
  }
  const disk = memoryDisk()
  const vault = await setUpVault(disk, owner, PIN, FEW)
  let outbox = await openOutbox(disk, vault, wire, randomUUID)

  // Reports and notes in turns, some with a photo.
  const day: Day = { reports: [], photos: new Set(), notes: [], caseId }
  for (let i = 0; i < acts; i++) {
    const commandId = randomUUID()
    if (i % 2 === 0) {
      const text = `${n}号手机第${i}件：墙角漏水`
      day.reports.push(text)
      const hasPhoto = i % 20 === 0
      if (hasPhoto) day.photos.add(text)
      const place = { by: 'building', buildingId: here.buildingId, detail: '' }
      const input = { channel: 'member', text, place, categoryCode: null, fileIds: [], voiceId: null, reporter: null }
      const file = { key: randomUUID(), kind: 'photo' as const, name: 'a.jpg', type: 'image/jpeg', modified: i }
      const files = hasPhoto ? [{ ...file, bytes: photo }] : []
      await outbox.add({ commandId, name: 'intake.receiveReport', input, files }, house.clock.now())
    } else {
      const text = `${n}号手机进展${i}`
      day.notes.push(text)
      await outbox.add({ commandId, name: 'cases.note', input: { caseId, text, isPublic: false } }, house.clock.now())
    }
  }
  for (let rounds = 0; outbox.items().length > 0 && rounds < acts * 8; rounds++) {
    await outbox.run(() => house.clock.now())
    house.clock.advance(100)
    // The phone is killed: what it knew is what is on its disk.
    if (random() < 0.2) outbox = await openOutbox(disk, vault, wire, randomUUID)
  }
  await line.late()
  expect(outbox.items(), JSON.stringify(outbox.items()[0])).toEqual([])
  return { day, counts: line.counts }
}

/** What came of a phone's day in the house, in the order of the chain. */
async function arrived(n: number, caseId: string) {
  const { rows: told } = await house.db.pool.query<{ text: string; photos: number; seq: number; photoSeqs: number[] }>(
    `SELECT r.text, e.seq,
       (SELECT count(*)::int FROM files f WHERE f.tenant_id = r.tenant_id AND f.owner_id = r.id) AS photos,
       ARRAY(SELECT a.seq FROM events a WHERE a.tenant_id = r.tenant_id AND a.subject_id = r.id AND a.name = 'report.files_added') AS "photoSeqs"
     FROM reports r JOIN events e ON e.tenant_id = r.tenant_id AND e.subject_id = r.id AND e.name = 'report.received'
     WHERE r.tenant_id = $1 AND r.text LIKE $2 ORDER BY e.seq`,
    [here.tenant, `${n}号手机第%`],
  )
  const { rows: noted } = await house.db.pool.query<{ text: string }>(
    `SELECT n.text FROM events e JOIN case_notes n ON n.tenant_id = e.tenant_id AND n.id = (e.body::jsonb #>> '{data,note}')::uuid
     WHERE e.tenant_id = $1 AND e.subject_id = $2 AND e.name = 'case.noted' ORDER BY e.seq`,
    [here.tenant, caseId],
  )
  return { told, noted: noted.map((row) => row.text) }
}

test(`${COMMANDS} commands of ${PHONES} phones over bad lines, the phones killed again and again: each there once, in order, with its photos`, {
  timeout: COMMANDS * 300 + 60_000,
}, async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const made = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer()
  const photo = new Uint8Array(made).buffer
  const days = await Promise.all(Array.from({ length: PHONES }, (_, n) => aDay(n, Math.ceil(COMMANDS / PHONES), photo)))
  for (const what of ['drop', 'lost', 'twice', 'again', 'overtaken'] as const) {
    const often = days.reduce((sum, { counts }) => sum + counts[what], 0)
    expect(often, what).toBeGreaterThan(COMMANDS / 50)
  }
  for (const what of ['slow', 'proxy', 'cut', 'resumed'] as const)
    expect(
      days.some(({ counts }) => counts[what] > 0),
      what,
    ).toBe(true)

  for (const [n, { day }] of days.entries()) {
    const { told, noted } = await arrived(n, day.caseId)
    expect(told.map(({ text }) => text)).toEqual(day.reports)
    expect(noted).toEqual(day.notes)
    for (const { text, photos, seq, photoSeqs } of told) {
      expect([text, photos, photoSeqs.length]).toEqual(day.photos.has(text) ? [text, 1, 1] : [text, 0, 0])
      expect(photoSeqs.every((later) => later > seq)).toBe(true)
    }
  }
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
})
