import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Asked, Carrier, Handed, LetterOf, Outcome } from '../../../platform/deliver.ts'
import type { LetterReason } from '../../../platform/pure/letter-words.ts'
import { exchange, readJson, type WireAnswer, type WireRequest } from './exchange.ts'
import { inOrder, templateOf } from './sms-text.ts'

/** Tencent short messages (腾讯云短信, 2021-01-11), signed by TC3-HMAC-SHA256. */
export type TencentSettings = {
  endpoint: string
  secretId: string
  secretKey: string
  sdkAppId: string
  region: string
  signName: string
  /** The template with one variable, for messages that bring none of their own. */
  template: string | undefined
}

export function tencentSms(settings: TencentSettings): Carrier<'sms'> {
  return {
    name: 'tencent',
    send: async (letter, ref, now) => {
      const request = sendRequest(settings, letter, ref, now)
      return request ? readSent(await exchange(request)) : { is: 'never', reason: 'template' }
    },
    ask: async (letter, handed, now) =>
      readAsked(await exchange(askRequest(settings, letter, handed, now)), handed, now),
  }
}

const VERSION = '2021-01-11'
/** The longest page, and how far their clock may differ from ours. */
const LIMIT = 100
const SKEW_SECONDS = 300

/** The request of SendSms; undefined when there is no template for the letter. */
export function sendRequest(
  settings: TencentSettings,
  letter: LetterOf<'sms'>,
  ref: string,
  now: Date,
): WireRequest | undefined {
  const template = templateOf(letter, settings.template)
  if (!template) return undefined
  return signed(
    settings,
    'SendSms',
    {
      PhoneNumberSet: [`+86${letter.address}`],
      SmsSdkAppId: settings.sdkAppId,
      SignName: settings.signName,
      TemplateId: template.code,
      TemplateParamSet: inOrder(template.params),
      SessionContext: ref,
    },
    now,
  )
}

/** The request of PullSmsSendStatusByPhoneNumber around the moment of sending. */
export function askRequest(settings: TencentSettings, letter: LetterOf<'sms'>, handed: Handed, now: Date): WireRequest {
  const at = Math.floor(handed.at.getTime() / 1000)
  return signed(
    settings,
    'PullSmsSendStatusByPhoneNumber',
    {
      BeginTime: at - SKEW_SECONDS,
      EndTime: Math.floor(now.getTime() / 1000) + SKEW_SECONDS,
      Offset: 0,
      Limit: LIMIT,
      PhoneNumber: `+86${letter.address}`,
      SmsSdkAppId: settings.sdkAppId,
    },
    now,
  )
}

/** A signed request (签名方法 v3). */
export function signed(
  settings: Pick<TencentSettings, 'endpoint' | 'secretId' | 'secretKey' | 'region'>,
  action: string,
  body: object,
  now: Date,
): WireRequest {
  const host = new URL(settings.endpoint).host
  const payload = JSON.stringify(body)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const date = now.toISOString().slice(0, 10)
  const scope = `${date}/sms/tc3_request`
  const contentType = 'application/json; charset=utf-8'
  const canonical = [
    'POST',
    '/',
    '',
    `content-type:${contentType}`,
    `host:${host}`,
    '',
    'content-type;host',
    sha256(payload),
  ]
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical.join('\n'))].join('\n')
  const key = hmac(hmac(hmac(`TC3${settings.secretKey}`, date), 'sms'), 'tc3_request')
  const signature = hmac(key, toSign).toString('hex')
  return {
    method: 'POST',
    url: `${settings.endpoint}/`,
    headers: {
      'content-type': contentType,
      host,
      'x-tc-action': action,
      'x-tc-version': VERSION,
      'x-tc-region': settings.region,
      'x-tc-timestamp': timestamp,
      authorization: `TC3-HMAC-SHA256 Credential=${settings.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
    },
    body: payload,
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

const Failure = z.object({ Response: z.object({ Error: z.object({ Code: z.string() }) }) })
const Sent = z.object({
  Response: z.object({ SendStatusSet: z.array(z.object({ SerialNo: z.string(), Code: z.string() })).min(1) }),
})

/** What SendSms answered, as an outcome. */
export function readSent(answer: WireAnswer): Outcome {
  if (answer.is === 'unreached') return { is: 'again', reason: 'network' }
  if (answer.is === 'broken') return { is: 'unknown', reason: answer.isTimeout ? 'timeout' : 'network' }
  const failure = readJson(answer.text, Failure)
  if (failure) return outcomeOf(failure.Response.Error.Code)
  const [status] = readJson(answer.text, Sent)?.Response.SendStatusSet ?? []
  if (!status)
    return { is: 'unknown', reason: answer.status >= 500 ? 'busy' : 'bad_answer', detail: String(answer.status) }
  return status.Code === 'Ok' ? { is: 'sent', receipt: status.SerialNo } : outcomeOf(status.Code)
}

/** The documented error codes of SendSms and of the gateway. */
function outcomeOf(code: string): Outcome {
  const wait = LIMITS.get(code)
  if (wait !== undefined) return { is: 'again', reason: 'limit', detail: code, afterSeconds: wait }
  // The answer was lost inside their house: it may be on its way.
  if (code === 'InternalError.Timeout' || code === 'InternalError.SendAndRecvFail')
    return { is: 'unknown', reason: 'timeout', detail: code }
  const never = NEVER.get(code)
  if (never) return { is: 'never', reason: never, detail: code }
  if (/^UnsupportedOperation/.test(code)) return { is: 'never', reason: 'rejected', detail: code }
  if (
    code === 'AuthFailure.SignatureExpire' ||
    code === 'InternalError.TimestampExpired' ||
    code === 'InternalError.RequestTimeException'
  )
    return { is: 'again', reason: 'clock', detail: code }
  if (/^(AuthFailure|UnauthorizedOperation)/.test(code)) return { is: 'again', reason: 'credentials', detail: code }
  if (/^InternalError/.test(code)) return { is: 'again', reason: 'busy', detail: code }
  return { is: 'again', reason: 'rejected', detail: code }
}

const LIMITS = new Map<string, number>([
  ['RequestLimitExceeded', 1],
  ['LimitExceeded.DeliveryFrequencyLimit', 60],
  ['LimitExceeded.PhoneNumberThirtySecondLimit', 30],
  ['LimitExceeded.PhoneNumberOneHourLimit', 3600],
  ['LimitExceeded.AppDailyLimit', 3600],
  ['LimitExceeded.DailyLimit', 3600],
  ['LimitExceeded.AppMainlandChinaDailyLimit', 3600],
])

const NEVER = new Map<string, LetterReason>([
  ['LimitExceeded.PhoneNumberDailyLimit', 'limit_day'],
  ['LimitExceeded.PhoneNumberSameContentDailyLimit', 'limit_day'],
  ['FailedOperation.PhoneNumberInBlacklist', 'refused'],
  ['FailedOperation.PhoneNumberOnBlacklist', 'refused'],
  ['FailedOperation.ContainSensitiveWord', 'content'],
  ['FailedOperation.InsufficientBalanceInSmsPackage', 'no_credit'],
  ['FailedOperation.SignatureIncorrectOrUnapproved', 'template'],
  ['FailedOperation.TemplateIncorrectOrUnapproved', 'template'],
  ['FailedOperation.TemplateUnapprovedOrNotExist', 'template'],
  ['FailedOperation.MarketingSendTimeConstraint', 'template'],
  ['FailedOperation.TemplateParamSetNotMatchApprovedTemplate', 'field'],
  ['InvalidParameterValue.TemplateParameterFormatError', 'field'],
  ['InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', 'content'],
  ['InvalidParameterValue.TemplateParameterLengthLimit', 'too_long'],
  ['InvalidParameterValue.ContentLengthLimit', 'too_long'],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'bad_address'],
  ['LimitExceeded.PhoneNumberCountLimit', 'bad_address'],
])

const Statuses = z.object({
  Response: z.object({
    PullSmsSendStatusSet: z.array(
      z.object({
        SerialNo: z.string(),
        ReportStatus: z.string(),
        Description: z.string().optional(),
        SessionContext: z.string().optional(),
      }),
    ),
  }),
})

/** Networks report within minutes; only after this long does silence mean that a letter was not taken. */
const SILENT_MILLIS = 600_000

/** Statuses exist only for what the network has reported on: an empty answer says nothing of a letter that has a receipt, or of a young one. */
export function readAsked(answer: WireAnswer, handed: Handed, now: Date): Asked {
  const found = answer.is === 'answer' ? readJson(answer.text, Statuses) : undefined
  if (!found) return { is: 'again', reason: 'busy' }
  const mine = found.Response.PullSmsSendStatusSet.find(
    (one) => one.SessionContext === handed.ref || (handed.receipt !== null && one.SerialNo === handed.receipt),
  )
  if (!mine && handed.receipt !== null) return { is: 'sent', receipt: handed.receipt }
  if (!mine)
    return now.getTime() - handed.at.getTime() < SILENT_MILLIS
      ? { is: 'again', reason: 'may_be_sent' }
      : { is: 'unheard' }
  if (mine.ReportStatus === 'SUCCESS') return { is: 'delivered', receipt: mine.SerialNo }
  return { is: 'never', reason: reportReason(mine.Description ?? ''), detail: codeOnly(mine.Description) }
}

/** Codes of the networks are kept, sentences are not: they may hold a number. */
function codeOnly(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w:.-]{1,40}$/.test(text) ? text : undefined
}

function reportReason(code: string): LetterReason {
  if (/BLACK|黑名单|退订/i.test(code)) return 'refused'
  if (/空号|非法号码|INVALID_?NUM|UNKNOWN_?NUM/i.test(code)) return 'bad_address'
  return 'undelivered'
}

/** What is pushed to the address of reports: several letters at once, each by the number of its sending. */
export const StatusPush = z
  .array(
    z.object({
      report_status: z.enum(['SUCCESS', 'FAIL']),
      errmsg: z.string().optional(),
      sid: z.string().min(1).max(200),
    }),
  )
  .max(1000)

/** A report by receipt: which letter it was is looked up. */
export type ByReceipt = { receipt: string } & (
  | { is: 'delivered' }
  | { is: 'failed'; reason: LetterReason; detail?: string }
)

export function readReports(body: z.infer<typeof StatusPush>): ByReceipt[] {
  return body.map((one) =>
    one.report_status === 'SUCCESS'
      ? { receipt: one.sid, is: 'delivered' }
      : { receipt: one.sid, is: 'failed', reason: reportReason(one.errmsg ?? ''), detail: codeOnly(one.errmsg) },
  )
}
