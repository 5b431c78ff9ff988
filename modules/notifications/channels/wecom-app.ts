import { z } from 'zod'
import type { Carrier, LetterOf, Outcome } from '../../../platform/deliver.ts'
import type { LetterReason } from '../../../platform/pure/letter-words.ts'
import { isToken, type Token, tokenKeeper } from './access-token.ts'
import { cutBytes, exchange, readJson, type WireAnswer, type WireRequest } from './exchange.ts'
import { window } from './wecom-limits.ts'

/** Messages of an app in WeCom (企业微信应用消息); 政务微信 is the same on another host. */
export type WecomAppSettings = { endpoint: string; corpId: string; corpSecret: string; agentId: number }

/** Beyond these the service drops messages to a member without a word. */
const PER_MINUTE = 30
const PER_HOUR = 1000

export function wecomApp(settings: WecomAppSettings): Carrier<'wecom_app'> {
  const tokens = tokenKeeper(async () => readToken(await exchange(tokenRequest(settings))))
  const minute = window(PER_MINUTE, 60)
  const hour = window(PER_HOUR, 3600)
  return {
    name: 'wecom',
    send: async (letter, _ref, now) => {
      const wait = minute.waitFor(letter.address, now) || hour.waitFor(letter.address, now)
      if (wait > 0) return { is: 'again', reason: 'limit', afterSeconds: wait }
      let refused: string | undefined
      for (;;) {
        const token = await tokens.get(now, refused)
        if (!isToken(token)) return token
        const answer = await exchange(sendRequest(settings, letter, token.value))
        if (!isTokenRefused(answer) || refused !== undefined) return readSent(answer, letter)
        refused = token.value
      }
    },
  }
}

/** The request of gettoken. */
export function tokenRequest(settings: WecomAppSettings): WireRequest {
  const query = new URLSearchParams({ corpid: settings.corpId, corpsecret: settings.corpSecret })
  return { method: 'GET', url: `${settings.endpoint}/cgi-bin/gettoken?${query}`, headers: {} }
}

/** Bytes in UTF-8 that a card or a text holds. */
const TITLE_BYTES = 128
const DESCRIPTION_BYTES = 512
const TEXT_BYTES = 2048
const DUPLICATE_SECONDS = 1800

/**
 * The request of message/send: a card where there is something to open, a text otherwise. The service recognises the same message within
 * half an hour, so that a lost answer makes no double.
 */
export function sendRequest(settings: WecomAppSettings, letter: LetterOf<'wecom_app'>, token: string): WireRequest {
  const message = letter.url
    ? {
        msgtype: 'textcard',
        textcard: {
          title: cutBytes(letter.title, TITLE_BYTES),
          description: cutBytes(withoutMarks(letter.text), DESCRIPTION_BYTES),
          url: letter.url,
        },
      }
    : { msgtype: 'text', text: { content: cutBytes(`${letter.title}\n${letter.text}`, TEXT_BYTES) } }
  return {
    method: 'POST',
    url: `${settings.endpoint}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      touser: letter.address,
      agentid: settings.agentId,
      ...message,
      enable_duplicate_check: 1,
      duplicate_check_interval: DUPLICATE_SECONDS,
    }),
  }
}

/** A card's description is read as a little HTML. */
function withoutMarks(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
}

const GivenToken = z.object({ errcode: z.literal(0), access_token: z.string().min(1), expires_in: z.number() })
const Answer = z.object({ errcode: z.number(), invaliduser: z.string().optional(), msgid: z.string().optional() })

/** What gettoken answered. */
export function readToken(answer: WireAnswer): Token | Outcome {
  if (answer.is !== 'answer') return unheard(answer)
  const given = readJson(answer.text, GivenToken)
  if (given) return { is: 'token', value: given.access_token, expiresInSeconds: given.expires_in }
  const failed = readJson(answer.text, Answer)
  if (!failed) return { is: 'again', reason: 'bad_answer', detail: String(answer.status) }
  return busyOrLimited(failed.errcode) ?? { is: 'again', reason: 'credentials', detail: String(failed.errcode) }
}

const TOKEN_CODES = [40001, 40014, 42001]

function isTokenRefused(answer: WireAnswer): boolean {
  return answer.is === 'answer' && TOKEN_CODES.includes(readJson(answer.text, Answer)?.errcode ?? 0)
}

/** What message/send answered, as an outcome. An answer of 0 can still name the member as one it does not know. */
export function readSent(answer: WireAnswer, letter: LetterOf<'wecom_app'>): Outcome {
  if (answer.is !== 'answer') return unheard(answer)
  const body = readJson(answer.text, Answer)
  if (!body) return { is: 'again', reason: answer.status >= 500 ? 'busy' : 'bad_answer', detail: String(answer.status) }
  const { errcode } = body
  const detail = String(errcode)
  if (errcode === 0) {
    const isUnknown = (body.invaliduser ?? '')
      .split('|')
      .some((user) => user.toLowerCase() === letter.address.toLowerCase())
    return isUnknown
      ? { is: 'never', reason: 'bad_address', detail: 'invaliduser' }
      : { is: 'sent', receipt: body.msgid ?? '' }
  }
  const never = NEVER.get(errcode)
  if (never) return { is: 'never', reason: never, detail }
  return (
    busyOrLimited(errcode) ?? {
      is: 'again',
      reason: CREDENTIALS.includes(errcode) ? 'credentials' : 'rejected',
      detail,
    }
  )
}

const NEVER = new Map<number, LetterReason>([
  [81013, 'bad_address'],
  [60111, 'bad_address'],
  [40031, 'bad_address'],
  [40003, 'bad_address'],
  [40008, 'field'],
  [40058, 'field'],
  [44004, 'field'],
  [45002, 'too_long'],
  [43009, 'refused'],
])
/** Secret, rights of the app, addresses it may be called from. */
const CREDENTIALS = [...TOKEN_CODES, 40013, 40056, 41011, 48002, 60011, 60020, 301002]

function busyOrLimited(errcode: number): Outcome | undefined {
  const detail = String(errcode)
  if (errcode === -1) return { is: 'again', reason: 'busy', detail }
  if (errcode === 45009 || errcode === 45033) return { is: 'again', reason: 'limit', detail, afterSeconds: 60 }
  return undefined
}

function unheard(answer: Exclude<WireAnswer, { is: 'answer' }>): Outcome {
  return { is: 'again', reason: answer.is === 'broken' && answer.isTimeout ? 'timeout' : 'network' }
}
