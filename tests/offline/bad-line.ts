import { request } from 'node:http'

export type Send = (address: string, init: RequestInit) => Promise<Response>

/** What can go wrong on the line, and how often it did. */
export type Faults = Record<
  'drop' | 'lost' | 'twice' | 'again' | 'overtaken' | 'slow' | 'proxy' | 'cut' | 'resumed' | 'good',
  number
>

/** A line between one phone and the house on which everything goes wrong. */
export type BadLine = {
  readonly send: Send
  /** A resumable upload, piece by piece. @throws when the line broke; what arrived stays there, and the next try goes on behind it */
  upload(key: string, bytes: ArrayBuffer): Promise<string>
  /** Whatever is still on its way arrives. */
  late(): Promise<void>
  readonly counts: Faults
}

/** Numbers from 0 to 1, the same on every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Bytes of a photo that are sent in one request. */
const PIECE = 900
const TUS = { 'tus-resumable': '1.0.0' }

/**
 * Requests are lost before they arrive, answers on their way back; some arrive twice at once, some again long after, some only after the phone
 * has given them up and sent them anew; some late. Now and then a proxy answers for the house, and connections break in the middle of a photo.
 */
export function badLine(where: { url: string; tenant: number; cookie: string; seed: number }): BadLine {
  const { url, tenant, cookie, seed } = where
  const random = chance(seed)
  const counts: Faults = {
    drop: 0,
    lost: 0,
    twice: 0,
    again: 0,
    overtaken: 0,
    slow: 0,
    proxy: 0,
    cut: 0,
    resumed: 0,
    good: 0,
  }
  const stash: (() => Promise<unknown>)[] = []
  const places = new Map<string, string>()
  let calls = 0
  // From ever new addresses: it is the line that is tried, not the number of calls.
  const from = () => `10.${seed & 255}.${(calls >> 8) & 255}.${calls++ & 255}`
  const real: Send = (to, init) =>
    fetch(to, { ...init, headers: { ...init.headers, cookie, 'x-forwarded-for': from() } })
  const swallow = (to: string, init: RequestInit) => real(to, init).then((answer) => answer.arrayBuffer())

  const send: Send = async (to, init) => {
    const luck = random()
    if (stash.length > 0 && random() < 0.3) await stash.shift()?.()
    if (luck < 0.1) {
      counts.drop++
      throw new TypeError('dropped')
    }
    if (luck < 0.2) {
      counts.lost++
      await swallow(to, init)
      throw new TypeError('the answer was lost')
    }
    if (luck < 0.26) {
      counts.twice++
      const [first, second] = await Promise.all([real(to, init), real(to, init)])
      await second.arrayBuffer()
      return first
    }
    if (luck < 0.32 && init.method === 'POST') {
      counts.again++
      stash.push(() => swallow(to, init))
      return real(to, init)
    }
    if (luck < 0.38 && init.method === 'POST') {
      counts.overtaken++
      stash.push(() => swallow(to, init))
      throw new TypeError('given up before it arrived')
    }
    if (luck < 0.42) {
      counts.slow++
      await new Promise((done) => setTimeout(done, 20))
    } else if (luck < 0.45) {
      counts.proxy++
      return new Response('<html>Bad gateway</html>', { status: 502 })
    } else counts.good++
    return real(to, init)
  }

  /** The connection breaks when `share` of a piece has left. */
  const breakWithin = (at: string, offset: number, piece: Uint8Array, share: number) =>
    new Promise<void>((done) => {
      const headers = {
        ...TUS,
        cookie,
        'x-forwarded-for': from(),
        'upload-offset': offset,
        'content-type': 'application/offset+octet-stream',
        'content-length': piece.byteLength,
      }
      const broken = request(at, { method: 'PATCH', headers })
      broken.on('error', () => undefined)
      broken.on('close', done)
      broken.write(piece.subarray(0, Math.floor(piece.byteLength * share)), () => setTimeout(() => broken.destroy(), 5))
    })

  const upload = async (key: string, bytes: ArrayBuffer) => {
    let at = places.get(key)
    if (!at) {
      const metadata = `tenant ${btoa(String(tenant))},kind ${btoa('photo')}`
      const made = await send(`${url}/files`, {
        method: 'POST',
        headers: { ...TUS, 'upload-length': String(bytes.byteLength), 'upload-metadata': metadata },
      })
      if (made.status !== 201) throw new TypeError('no place')
      at = `${url}/files/${String(made.headers.get('location')).split('/').pop()}`
      places.set(key, at)
    }
    const id = at.split('/').pop() ?? ''
    const head = await send(at, { method: 'HEAD', headers: TUS })
    // It was whole and taken in, and the answer was lost: the id is what matters.
    if (head.status === 404 || head.status === 410) return id
    if (head.status !== 200) throw new TypeError('not said how far')
    let offset = Number(head.headers.get('upload-offset'))
    if (offset > 0) counts.resumed++
    while (offset < bytes.byteLength) {
      const piece = new Uint8Array(bytes.slice(offset, offset + PIECE))
      if (random() < 0.2) {
        counts.cut++
        await breakWithin(at, offset, piece, random())
        throw new TypeError('cut')
      }
      const headers = { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
      const sent = await send(at, { method: 'PATCH', headers, body: piece })
      if (sent.status !== 204 && sent.status !== 200) throw new TypeError('not taken')
      offset = sent.status === 200 ? bytes.byteLength : Number(sent.headers.get('upload-offset'))
    }
    return id
  }
  return {
    send,
    upload,
    counts,
    late: async () => {
      for (const deliver of stash.splice(0)) await deliver()
    },
  }
}
