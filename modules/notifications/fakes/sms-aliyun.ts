import { createHash, createHmac } from 'node:crypto'
import { localDate } from '../../../platform/pure/time.ts'
import { type Fake, type FakeAnswer, type FakeRequest, openFake, type Turn } from './fake-server.ts'

/** What the fake keeps of a message that it took. */
export type AliyunTaken = {
  phone: string
  template: string
  params: Readonly<Record<string, unknown>>
  outId: string
  bizId: string
  at: Date
  /** 1 waits for the network, 2 failed, 3 arrived. */
  status: 1 | 2 | 3
  errCode: string
}

export type AliyunAccount = {
  keyId: string
  keySecret: string
  signName: string
  /** Approved templates with their variables; those of codes have the stricter flow control. */
  templates: Readonly<Record<string, { variables: readonly string[]; isCode: boolean }>>
  /** Sample mode: reports arrive by themselves, without a network behind. */
  arrivesAtOnce?: boolean
}

const LETTERS = { SendSms, QuerySendDetails } as const
const SKEW_MILLIS = 15 * 60_000
/** Flow control of the service: per number for codes, per number and template for notices. */
const CODE_LIMITS = [
  { millis: 60_000, most: 1, word: '分钟级' },
  { millis: 3_600_000, most: 5, word: '小时级' },
  { millis: 86_400_000, most: 10, word: '天级' },
] as const
const NOTICE_LIMITS = [{ millis: 86_400_000, most: 50, word: '天级' }] as const

type House = { account: AliyunAccount; now(): Date; taken: AliyunTaken[]; nonces: Set<string> }

/** The short message service of Aliyun, dysmsapi 2017-05-25, on this machine. */
export async function fakeAliyun(
  account: AliyunAccount,
  now: () => Date,
): Promise<Fake & { taken: AliyunTaken[]; reports(): object[] }> {
  const house: House = { account, now, taken: [], nonces: new Set() }
  const fake = await openFake((request, turn) => act(house, request, turn))
  return { ...fake, taken: house.taken, reports: () => house.taken.filter((one) => one.status !== 1).map(reportOf) }
}

function act(house: House, request: FakeRequest, turn: Turn): FakeAnswer {
  const refused = checkSignature(house, request)
  if (refused) return refused
  if (turn.error !== undefined) {
    const [code, message = '模拟的错误'] = String(turn.error).split('|')
    return /^is[vp]\./.test(code) ? { body: failure(code, message) } : { status: 400, body: failure(code, message) }
  }
  const action = request.headers['x-acs-action']
  if (action !== 'SendSms' && action !== 'QuerySendDetails')
    return { status: 404, body: failure('InvalidAction.NotFound', '没有这个接口') }
  return LETTERS[action](house, request.url.searchParams)
}

/** Recomputes the signature from what arrived, as the gateway does. */
function checkSignature({ account, now, nonces }: House, request: FakeRequest): FakeAnswer | undefined {
  const { headers, url } = request
  const header = (name: string) => String(headers[name] ?? '')
  const said = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    header('authorization'),
  )
  if (!said) return { status: 400, body: failure('IncompleteSignature', '缺少签名') }
  if (header('x-acs-version') !== '2017-05-25') return { status: 400, body: failure('InvalidVersion', '版本不对') }
  if (said[1] !== account.keyId) return { status: 404, body: failure('InvalidAccessKeyId.NotFound', '没有这个密钥') }
  const at = Date.parse(header('x-acs-date'))
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(header('x-acs-date')))
    return { status: 400, body: failure('InvalidTimeStamp.Format', '时间格式不对') }
  if (Math.abs(now().getTime() - at) > SKEW_MILLIS)
    return { status: 400, body: failure('InvalidTimeStamp.Expired', '时间相差太多') }
  const bodyHash = createHash('sha256').update(request.body).digest('hex')
  const must = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version']
  const names = said[2].split(';')
  const query = url.search
    .slice(1)
    .split('&')
    .sort((a, b) => (a.split('=')[0] < b.split('=')[0] ? -1 : 1))
    .join('&')
  const canonical = `${request.method}\n${url.pathname}\n${query}\n${names.map((name) => `${name}:${header(name)}\n`).join('')}\n${said[2]}\n${bodyHash}`
  const toSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`
  const right = createHmac('sha256', account.keySecret).update(toSign).digest('hex')
  if (right !== said[3] || header('x-acs-content-sha256') !== bodyHash || must.some((name) => !names.includes(name)))
    return { status: 400, body: failure('SignatureDoesNotMatch', '签名不对') }
  if (nonces.has(header('x-acs-signature-nonce')))
    return { status: 400, body: failure('SignatureNonceUsed', '重复的随机数') }
  nonces.add(header('x-acs-signature-nonce'))
  return undefined
}

function SendSms({ account, now, taken }: House, query: URLSearchParams): FakeAnswer {
  const phones = (query.get('PhoneNumbers') ?? '').split(',')
  if (phones.length > 1000) return { body: failure('isv.MOBILE_COUNT_OVER_LIMIT', '号码太多') }
  if (phones.some((phone) => !/^1\d{10}$/.test(phone)))
    return { body: failure('isv.MOBILE_NUMBER_ILLEGAL', '号码不对') }
  if (query.get('SignName') !== account.signName) return { body: failure('isv.SMS_SIGNATURE_ILLEGAL', '签名不存在') }
  const code = query.get('TemplateCode') ?? ''
  const template = Object.hasOwn(account.templates, code) ? account.templates[code] : undefined
  if (!template) return { body: failure('isv.SMS_TEMPLATE_ILLEGAL', '模板不存在') }
  let params: Record<string, unknown>
  try {
    params = JSON.parse(query.get('TemplateParam') ?? '{}')
  } catch {
    return { body: failure('isv.INVALID_JSON_PARAM', '参数不是 JSON') }
  }
  const lacking = template.variables.filter((name) => typeof params[name] !== 'string' || params[name] === '')
  if (lacking.length > 0) return { body: failure('isv.TEMPLATE_MISSING_PARAMETERS', '缺少模板变量') }
  for (const limit of template.isCode ? CODE_LIMITS : NOTICE_LIMITS) {
    const from = now().getTime() - limit.millis
    const before = taken.filter(
      (one) =>
        one.phone === phones[0] &&
        one.at.getTime() > from &&
        (template.isCode ? account.templates[one.template].isCode : one.template === code),
    )
    if (before.length >= limit.most)
      return { body: failure('isv.BUSINESS_LIMIT_CONTROL', `触发${limit.word}流控Permits:${limit.most}`) }
  }
  const bizId = `${now().getTime()}${taken.length}^0`
  for (const phone of phones)
    taken.push({
      phone,
      template: code,
      params,
      outId: query.get('OutId') ?? '',
      bizId,
      at: now(),
      status: account.arrivesAtOnce ? 3 : 1,
      errCode: account.arrivesAtOnce ? 'DELIVERED' : '',
    })
  return { body: { Code: 'OK', Message: 'OK', BizId: bizId, RequestId: requestId(bizId) } }
}

function QuerySendDetails({ taken }: House, query: URLSearchParams): FakeAnswer {
  const size = Number(query.get('PageSize'))
  const page = Number(query.get('CurrentPage'))
  const day = query.get('SendDate') ?? ''
  if (!(size >= 1 && size <= 50) || !(page >= 1) || !/^\d{8}$/.test(day) || !query.get('PhoneNumber'))
    return { body: failure('isv.INVALID_PARAMETERS', '参数不对') }
  const found = taken.filter(
    (one) =>
      one.phone === query.get('PhoneNumber') &&
      localDate(one.at).replaceAll('-', '') === day &&
      (!query.get('BizId') || one.bizId === query.get('BizId')),
  )
  return {
    body: {
      Code: 'OK',
      Message: 'OK',
      TotalCount: found.length,
      RequestId: requestId(day),
      SmsSendDetailDTOs: {
        SmsSendDetailDTO: found.slice((page - 1) * size, page * size).map((one) => ({
          PhoneNum: one.phone,
          SendStatus: one.status,
          ErrCode: one.errCode,
          TemplateCode: one.template,
          Content: '',
          SendDate: one.at.toISOString(),
          OutId: one.outId,
        })),
      },
    },
  }
}

function reportOf(one: AliyunTaken): object {
  return {
    phone_number: one.phone,
    send_time: one.at.toISOString(),
    report_time: one.at.toISOString(),
    success: one.status === 3,
    err_code: one.errCode,
    err_msg: '',
    sms_size: '1',
    biz_id: one.bizId,
    out_id: one.outId,
  }
}

function failure(code: string, message: string) {
  return { Code: code, Message: message, RequestId: requestId(code) }
}

function requestId(seed: string): string {
  return createHash('md5').update(seed).digest('hex').toUpperCase()
}
