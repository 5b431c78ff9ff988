import { z } from 'zod'
import type { Carrier, LetterOf, Outcome } from '../../../platform/deliver.ts'
import { isToken, type Token, tokenKeeper } from './access-token.ts'
import { exchange, readJson, type WireAnswer, type WireRequest } from './exchange.ts'
import { fitField } from './wechat-fields.ts'

/** Subscribe messages of a WeChat mini program (小程序订阅消息). */
export type WechatSettings = {
  endpoint: string
  appId: string
  appSecret: string
  /** Which edition of the mini program a tap opens. */
  state: 'developer' | 'trial' | 'formal'
}

export function wechat(settings: WechatSettings): Carrier<'wechat'> {
  const tokens = tokenKeeper(async (isForced) => readToken(await exchange(tokenRequest(settings, isForced))))
  return {
    name: 'wechat',
    send: async (letter, _ref, now) => {
      let refused: string | undefined
      // A token can end early, when somebody else fetched one: then once more with a new one.
      for (;;) {
        const token = await tokens.get(now, refused)
        if (!isToken(token)) return token
        const answer = await exchange(sendRequest(settings, letter, token.value))
        if (!isTokenRefused(answer) || refused !== undefined) return readSent(answer)
        refused = token.value
      }
    },
  }
}

/** The request of stable_token: the same token for everybody until it ends; forced ones are limited to 20 a day. */
export function tokenRequest(settings: WechatSettings, isForced: boolean): WireRequest {
  return json(`${settings.endpoint}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid: settings.appId,
    secret: settings.appSecret,
    force_refresh: isForced,
  })
}

/** The request of subscribe/send, with every value cut to what its field holds. */
export function sendRequest(settings: WechatSettings, letter: LetterOf<'wechat'>, token: string): WireRequest {
  return json(`${settings.endpoint}/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(token)}`, {
    touser: letter.address,
    template_id: letter.templateId,
    ...(letter.page ? { page: letter.page } : {}),
    miniprogram_state: settings.state,
    lang: 'zh_CN',
    data: Object.fromEntries(Object.entries(letter.data).map(([key, value]) => [key, { value: fitField(key, value) }])),
  })
}

function json(url: string, body: object): WireRequest {
  return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

const GivenToken = z.object({ access_token: z.string().min(1), expires_in: z.number() })
const Answer = z.object({
  errcode: z.number(),
  errmsg: z.string().optional(),
  msgid: z.union([z.string(), z.number()]).optional(),
})

/** What stable_token answered. */
export function readToken(answer: WireAnswer): Token | Outcome {
  if (answer.is !== 'answer') return unheard(answer)
  const given = readJson(answer.text, GivenToken)
  if (given) return { is: 'token', value: given.access_token, expiresInSeconds: given.expires_in }
  const failed = readJson(answer.text, Answer)
  if (!failed) return { is: 'again', reason: 'bad_answer', detail: String(answer.status) }
  return isBusy(failed.errcode) ?? { is: 'again', reason: 'credentials', detail: String(failed.errcode) }
}

/** Invalid, ended, or of another account. */
const TOKEN_CODES = [40001, 40014, 42001]

function isTokenRefused(answer: WireAnswer): boolean {
  return answer.is === 'answer' && TOKEN_CODES.includes(readJson(answer.text, Answer)?.errcode ?? 0)
}

/** What subscribe/send answered, as an outcome. */
export function readSent(answer: WireAnswer): Outcome {
  if (answer.is !== 'answer') return unheard(answer)
  const body = readJson(answer.text, Answer)
  if (!body) return { is: 'again', reason: answer.status >= 500 ? 'busy' : 'bad_answer', detail: String(answer.status) }
  const { errcode } = body
  const detail = String(errcode)
  if (errcode === 0) return { is: 'sent', receipt: String(body.msgid ?? '') }
  const busy = isBusy(errcode)
  if (busy) return busy
  if (TOKEN_CODES.includes(errcode)) return { is: 'again', reason: 'credentials', detail }
  if (errcode === 43101) return { is: 'never', reason: 'refused', detail }
  if (errcode === 40003) return { is: 'never', reason: 'bad_address', detail }
  if (errcode === 40037) return { is: 'never', reason: 'template', detail }
  if (errcode === 47003)
    return { is: 'never', reason: 'field', detail: /data\.(\w+)/.exec(body.errmsg ?? '')?.[1] ?? detail }
  if (errcode === 41030) return { is: 'never', reason: 'field', detail: 'page' }
  return { is: 'again', reason: 'rejected', detail }
}

/** The service is busy, or its limits are reached. */
function isBusy(errcode: number): Outcome | undefined {
  if (errcode === -1) return { is: 'again', reason: 'busy', detail: '-1' }
  // The quota of a day ends at midnight; asking once an hour costs nothing.
  if (errcode === 45009) return { is: 'again', reason: 'limit', detail: '45009', afterSeconds: 3600 }
  if (errcode === 45011) return { is: 'again', reason: 'limit', detail: '45011', afterSeconds: 60 }
  return undefined
}

/** A message that may have been taken is sent again: it costs the reader one consent, and a double is refused by 43101. */
function unheard(answer: Exclude<WireAnswer, { is: 'answer' }>): Outcome {
  return { is: 'again', reason: answer.is === 'broken' && answer.isTimeout ? 'timeout' : 'network' }
}
