import webPush from 'web-push'
import type { Carrier, LetterOf, Outcome } from '../../../platform/deliver.ts'
import { cutChars } from './cut-chars.ts'
import { exchange, type WireAnswer, type WireRequest } from './exchange.ts'

/** Push to browsers (RFC 8030, 8291, 8292). */
export type WebPushSettings = {
  publicKey: string
  privateKey: string
  /** Whom a push service may write to: `mailto:` or `https:`. */
  subject: string
  /** Hosts of push services beside the known ones; `*.` in front stands for everything under it. */
  moreHosts: readonly string[]
  /** Sample mode and tests: a push service on this machine. */
  mayUseLoopback: boolean
}

/**
 * The push services of browsers. An endpoint comes from a browser and could be any address: what is none of these is refused, so that
 * nobody makes this server call into its own network.
 */
const KNOWN_HOSTS = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  '*.push.apple.com',
]

export function webPushCarrier(settings: WebPushSettings): Carrier<'web_push'> {
  return {
    name: 'web_push',
    send: async (letter) => {
      if (!isPushService(letter.address, settings)) return { is: 'never', reason: 'bad_address' }
      const request = pushRequest(settings, letter)
      return request ? readSent(await exchange(request)) : { is: 'never', reason: 'gone', detail: 'keys' }
    },
  }
}

/** Whether an endpoint belongs to a push service that may be called. */
export function isPushService(
  endpoint: string,
  settings: Pick<WebPushSettings, 'moreHosts' | 'mayUseLoopback'>,
): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 2000) return false
  const url = new URL(endpoint)
  if (settings.mayUseLoopback && url.protocol === 'http:' && url.hostname === '127.0.0.1') return true
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '') return false
  return [...KNOWN_HOSTS, ...settings.moreHosts].some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  )
}

/** A record of 4,096 bytes less what the encryption adds (RFC 8291, section 4). */
const PAYLOAD_BYTES = 3993
const DAY_SECONDS = 86_400
const TOPIC_LENGTH = 32

/** The encrypted and signed request; undefined when the subscription's keys are none. What is shown is cut until it fits. */
export function pushRequest(settings: WebPushSettings, letter: LetterOf<'web_push'>): WireRequest | undefined {
  try {
    const details = webPush.generateRequestDetails(
      { endpoint: letter.address, keys: { p256dh: letter.p256dh, auth: letter.auth } },
      payloadOf(letter),
      {
        vapidDetails: { subject: settings.subject, publicKey: settings.publicKey, privateKey: settings.privateKey },
        TTL: DAY_SECONDS,
        urgency: 'normal',
        contentEncoding: 'aes128gcm',
        // A later message about the same replaces one that still waits; a double of this one as well.
        ...(letter.tag ? { topic: topicOf(letter.tag) } : {}),
      },
    )
    const headers = Object.entries(details.headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    return {
      method: 'POST',
      url: details.endpoint,
      headers: Object.fromEntries(headers.filter(([name]) => name !== 'content-length')),
      body: new Uint8Array(details.body ?? Buffer.alloc(0)),
    }
  } catch {
    return undefined
  }
}

/** What the service worker is given, in JSON. */
export function payloadOf(letter: LetterOf<'web_push'>): string {
  const { title, text, url, tag } = letter
  for (let most = [...text].length; ; most = Math.floor(most * 0.9)) {
    const payload = JSON.stringify({ title: cutChars(title, 100), text: cutChars(text, Math.max(most, 1)), url, tag })
    if (Buffer.byteLength(payload) <= PAYLOAD_BYTES || most <= 1) return payload
  }
}

/** A topic has at most 32 characters of base64url. */
function topicOf(tag: string): string {
  return Buffer.from(tag).toString('base64url').slice(-TOPIC_LENGTH)
}

/** What the push service answered, as an outcome. A double replaces itself by its topic, so a lost answer is simply tried again. */
export function readSent(answer: WireAnswer): Outcome {
  if (answer.is !== 'answer')
    return { is: 'again', reason: answer.is === 'broken' && answer.isTimeout ? 'timeout' : 'network' }
  const { status, retryAfterSeconds, location } = answer
  const detail = String(status)
  if (status >= 200 && status < 300) return { is: 'sent', receipt: location ?? '' }
  if (status === 404 || status === 410) return { is: 'never', reason: 'gone', detail }
  if (status === 413) return { is: 'never', reason: 'too_long', detail }
  if (status === 429) return { is: 'again', reason: 'limit', detail, afterSeconds: retryAfterSeconds ?? 60 }
  // The subscription was made under another key than ours, or the key is wrong as a whole.
  if (status === 401 || status === 403) return { is: 'never', reason: 'credentials', detail }
  if (status >= 500)
    return retryAfterSeconds === undefined
      ? { is: 'again', reason: 'busy', detail }
      : { is: 'again', reason: 'busy', detail, afterSeconds: retryAfterSeconds }
  return { is: 'never', reason: 'rejected', detail }
}
