import { createHash, randomUUID } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer, connect as dial, type Socket } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb } from '../../app/web.ts'
import { PHOTO_BYTES } from '../../faces/field/offline/outbox-item.ts'
import { openFileRoom } from '../../platform/files.ts'
import { CONTRACT_VERSION } from '../../platform/pure/version.ts'
import { openBrowser } from '../support/browser.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { freePort, openTemporary } from '../support/server.ts'

/** What the house takes from phones over HTTP: how old an app may be, what becomes of photos that break off, and which of two clocks counts. */

let house: TestHouse
let here: TestCommunity
let web: FastifyInstance
let folder: string
let cookie: string
let url: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await openTemporary('weige-line-')
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
  const login = { login: 'line.member', password: 'a-long-enough-secret' }
  await house.run(
    'people.openAccount',
    { personId: here.member.personId, ...login },
    { as: SYSTEM, tenant: here.tenant },
  )
  const signedIn = await fetch(`${url}/api/people.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-weige': '1' },
    body: JSON.stringify({ input: login }),
  })
  cookie = String(signedIn.headers.get('set-cookie')).split(';')[0]
})
afterAll(async () => {
  await web?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const TUS = { 'tus-resumable': '1.0.0' }
const PIECE = { ...TUS, 'content-type': 'application/offset+octet-stream' }
async function aPhoto(side = 200): Promise<Uint8Array<ArrayBuffer>> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const made = await sharp({ create: { width: side, height: side, channels: 3, background: '#123', noise } })
    .jpeg()
    .toBuffer()
  return new Uint8Array(made)
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A place for a photo, as the phone asks for it. */
async function aPlace(bytes: Uint8Array, sha256 = hashOf(bytes)): Promise<string> {
  const said = { tenant: String(here.tenant), kind: 'photo', sha256 }
  const metadata = Object.entries(said).map(([key, value]) => `${key} ${btoa(value)}`)
  const headers = { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join() }
  const made = await fetch(`${url}/files`, { method: 'POST', headers })
  return `${url}/files/${String(made.headers.get('location')).split('/').pop()}`
}
const offsetOf = async (at: string) =>
  Number((await fetch(at, { method: 'HEAD', headers: TUS })).headers.get('upload-offset'))
const send = (at: string, bytes: Uint8Array<ArrayBuffer>, offset: number) =>
  fetch(at, {
    method: 'PATCH',
    headers: { ...PIECE, 'upload-offset': String(offset) },
    body: bytes.slice(offset),
  })
/** Half of it leaves and is written down in the house, then the connection breaks. */
async function breakOff(at: string, bytes: Uint8Array): Promise<void> {
  const half = bytes.length >> 1
  const headers = { ...PIECE, 'upload-offset': 0, 'content-length': bytes.length }
  const broken = request(at, { method: 'PATCH', headers })
  broken.on('error', () => undefined)
  broken.write(bytes.subarray(0, half))
  const path = join(folder, 'files', 'uploads', String(at.split('/').pop()))
  await expect.poll(async () => (await stat(path)).size, { timeout: 20_000 }).toBe(half)
  broken.destroy()
}

test('a photo cut off in the middle goes on where it stopped, and is whole; a piece from anywhere else is refused', async () => {
  const photo = await aPhoto()
  const at = await aPlace(photo)
  await breakOff(at, photo)
  const offset = photo.length >> 1
  expect(await offsetOf(at)).toBe(offset)
  expect((await send(at, photo, 0)).status).toBe(409)
  expect((await send(at, photo, offset + 1)).status).toBe(409)
  expect(await offsetOf(at)).toBe(offset)
  expect((await send(at, photo, offset)).status).toBe(200)
  const { rows } = await house.db.pool.query('SELECT 1 FROM files WHERE tenant_id = $1 AND id = $2', [
    here.tenant,
    at.split('/').pop(),
  ])
  expect(rows).toHaveLength(1)
})

test('a photo that is not what the phone had is not taken, however its pieces came, and its place is gone', async () => {
  const photo = await aPhoto(20)
  const other = await aPlace(photo, '0'.repeat(64))
  const answer = await send(other, photo, 0)
  expect([answer.status, await answer.text()]).toEqual([415, expect.stringContaining('file.broken')])
  expect((await fetch(other, { method: 'HEAD', headers: TUS })).status).toBe(404)
  const mixed = await aPhoto()
  const at = await aPlace(mixed)
  await breakOff(at, mixed)
  const wrong = new Uint8Array(mixed)
  wrong.fill(7, mixed.length - 20)
  expect(await (await send(at, wrong, await offsetOf(at))).text()).toContain('file.broken')
  expect((await send(await aPlace(photo), photo, 0)).status).toBe(200)
})

test('what was done by a clock a day wrong is taken at once, with both times in the chain and on the row', async () => {
  for (const hours of [24, -24]) {
    const madeAt = new Date(house.clock.now().getTime() + hours * 3_600_000).toISOString()
    const place = { by: 'building', buildingId: here.buildingId, detail: '' }
    const input = { channel: 'member', text: `钟差${hours}小时：墙角漏水`, place, categoryCode: null }
    const answer = await fetch(`${url}/api/intake.receiveReport`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-weige': '1', cookie },
      body: JSON.stringify({ tenant: here.tenant, commandId: randomUUID(), madeAt, input }),
    })
    expect(answer.status).toBe(200)
    const { caseId } = await answer.json()
    const { rows } = await house.db.pool.query<Record<'made' | 'received' | 'chainMade' | 'chainAt', Date>>(
      `SELECT r.made_at AS made, r.received_at AS received, e.made_at AS "chainMade", e.at AS "chainAt" FROM reports r
       JOIN events e ON e.tenant_id = r.tenant_id AND e.subject_id = r.id AND e.name = 'report.received'
       WHERE r.tenant_id = $1 AND r.case_id = $2`,
      [here.tenant, caseId],
    )
    const [{ made, received, chainMade, chainAt }] = rows
    expect([made, chainMade].map((one) => one.toISOString())).toEqual([madeAt, madeAt])
    expect([received, chainAt]).toEqual([house.clock.now(), house.clock.now()])
    // The deadline counts from the house's clock, whatever the phone's says.
    const { nextDeadlineAt } = await house.ask('cases.case', { caseId }, { as: here.lead, tenant: here.tenant })
    expect(Date.parse(String(nextDeadlineAt))).toBeGreaterThan(house.clock.now().getTime())
    house.clock.advance(1000)
  }
})

/** The phone's own parts, in a bare page of its own origin. */
type Kit = typeof import('./sender.ts')
async function aPage(at: string) {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: 'tests/offline/sender.ts', formats: ['iife'], name: 'kit' } },
  })
  const [{ output }] = built as { output: { code: string }[] }[]
  const browser = await openBrowser()
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  await page.goto(at)
  await page.addScriptTag({ content: output[0].code })
  return { page, close: () => browser.close() }
}

test('a photo of twelve megapixels leaves the phone with at most 300 kB; cut off on its way, it goes on where it stopped', {
  timeout: 120_000,
}, async () => {
  expect(PHOTO_BYTES).toBe(300_000)
  const line = await cutOnce(url, 60_000)
  const { page, close } = await aPage(`${line.url}/nothing-here`)
  const offsets: number[] = []
  page.on('request', (one) => {
    if (one.method() === 'PATCH') offsets.push(Number(one.headers()['upload-offset']))
  })
  try {
    const [before, after, id] = await page.evaluate(
      async ([most, tenant]) => {
        const canvas = new OffscreenCanvas(4000, 3000)
        const drawing = canvas.getContext('2d')
        // Coarse noise: a wall with plaster coming off is no blue sky.
        for (let x = 0; x < 4000; x += 8)
          for (let y = 0; y < 3000; y += 8) {
            if (drawing) drawing.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 50% ${(x * y) % 100}%)`
            drawing?.fillRect(x, y, 8, 8)
          }
        const bytes = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
        const file = new File([bytes], 'a.jpg', { type: 'image/jpeg' })
        const { api, lighten, uploadFile } = (globalThis as unknown as { kit: Kit }).kit
        api.use({ tenant })
        const light = await lighten(file, most)
        const how = { onProgress: () => undefined, signal: new AbortController().signal }
        return [file.size, light.size, (await uploadFile(light, 'photo', how)).id] as const
      },
      [PHOTO_BYTES, here.tenant] as const,
    )
    expect(before).toBeGreaterThan(1_000_000)
    expect(after).toBeLessThanOrEqual(300_000)
    expect(after).toBeGreaterThan(100_000)
    expect(offsets[0]).toBe(0)
    expect(offsets.length).toBeGreaterThan(1)
    expect(offsets.at(-1)).toBeGreaterThan(0)
    const { rows } = await house.db.pool.query('SELECT 1 FROM files WHERE tenant_id = $1 AND id = $2', [
      here.tenant,
      id,
    ])
    expect(rows).toHaveLength(1)
  } finally {
    await close()
    await line.close()
  }
})

/** A line to a house whose first connection that carries more than some bytes breaks there. */
async function cutOnce(houseUrl: string, bytes: number): Promise<{ url: string; close(): Promise<void> }> {
  const port = await freePort()
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    const far = dial(Number(new URL(houseUrl).port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    far.pipe(near)
    let sent = 0
    near.on('data', (part) => {
      sent += part.length
      far.write(part)
      if (isCut || sent <= bytes) return
      isCut = true
      near.destroy()
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const one of open) one.destroy()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

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
