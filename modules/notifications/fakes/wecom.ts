import { type Fake, type FakeAnswer, type FakeRequest, isRecord, jsonOf, openFake, type Turn } from './fake-server.ts'

export type WecomTaken = { to: string; kind: string; title: string; text: string; url: string; at: Date }

export type WecomAccount = {
  corpId: string
  secret: string
  agentId: number
  /** Members that the app may see; undefined sees everybody (sample mode). */
  members?: readonly string[]
  /** Keys of group robots; undefined knows every key. */
  robots?: readonly string[]
}

const TOKEN_SECONDS = 7200
const MEMBER_A_MINUTE = 30
const ROBOT_A_MINUTE = 20
const TEXT_BYTES = 2048

type House = {
  account: WecomAccount
  now(): Date
  taken: WecomTaken[]
  /** What the service would have thrown away without a word. */
  dropped: WecomTaken[]
  /** Texts that the service would have cut. */
  cut: string[]
  token: { value: string; until: number } | undefined
  tokens: number
}

/** App messages and group robots of WeCom on this machine. */
export async function fakeWecom(
  account: WecomAccount,
  now: () => Date,
): Promise<Fake & Pick<House, 'taken' | 'dropped' | 'cut'> & { tokensGiven(): number; endToken(): void }> {
  const house: House = { account, now, taken: [], dropped: [], cut: [], token: undefined, tokens: 0 }
  const fake = await openFake((request, turn) => act(house, request, turn))
  return {
    ...fake,
    taken: house.taken,
    dropped: house.dropped,
    cut: house.cut,
    tokensGiven: () => house.tokens,
    endToken: () => {
      house.token = undefined
    },
  }
}

function act(house: House, request: FakeRequest, turn: Turn): FakeAnswer {
  if (turn.error !== undefined) return failure(Number(turn.error), 'fake error')
  const { pathname, searchParams } = request.url
  if (pathname === '/cgi-bin/gettoken') return giveToken(house, searchParams)
  const body = jsonOf(request)
  if (!body) return failure(47001, 'data format error')
  if (pathname === '/cgi-bin/message/send') return sendToMember(house, body, searchParams.get('access_token') ?? '')
  if (pathname === '/cgi-bin/webhook/send') return sendToGroup(house, body, searchParams.get('key') ?? '')
  return { status: 404, body: '' }
}

function giveToken(house: House, query: URLSearchParams): FakeAnswer {
  if (query.get('corpid') !== house.account.corpId) return failure(40013, 'invalid corpid')
  if (query.get('corpsecret') !== house.account.secret) return failure(40001, 'invalid credential')
  const now = house.now().getTime()
  if (!house.token || house.token.until <= now) {
    house.tokens++
    house.token = { value: `W${house.tokens}_${now}`, until: now + TOKEN_SECONDS * 1000 }
  }
  return {
    body: {
      errcode: 0,
      errmsg: 'ok',
      access_token: house.token.value,
      expires_in: Math.floor((house.token.until - now) / 1000),
    },
  }
}

function sendToMember(house: House, body: Record<string, unknown>, token: string): FakeAnswer {
  const now = house.now()
  if (token !== house.token?.value) return failure(40014, 'invalid access_token')
  if (house.token.until <= now.getTime()) return failure(42001, 'access_token expired')
  if (body.agentid !== house.account.agentId)
    return failure(301002, 'not allow operate another agent with this accesstoken')
  const users = String(body.touser ?? '').split('|')
  const known = users.filter((user) => house.account.members?.includes(user) ?? true)
  if (known.length === 0) return failure(81013, 'UserID, department, tag all invalid')
  const message = messageOf(house, body)
  if ('errcode' in message) return { body: message }
  for (const to of known) {
    const letter: WecomTaken = { to, ...message, at: now }
    const isDouble =
      body.enable_duplicate_check === 1 &&
      house.taken.some(
        (one) =>
          one.to === to &&
          one.title === letter.title &&
          one.text === letter.text &&
          now.getTime() - one.at.getTime() < Number(body.duplicate_check_interval ?? 1800) * 1000,
      )
    if (isDouble) continue
    const lately = house.taken.filter((one) => one.to === to && now.getTime() - one.at.getTime() < 60_000)
    if (lately.length >= MEMBER_A_MINUTE) house.dropped.push(letter)
    else house.taken.push(letter)
  }
  const invalid = users.filter((user) => !known.includes(user))
  return {
    body: {
      errcode: 0,
      errmsg: 'ok',
      ...(invalid.length > 0 ? { invaliduser: invalid.join('|') } : {}),
      msgid: `m${house.taken.length}`,
    },
  }
}

function messageOf(
  house: House,
  body: Record<string, unknown>,
): Omit<WecomTaken, 'to' | 'at'> | { errcode: number; errmsg: string } {
  const part = body[String(body.msgtype)]
  if (!isRecord(part)) return { errcode: 40008, errmsg: 'invalid message type' }
  const text = (key: string) => (typeof part[key] === 'string' ? String(part[key]) : '')
  if (body.msgtype === 'textcard') {
    const card = { kind: 'textcard', title: text('title'), text: text('description'), url: text('url') }
    if (!card.title || !card.text || !URL.canParse(card.url))
      return { errcode: 40058, errmsg: 'invalid Request Parameter' }
    if (Buffer.byteLength(card.title) > 128 || Buffer.byteLength(card.text) > 512) house.cut.push(card.text)
    return card
  }
  if (body.msgtype !== 'text') return { errcode: 40008, errmsg: 'invalid message type' }
  if (!text('content')) return { errcode: 44004, errmsg: 'text content is empty' }
  if (Buffer.byteLength(text('content')) > TEXT_BYTES) house.cut.push(text('content'))
  return { kind: 'text', title: '', text: text('content'), url: '' }
}

function sendToGroup(house: House, body: Record<string, unknown>, key: string): FakeAnswer {
  const now = house.now()
  if (house.account.robots && !house.account.robots.includes(key)) return failure(93000, 'invalid webhook url')
  if (body.msgtype !== 'text' || !isRecord(body.text)) return failure(40008, 'invalid message type')
  const content = String(body.text.content ?? '')
  if (content === '') return failure(44004, 'text content is empty')
  if (Buffer.byteLength(content) > TEXT_BYTES) return failure(40058, 'text.content exceed max length 2048')
  const lately = house.taken.filter((one) => one.to === key && now.getTime() - one.at.getTime() < 60_000)
  if (lately.length >= ROBOT_A_MINUTE) return failure(45009, 'api freq out of limit')
  house.taken.push({ to: key, kind: 'robot', title: '', text: content, url: '', at: now })
  return { body: { errcode: 0, errmsg: 'ok' } }
}

function failure(errcode: number, errmsg: string): FakeAnswer {
  return { body: { errcode, errmsg } }
}
