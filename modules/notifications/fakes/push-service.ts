import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { type Fake, type FakeAnswer, type FakeRequest, openFake, type Turn } from './fake-server.ts'

export type PushTaken = { subscription: string; payload: string; topic: string | undefined; ttl: number }

/** A browser that has allowed messages: what it gives to the house. */
export type FakeSubscription = { address: string; p256dh: string; auth: string }

type Known = { pair: ECDH; auth: Buffer; serverKey: string; isGone: boolean }
type House = { known: Map<string, Known>; taken: PushTaken[]; now(): Date }

const BODY_BYTES = 4096
const LONGEST_JWT_SECONDS = 24 * 3600

/** A push service and its browsers on this machine (RFC 8030): checks the signature and decrypts as the browser would. */
export async function fakePushService(now: () => Date): Promise<
  Fake & {
    taken: PushTaken[]
    /** A browser subscribes under a house's public key. */
    subscribe(serverKey: string): FakeSubscription
    unsubscribe(address: string): void
  }
> {
  const house: House = { known: new Map(), taken: [], now }
  const fake = await openFake((request, turn) => act(house, request, turn))
  return {
    ...fake,
    taken: house.taken,
    subscribe: (serverKey) => {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const auth = randomBytes(16)
      const id = `/push/${randomBytes(12).toString('hex')}`
      house.known.set(id, { pair, auth, serverKey, isGone: false })
      return { address: fake.url + id, p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') }
    },
    unsubscribe: (address) => {
      const one = house.known.get(new URL(address).pathname)
      if (one) one.isGone = true
    },
  }
}

function act(house: House, request: FakeRequest, turn: Turn): FakeAnswer {
  const text = (name: string) => String(request.headers[name] ?? '')
  if (turn.error !== undefined) return { status: Number(turn.error), body: '', headers: turn.headers }
  const to = house.known.get(request.url.pathname)
  if (!to) return { status: 404, body: '' }
  if (to.isGone) return { status: 410, body: '' }
  const refused = checkSignature(house, request, to)
  if (refused) return refused
  if (!/^\d+$/.test(text('ttl'))) return { status: 400, body: 'TTL is required' }
  if (!['very-low', 'low', 'normal', 'high'].includes(text('urgency') || 'normal'))
    return { status: 400, body: 'urgency' }
  const topic = request.headers.topic === undefined ? undefined : text('topic')
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic)) return { status: 400, body: 'topic' }
  if (text('content-encoding') !== 'aes128gcm') return { status: 400, body: 'content-encoding' }
  if (request.body.length > BODY_BYTES) return { status: 413, body: '' }
  const payload = decrypt(request.body, to)
  if (payload === undefined) return { status: 400, body: 'cannot be decrypted' }
  const subscription = request.url.pathname
  // A message that still waits under the same topic is replaced.
  const before =
    topic === undefined ? -1 : house.taken.findIndex((one) => one.subscription === subscription && one.topic === topic)
  if (before >= 0) house.taken.splice(before, 1)
  house.taken.push({ subscription, payload, topic, ttl: Number(text('ttl')) })
  return { status: 201, body: '', headers: { location: `${request.url.origin}/m/${house.taken.length}` } }
}

/** VAPID (RFC 8292): the token is for this service, not too long, and of the key that the browser subscribed under. */
function checkSignature(house: House, request: FakeRequest, to: Known): FakeAnswer | undefined {
  const said = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(String(request.headers.authorization ?? ''))
  if (!said) return { status: 401, body: 'no vapid' }
  const [, head, claims, signature, key] = said
  if (key !== to.serverKey) return { status: 403, body: 'another key' }
  const point = Buffer.from(key, 'base64url')
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
  const left = exp - house.now().getTime() / 1000
  if (!isSigned || aud !== request.url.origin || left < 0 || left > LONGEST_JWT_SECONDS)
    return { status: 403, body: 'vapid' }
  return /^(mailto:|https:)/.test(String(sub)) ? undefined : { status: 403, body: 'sub' }
}

/** What the browser does with the body (RFC 8291 over RFC 8188). */
function decrypt(body: Buffer, to: Known): string | undefined {
  try {
    const salt = body.subarray(0, 16)
    const idLength = body[20]
    const senderKey = body.subarray(21, 21 + idLength)
    const sealed = body.subarray(21 + idLength)
    const shared = to.pair.computeSecret(senderKey)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), to.pair.getPublicKey(), senderKey])
    const material = Buffer.from(hkdfSync('sha256', shared, to.auth, info, 32))
    const part = (name: string, length: number) =>
      Buffer.from(hkdfSync('sha256', material, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
    const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    const end = plain.lastIndexOf(2)
    return end < 0 ? undefined : plain.subarray(0, end).toString('utf8')
  } catch {
    return undefined
  }
}
