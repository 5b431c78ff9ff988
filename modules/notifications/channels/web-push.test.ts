import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import type { LetterOf, Outcome } from '../../../platform/deliver.ts'
import { testKeys } from '../../../tests/support/house.ts'
import { fakePushService } from '../fakes/push-service.ts'
import { isPushService, type WebPushSettings, webPushCarrier } from './web-push.ts'

const keys = testKeys().push
const SETTINGS: WebPushSettings = {
  ...keys,
  subject: 'mailto:notice@grid.example.cn',
  moreHosts: ['push.example.cn', '*.push.example.org'],
  mayUseLoopback: true,
}
const WORDS = { title: '有了答复', text: '楼道灯已经修好', url: 'https://grid.example.cn/#/c/1', tag: 'case-1' }

let fake: Awaited<ReturnType<typeof fakePushService>>
const letterTo = (to: ReturnType<typeof fake.subscribe>, change: Partial<LetterOf<'web_push'>> = {}) =>
  ({ kind: 'web_push', ...to, ...WORDS, ...change }) satisfies LetterOf<'web_push'>
const send = (letter: LetterOf<'web_push'>, change: Partial<WebPushSettings> = {}) =>
  webPushCarrier({ ...SETTINGS, ...change }).send(letter, 'r', new Date())
beforeAll(async () => {
  fake = await fakePushService(systemClock.now)
})
afterAll(() => fake.close())

describe('web push (RFC 8030, 8291, 8292)', () => {
  test('is signed for the service and can be read by the browser alone', async () => {
    const letter = letterTo(fake.subscribe(keys.publicKey))
    expect(await send(letter)).toEqual({ is: 'sent', receipt: `${fake.url}/m/1` })
    expect(JSON.parse(fake.taken[0].payload)).toEqual(WORDS)
    expect(fake.taken[0]).toMatchObject({ ttl: 86_400, topic: Buffer.from('case-1').toString('base64url') })
  })

  test('the key of the house is the same after every start', () => {
    expect(testKeys().push).toEqual(keys)
    expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65)
    expect(Buffer.from(keys.privateKey, 'base64url')).toHaveLength(32)
  })

  test('a double and a later word about the same replace what still waits', async () => {
    const to = fake.subscribe(keys.publicKey)
    const before = fake.taken.length
    fake.next({ dies: 'after' })
    expect(await send(letterTo(to))).toEqual({ is: 'again', reason: 'network' })
    await send(letterTo(to))
    await send(letterTo(to, { text: '又有新消息', tag: 'x'.repeat(80) }))
    expect(fake.taken.length - before).toBe(2)
  })

  test('a long text is cut until the record holds it', async () => {
    expect(
      await send(letterTo(fake.subscribe(keys.publicKey), { text: '长'.repeat(5000), title: '题'.repeat(500) })),
    ).toMatchObject({
      is: 'sent',
    })
    const payload = JSON.parse(fake.taken.at(-1)?.payload ?? '')
    expect(payload.text).toMatch(/^长+…$/)
    expect(payload.title).toHaveLength(100)
  })

  test('a browser that has unsubscribed, or subscribed under another key, gets nothing', async () => {
    const to = fake.subscribe(keys.publicKey)
    fake.unsubscribe(to.address)
    expect(await send(letterTo(to))).toEqual({ is: 'never', reason: 'gone', detail: '410' })
    expect(await send(letterTo({ ...to, address: `${fake.url}/push/none` }))).toEqual({
      is: 'never',
      reason: 'gone',
      detail: '404',
    })
    const otherKey = fake.subscribe(Buffer.alloc(65, 4).toString('base64url'))
    expect(await send(letterTo(otherKey))).toEqual({ is: 'never', reason: 'credentials', detail: '403' })
    expect(await send(letterTo({ ...to, p256dh: 'x' }))).toEqual({ is: 'never', reason: 'gone', detail: 'keys' })
  })

  test.each<[turn: Parameters<typeof fake.next>[0], is: Outcome['is'], reason: string, afterSeconds?: number]>([
    [{ error: 429, headers: { 'retry-after': '120' } }, 'again', 'limit', 120],
    [{ error: 429 }, 'again', 'limit', 60],
    [{ error: 413 }, 'never', 'too_long'],
    [{ error: 400 }, 'never', 'rejected'],
    [{ error: 401 }, 'never', 'credentials'],
    [{ error: 500 }, 'again', 'busy'],
    [{ error: 503, headers: { 'retry-after': '30' } }, 'again', 'busy', 30],
    [{ error: 307, headers: { location: 'http://169.254.169.254/' } }, 'never', 'rejected'],
    [{ dies: 'before' }, 'again', 'network'],
  ])('%o → %s, %s', async (turn, is, reason, afterSeconds) => {
    const letter = letterTo(fake.subscribe(keys.publicKey))
    fake.next(turn)
    expect(await send(letter)).toMatchObject({ is, reason, ...(afterSeconds ? { afterSeconds } : {}) })
  })

  test('only push services are called: an endpoint is any address that a browser says', async () => {
    const real = { moreHosts: SETTINGS.moreHosts, mayUseLoopback: false }
    for (const good of [
      'https://fcm.googleapis.com/fcm/send/abc',
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://wns2-par02p.notify.windows.com/w/?token=abc',
      'https://web.push.apple.com/abc',
      'https://push.example.cn/abc',
      'https://a.push.example.org/abc',
    ])
      expect(isPushService(good, real), good).toBe(true)
    for (const bad of [
      'http://fcm.googleapis.com/fcm/send/abc',
      'https://fcm.googleapis.com:8443/x',
      'https://fcm.googleapis.com@10.0.0.1/x',
      'https://user@fcm.googleapis.com/x',
      'https://fcm.googleapis.com.evil.example/x',
      'https://evilpush.apple.com.example/x',
      'https://127.0.0.1/x',
      'http://127.0.0.1:5432/x',
      'https://push.example.org/abc',
      'file:///etc/passwd',
      'x',
    ])
      expect(isPushService(bad, real), bad).toBe(false)
    const letter = letterTo(fake.subscribe(keys.publicKey))
    expect(await send(letter, { mayUseLoopback: false })).toEqual({ is: 'never', reason: 'bad_address' })
  })
})
