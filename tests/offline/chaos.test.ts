import { createHash, randomUUID } from 'node:crypto'
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
import { CONTRACT_VERSION } from '../../platform/pure/version.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'
import { anOwner, FEW, PIN } from './phone.ts'

/** 500 in the daily run; WEIGE_CHAOS=10000 in the long one. */
const COMMANDS = Number(process.env.WEIGE_CHAOS ?? 500)
const SEED = 20261116

let house: TestHouse
let here: TestCommunity
let web: FastifyInstance
let folder: string
let cookie: string
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
  await house.run(
    'people.openAccount',
    { personId: here.lead.personId, login: 'chaos.lead', password: 'a-long-enough-secret' },
    { as: SYSTEM, tenant: here.tenant },
  )
  const signedIn = await fetch(`${url}/api/people.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-weige': '1' },
    body: JSON.stringify({ input: { login: 'chaos.lead', password: 'a-long-enough-secret' } }),
  })
  cookie = String(signedIn.headers.get('set-cookie')).split(';')[0]
})
afterAll(async () => {
  await web?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Numbers from 0 to 1, the same on every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Send = (address: string, init: RequestInit) => Promise<Response>

/**
 * A line between phone and house on which everything goes wrong: requests are lost before they arrive, answers on their way back, some arrive
 * twice at once, some again long after, some late; now and then a proxy answers for the house.
 */
function badLine(random: () => number): { send: Send; late: () => Promise<void>; counts: Record<string, number> } {
  const counts: Record<string, number> = { drop: 0, lost: 0, twice: 0, again: 0, slow: 0, proxy: 0, good: 0 }
  const stash: (() => Promise<unknown>)[] = []
  let address = 0
  const real: Send = (to, init) => {
    // From ever new addresses: it is the line that is tried, not the number of calls.
    const from = `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address++ & 255}`
    return fetch(to, { ...init, headers: { ...init.headers, cookie, 'x-forwarded-for': from } })
  }
  const send: Send = async (to, init) => {
    const luck = random()
    if (stash.length > 0 && random() < 0.3) await stash.shift()?.()
    if (luck < 0.12) {
      counts.drop++
      throw new TypeError('dropped')
    }
    if (luck < 0.24) {
      counts.lost++
      await real(to, init).then((answer) => answer.arrayBuffer())
      throw new TypeError('the answer was lost')
    }
    if (luck < 0.3) {
      counts.twice++
      const [first, second] = await Promise.all([real(to, init), real(to, init)])
      await second.arrayBuffer()
      return first
    }
    if (luck < 0.36 && init.method === 'POST') {
      counts.again++
      stash.push(() => real(to, init).then((answer) => answer.arrayBuffer()))
      return real(to, init)
    }
    if (luck < 0.4) {
      counts.slow++
      await new Promise((done) => setTimeout(done, 20))
    } else if (luck < 0.43) {
      counts.proxy++
      return new Response('<html>Bad gateway</html>', { status: 502 })
    } else counts.good++
    return real(to, init)
  }
  const late = async () => {
    for (const deliver of stash.splice(0)) await deliver()
  }
  return { send, late, counts }
}

/** The resumable upload by hand, piece by piece; a line that breaks leaves half a piece there. */
async function upload(send: Send, random: () => number, known: Map<string, string>, key: string, bytes: ArrayBuffer) {
  const metadata = `tenant ${btoa(String(here.tenant))},kind ${btoa('photo')}`
  let at = known.get(key)
  if (!at) {
    const made = await send(`${url}/files`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.byteLength), 'upload-metadata': metadata },
    })
    if (made.status !== 201) throw new TypeError('no place')
    at = `${url}/files/${String(made.headers.get('location')).split('/').pop()}`
    known.set(key, at)
  }
  const head = await send(at, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })
  if (head.status === 404 || head.status === 410) {
    // It was whole and taken in, and the answer was lost: the id is what matters.
    return at.split('/').pop() ?? ''
  }
  let offset = Number(head.headers.get('upload-offset'))
  while (offset < bytes.byteLength) {
    const isCut = random() < 0.2
    const end = Math.min(bytes.byteLength, offset + 600)
    const piece = bytes.slice(offset, isCut ? Math.min(end, offset + 200) : end)
    const sent = await send(at, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: piece,
    })
    if (isCut || sent.status !== 204) throw new TypeError('cut')
    offset = Number(sent.headers.get('upload-offset'))
  }
  return at.split('/').pop() ?? ''
}

test(`${COMMANDS} commands over a bad line, the phone killed again and again: each there once, in order, with its photos`, {
  timeout: COMMANDS * 600 + 60_000,
}, async () => {
  const random = chance(SEED)
  const line = badLine(random)
  const api = createApi({
    fetch: (to, init) => line.send(url + to, init),
    wait: async () => undefined,
    now: () => house.clock.now(),
    random: () => crypto.getRandomValues(new Uint8Array(10)),
    refusalWords: async () => ({}),
  })
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const bytes = photo.buffer.slice(photo.byteOffset, photo.byteOffset + photo.byteLength) as ArrayBuffer
  const places = new Map<string, string>()
  const wire: Wire = {
    device: anOwner(here.tenant),
    aboutOf: () => '',
    run: (name, input, how) =>
      api.run(name as 'cases.note', input as never, { ...how, tenant: here.tenant, attempts: 1 }),
    upload: async (file, its) => {
      try {
        return await upload(line.send, random, places, file.key, its)
      } catch {
        throw new ApiError({ kind: 'unreachable' }, { word: { zh: '', en: '' }, facts: {} })
      }
    },
  }
  const disk = memoryDisk()
  const vault = await setUpVault(disk, anOwner(here.tenant), PIN, FEW)
  const { caseId } = await house.run(
    'intake.receiveReport',
    { channel: 'member', text: '要写很多进展的一件事', place: { by: 'building', buildingId: here.buildingId } },
    { as: here.member, tenant: here.tenant },
  )

  // A day of work: reports and notes in turns, some with a photo.
  let outbox = await openOutbox(disk, vault, wire, randomUUID)
  const reports: string[] = []
  const notes: string[] = []
  let withPhoto = 0
  for (let i = 0; i < COMMANDS; i++) {
    const commandId = randomUUID()
    if (i % 2 === 0) {
      const text = `第${i}件：墙角漏水`
      reports.push(text)
      const hasPhoto = i % 20 === 0
      if (hasPhoto) withPhoto++
      const place = { by: 'building', buildingId: here.buildingId, detail: '' }
      const input = { channel: 'member', text, place, categoryCode: null, fileIds: [], voiceId: null, reporter: null }
      const files = [
        { key: randomUUID(), kind: 'photo' as const, name: 'a.jpg', type: 'image/jpeg', modified: i, bytes },
      ]
      await outbox.add(
        { commandId, name: 'intake.receiveReport', input, files: hasPhoto ? files : [] },
        house.clock.now(),
      )
    } else {
      const text = `进展${i}`
      notes.push(text)
      await outbox.add({ commandId, name: 'cases.note', input: { caseId, text, isPublic: false } }, house.clock.now())
    }
  }
  let rounds = 0
  while (outbox.items().length > 0 && rounds++ < COMMANDS * 4) {
    await outbox.run(() => house.clock.now())
    house.clock.advance(1000)
    // The phone is killed: what it knew is what is on its disk.
    if (random() < 0.2) outbox = await openOutbox(disk, vault, wire, randomUUID)
  }
  await line.late()
  expect(outbox.items(), JSON.stringify(outbox.items()[0])).toEqual([])
  for (const what of ['drop', 'lost', 'twice', 'again']) expect(line.counts[what]).toBeGreaterThan(COMMANDS / 50)

  const { rows: told } = await house.db.pool.query<{ text: string; photos: number }>(
    `SELECT r.text, (SELECT count(*)::int FROM files f WHERE f.tenant_id = r.tenant_id AND f.owner_id = r.id) AS photos
     FROM reports r JOIN events e ON e.tenant_id = r.tenant_id AND e.subject_id = r.id AND e.name = 'report.received'
     WHERE r.tenant_id = $1 AND r.text LIKE '第%墙角漏水' ORDER BY e.seq`,
    [here.tenant],
  )
  expect(told.map((row) => row.text)).toEqual(reports)
  expect(told.filter((row) => row.photos === 1)).toHaveLength(withPhoto)
  expect(told.every((row) => row.photos <= 1)).toBe(true)
  const { rows: noted } = await house.db.pool.query<{ text: string }>(
    `SELECT n.text FROM case_notes n JOIN events e ON e.tenant_id = n.tenant_id AND e.subject_id = n.case_id AND e.name = 'case.noted'
       AND e.body LIKE '%' || n.id || '%'
     WHERE n.tenant_id = $1 AND n.case_id = $2 AND n.text LIKE '进展%' ORDER BY e.seq`,
    [here.tenant, caseId],
  )
  expect(noted.map((row) => row.text)).toEqual(notes)
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
})

test('an app of two versions back is understood, an older one is told so and keeps its work', async () => {
  const ask = (version: string) =>
    fetch(`${url}/api/people.me?tenant=${here.tenant}&input=%7B%7D`, {
      headers: { cookie, 'x-weige-version': version },
    })
  for (const version of [CONTRACT_VERSION, CONTRACT_VERSION - 1, CONTRACT_VERSION - 2])
    expect((await ask(String(version))).status).toBe(200)
  for (const version of [String(CONTRACT_VERSION - 3), 'x']) {
    const answer = await ask(version)
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'app.too_old'])
  }
})

test('a photo that is not what the phone had is not taken', async () => {
  const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer()
  const send = async (sha256: string) => {
    const said = { tenant: String(here.tenant), kind: 'photo', sha256 }
    const metadata = Object.entries(said).map(([key, value]) => `${key} ${btoa(value)}`)
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-length': String(photo.length),
      'upload-metadata': metadata.join(),
    }
    const made = await fetch(`${url}/files`, { method: 'POST', headers })
    const at = `${url}/files/${String(made.headers.get('location')).split('/').pop()}`
    const sent = await fetch(at, {
      method: 'PATCH',
      headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(photo),
    })
    return [sent.status, await sent.text()] as const
  }
  expect((await send('0'.repeat(64)))[1]).toContain('file.broken')
  expect((await send(createHash('sha256').update(photo).digest('hex')))[0]).toBe(200)
})
