import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Asked, Carrier, Handed, LetterOf, Outcome } from '../../../platform/deliver.ts'
import type { LetterReason } from '../../../platform/pure/letter-words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import type { Report } from '../../../platform/receipts.ts'
import { exchange, readJson, type WireAnswer, type WireRequest } from './exchange.ts'
import { templateOf } from './sms-text.ts'

/** Aliyun short messages (阿里云短信, dysmsapi 2017-05-25), signed by V3: ACS3-HMAC-SHA256. */
export type AliyunSettings = {
  endpoint: string
  accessKeyId: string
  accessKeySecret: string
  /** The filed signature (短信签名), without brackets. */
  signName: string
  /** The template with one variable `text`, for messages that bring none of their own. */
  template: string | undefined
}

/** @param newNonce a fresh text per request, as the signature wants one */
export function aliyunSms(settings: AliyunSettings, newNonce: () => string): Carrier<'sms'> {
  return {
    name: 'aliyun',
    send: async (letter, ref, now) => {
      const request = sendRequest(settings, letter, ref, { now, nonce: newNonce() })
      return request ? readSent(await exchange(request)) : { is: 'never', reason: 'template' }
    },
    ask: async (letter, handed, now) => {
      let asked: Asked = { is: 'unheard' }
      for (const day of daysOf(handed.at)) {
        for (let page = 1; page <= PAGES && asked.is === 'unheard'; page++) {
          const answer = await exchange(askRequest(settings, letter, handed, { day, page, now, nonce: newNonce() }))
          const read = readAsked(answer, handed)
          asked = read.asked
          if (read.isLast) break
        }
      }
      return asked
    },
  }
}

const VERSION = '2017-05-25'
const PAGE_SIZE = 50
const PAGES = 3
/** Their clock may stand on the other side of midnight. */
const MIDNIGHT_MILLIS = 120_000

type Stamp = { now: Date; nonce: string }

/** The request of SendSms; undefined when there is no template for the letter. SendSms is not idempotent: OutId finds it again. */
export function sendRequest(
  settings: AliyunSettings,
  letter: LetterOf<'sms'>,
  ref: string,
  stamp: Stamp,
): WireRequest | undefined {
  const template = templateOf(letter, settings.template)
  if (!template) return undefined
  return signed(
    settings,
    'SendSms',
    {
      PhoneNumbers: letter.address,
      SignName: settings.signName,
      TemplateCode: template.code,
      TemplateParam: JSON.stringify(template.params),
      OutId: ref,
    },
    stamp,
  )
}

/** The request of QuerySendDetails for one number and day. */
export function askRequest(
  settings: AliyunSettings,
  letter: LetterOf<'sms'>,
  handed: Handed,
  how: Stamp & { day: string; page: number },
): WireRequest {
  return signed(
    settings,
    'QuerySendDetails',
    {
      PhoneNumber: letter.address,
      ...(handed.receipt ? { BizId: handed.receipt } : {}),
      SendDate: how.day.replaceAll('-', ''),
      PageSize: String(PAGE_SIZE),
      CurrentPage: String(how.page),
    },
    how,
  )
}

function daysOf(at: Date): string[] {
  return [...new Set([at.getTime(), at.getTime() + MIDNIGHT_MILLIS].map((millis) => localDate(new Date(millis))))]
}

/** A request with its parameters in the query, signed (V3 版本请求体与签名机制). */
export function signed(
  settings: Pick<AliyunSettings, 'endpoint' | 'accessKeyId' | 'accessKeySecret'>,
  action: string,
  query: Readonly<Record<string, string>>,
  { now, nonce }: Stamp,
  version = VERSION,
): WireRequest {
  const host = new URL(settings.endpoint).host
  const headers: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${now.toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const canonicalQuery = Object.keys(query)
    .sort()
    .map((key) => `${encode(key)}=${encode(query[key])}`)
    .join('&')
  const names = Object.keys(headers).sort()
  const canonical = [
    'POST',
    '/',
    canonicalQuery,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    sha256(''),
  ].join('\n')
  const signature = createHmac('sha256', settings.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  return {
    method: 'POST',
    url: `${settings.endpoint}/?${canonicalQuery}`,
    headers: {
      ...headers,
      accept: 'application/json',
      authorization: `ACS3-HMAC-SHA256 Credential=${settings.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  }
}

/** Percent-encoding by RFC 3986, as the signature wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const Sent = z.object({ Code: z.string(), Message: z.string().optional(), BizId: z.string().optional() })

/** What SendSms answered, as an outcome. */
export function readSent(answer: WireAnswer): Outcome {
  if (answer.is === 'unreached') return { is: 'again', reason: 'network' }
  if (answer.is === 'broken') return { is: 'unknown', reason: answer.isTimeout ? 'timeout' : 'network' }
  const body = readJson(answer.text, Sent)
  if (!body)
    return { is: 'unknown', reason: answer.status >= 500 ? 'busy' : 'bad_answer', detail: String(answer.status) }
  if (body.Code === 'OK') return { is: 'sent', receipt: body.BizId ?? '' }
  return outcomeOf(body.Code, body.Message ?? '')
}

/** The documented error codes of SendSms and of the gateway. */
function outcomeOf(code: string, message: string): Outcome {
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') {
    // Which of the flow controls it was stands in the message alone.
    if (message.includes('分钟级')) return { is: 'again', reason: 'limit', detail: code, afterSeconds: 60 }
    if (message.includes('小时级')) return { is: 'again', reason: 'limit', detail: code, afterSeconds: 3600 }
    return { is: 'never', reason: 'limit_day', detail: code }
  }
  if (code === 'isv.DAY_LIMIT_CONTROL' || code === 'isv.MONTH_LIMIT_CONTROL')
    return { is: 'again', reason: 'limit', detail: code, afterSeconds: 3600 }
  if (/^Throttling/.test(code)) return { is: 'again', reason: 'limit', detail: code, afterSeconds: 1 }
  const never = NEVER.get(code)
  if (never) return { is: 'never', reason: never, detail: code }
  return { is: 'again', reason: AGAIN.get(code) ?? 'rejected', detail: code }
}

const NEVER = new Map<string, LetterReason>([
  ['isv.MOBILE_NUMBER_ILLEGAL', 'bad_address'],
  ['isv.MOBILE_COUNT_OVER_LIMIT', 'bad_address'],
  ['isv.BLACK_KEY_CONTROL_LIMIT', 'content'],
  ['isv.PARAM_NOT_SUPPORT_URL', 'content'],
  ['isv.INVALID_PARAMETERS', 'field'],
  ['isv.INVALID_JSON_PARAM', 'field'],
  ['isv.PARAM_LENGTH_LIMIT', 'too_long'],
  ['isv.TEMPLATE_MISSING_PARAMETERS', 'field'],
  ['isv.TEMPLATE_PARAMS_ILLEGAL', 'field'],
  ['isv.SMS_TEMPLATE_ILLEGAL', 'template'],
  ['isv.SMS_SIGNATURE_ILLEGAL', 'template'],
  ['isv.SIGN_NAME_ILLEGAL', 'template'],
  ['isv.SMS_SIGNATURE_SCENE_ILLEGAL', 'template'],
  ['isv.SMS_SIGN_ILLEGAL', 'template'],
  ['isv.AMOUNT_NOT_ENOUGH', 'no_credit'],
  ['isv.OUT_OF_SERVICE', 'no_credit'],
])

const AGAIN = new Map<string, LetterReason>([
  ['isp.SYSTEM_ERROR', 'busy'],
  ['ServiceUnavailable', 'busy'],
  ['InternalError', 'busy'],
  ['SignatureNonceUsed', 'busy'],
  ['isp.RAM_PERMISSION_DENY', 'credentials'],
  ['isv.ACCOUNT_NOT_EXISTS', 'credentials'],
  ['isv.ACCOUNT_ABNORMAL', 'credentials'],
  ['isv.PRODUCT_UN_SUBSCRIPT', 'credentials'],
  ['isv.PRODUCT_UNSUBSCRIBE', 'credentials'],
  ['SignatureDoesNotMatch', 'credentials'],
  ['InvalidAccessKeyId.NotFound', 'credentials'],
  ['InvalidAccessKeyId.Inactive', 'credentials'],
  ['InvalidTimeStamp.Expired', 'clock'],
  ['InvalidTimeStamp.Format', 'clock'],
])

const Details = z.object({
  Code: z.string(),
  SmsSendDetailDTOs: z
    .object({
      SmsSendDetailDTO: z.array(
        z.object({
          SendStatus: z.coerce.number(),
          ErrCode: z.string().optional(),
          OutId: z.string().optional(),
        }),
      ),
    })
    .optional(),
})
/** SendStatus: waiting for the receipt, failed, arrived. */
const FAILED = 2
const ARRIVED = 3

/** What QuerySendDetails knows of the letter, and whether this was the last page. */
export function readAsked(answer: WireAnswer, handed: Handed): { asked: Asked; isLast: boolean } {
  const body = answer.is === 'answer' ? readJson(answer.text, Details) : undefined
  if (body?.Code !== 'OK') return { asked: { is: 'again', reason: 'busy', detail: body?.Code }, isLast: true }
  const rows = body.SmsSendDetailDTOs?.SmsSendDetailDTO ?? []
  const mine = rows.find((row) => row.OutId === handed.ref)
  const receipt = handed.receipt ?? handed.ref
  if (!mine) return { asked: { is: 'unheard' }, isLast: rows.length < PAGE_SIZE }
  if (mine.SendStatus === ARRIVED) return { asked: { is: 'delivered', receipt }, isLast: true }
  if (mine.SendStatus === FAILED)
    return { asked: { is: 'never', reason: reportReason(mine.ErrCode ?? ''), detail: mine.ErrCode }, isLast: true }
  return { asked: { is: 'sent', receipt }, isLast: true }
}

function reportReason(code: string): LetterReason {
  if (/BLACK/.test(code)) return 'refused'
  if (/CONTENT|KEYWORD/.test(code)) return 'content'
  if (/SEND_LIMIT|OVER_LIMIT/.test(code)) return 'limit_day'
  if (/MOBILE_NOT_ON|EMPTY|INVALID_NUMBER|NUMBER_ILLEGAL/.test(code)) return 'bad_address'
  if (/SIGN|TEMPLATE/.test(code)) return 'template'
  return 'undelivered'
}

/** What is pushed by SmsReport: several letters at once. */
export const SmsReport = z
  .array(
    z.object({
      success: z.boolean(),
      err_code: z.string().optional(),
      biz_id: z.string().optional(),
      out_id: z.string().optional(),
    }),
  )
  .max(1000)

export function readReports(body: z.infer<typeof SmsReport>): Report[] {
  return body.flatMap((one): Report[] => {
    if (!one.out_id) return []
    if (one.success) return [{ ref: one.out_id, is: 'delivered', receipt: one.biz_id }]
    return [{ ref: one.out_id, is: 'failed', reason: reportReason(one.err_code ?? ''), detail: one.err_code }]
  })
}
