import { isFieldKept } from '../channels/wechat-fields.ts'
import { type Fake, type FakeAnswer, type FakeRequest, isRecord, jsonOf, openFake, type Turn } from './fake-server.ts'

export type WechatTaken = {
  openid: string
  template: string
  page: string
  data: Readonly<Record<string, string>>
  state: string
}

export type WechatAccount = {
  appId: string
  appSecret: string
  templates: readonly string[]
  pages: readonly string[]
  /** How many messages a reader still allows, per openid and template; undefined allows all (sample mode). */
  credits?: Map<string, number>
}

const TOKEN_SECONDS = 7200
/** Within this time of its end a new token is given out, and the old one stays good. */
const RENEWED_SECONDS = 300
const FORCED_A_DAY = 20

/** What is special about the service: tokens of an account that end, and consents that are used up. */
type House = {
  account: WechatAccount
  now(): Date
  taken: WechatTaken[]
  /** The newest token, and the one before it, which lives to its end. */
  token: { value: string; until: number } | undefined
  before: { value: string; until: number } | undefined
  tokens: number
  forced: number
}

/** Tokens and subscribe messages of WeChat on this machine. */
export async function fakeWechat(
  account: WechatAccount,
  now: () => Date,
): Promise<Fake & { taken: WechatTaken[]; tokensGiven(): number; endToken(): void }> {
  const house: House = { account, now, taken: [], token: undefined, before: undefined, tokens: 0, forced: 0 }
  const fake = await openFake((request, turn) => act(house, request, turn))
  return {
    ...fake,
    taken: house.taken,
    tokensGiven: () => house.tokens,
    endToken: () => {
      house.token = undefined
      house.before = undefined
    },
  }
}

function act(house: House, request: FakeRequest, turn: Turn): FakeAnswer {
  const body = jsonOf(request)
  if (turn.error !== undefined) {
    const [code, words = 'fake error'] = String(turn.error).split('|')
    return failure(Number(code), words)
  }
  if (request.method !== 'POST') return failure(43002, 'require POST method')
  if (!body) return failure(47001, 'data format error')
  if (request.url.pathname === '/cgi-bin/stable_token') return giveToken(house, body)
  if (request.url.pathname === '/cgi-bin/message/subscribe/send')
    return send(house, body, request.url.searchParams.get('access_token') ?? '')
  return { status: 404, body: '' }
}

function giveToken(house: House, body: Record<string, unknown>): FakeAnswer {
  if (body.grant_type !== 'client_credential') return failure(40002, 'invalid grant_type')
  if (body.appid !== house.account.appId) return failure(40013, 'invalid appid')
  if (body.secret !== house.account.appSecret) return failure(40125, 'invalid appsecret')
  const now = house.now().getTime()
  if (body.force_refresh === true && ++house.forced > FORCED_A_DAY)
    return failure(45009, 'reach max api daily quota limit')
  if (!house.token || house.token.until - RENEWED_SECONDS * 1000 <= now || body.force_refresh === true) {
    house.before = body.force_refresh === true ? undefined : house.token
    house.tokens++
    house.token = { value: `T${house.tokens}_${now}`, until: now + TOKEN_SECONDS * 1000 }
  }
  return { body: { access_token: house.token.value, expires_in: Math.floor((house.token.until - now) / 1000) } }
}

function send(house: House, body: Record<string, unknown>, token: string): FakeAnswer {
  const given = [house.token, house.before].find((one) => one?.value === token)
  if (!given) return failure(40001, 'invalid credential, access_token is invalid or not latest')
  if (given.until <= house.now().getTime()) return failure(42001, 'access_token expired')
  const openid = String(body.touser ?? '')
  const template = String(body.template_id ?? '')
  const page = typeof body.page === 'string' ? body.page : ''
  if (!/^o[\w-]{10,40}$/.test(openid)) return failure(40003, 'invalid openid')
  if (!house.account.templates.includes(template)) return failure(40037, 'invalid template_id')
  if (page && !house.account.pages.includes(page.split('?')[0])) return failure(41030, 'invalid page')
  if (!['developer', 'trial', 'formal'].includes(String(body.miniprogram_state ?? 'formal')))
    return failure(47001, 'data format error')
  const data: Record<string, string> = {}
  for (const [key, one] of Object.entries(isRecord(body.data) ? body.data : {})) {
    const value = isRecord(one) && typeof one.value === 'string' ? one.value : ''
    if (!isFieldKept(key, value)) return failure(47003, `argument invalid! data.${key}.value invalid`)
    data[key] = value
  }
  const credit = `${openid} ${template}`
  const left = house.account.credits?.get(credit)
  if (house.account.credits && !left) return failure(43101, 'user refuse to accept the msg')
  if (left) house.account.credits?.set(credit, left - 1)
  house.taken.push({ openid, template, page, data, state: String(body.miniprogram_state ?? 'formal') })
  return { body: { errcode: 0, errmsg: 'ok', msgid: 3_000_000_000 + house.taken.length } }
}

function failure(errcode: number, errmsg: string): FakeAnswer {
  return { body: { errcode, errmsg: `${errmsg} rid: fake` } }
}
