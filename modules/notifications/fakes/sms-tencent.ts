import { createHash, createHmac } from 'node:crypto'
import { type Fake, type FakeAnswer, type FakeRequest, jsonOf, openFake, type Turn } from './fake-server.ts'

/** What the fake keeps of a message that it took. */
export type TencentTaken = {
  phone: string
  templateId: string
  params: readonly string[]
  context: string
  serialNo: string
  at: Date
  report: { status: 'SUCCESS' | 'FAIL'; description: string } | undefined
}

export type TencentAccount = {
  secretId: string
  secretKey: string
  sdkAppId: string
  signName: string
  /** Approved templates with how many variables they have. */
  templates: Readonly<Record<string, number>>
}

const SKEW_SECONDS = 300

type House = { account: TencentAccount; now(): Date; taken: TencentTaken[] }

/** The short message service of Tencent, sms 2021-01-11, on this machine. */
export async function fakeTencent(
  account: TencentAccount,
  now: () => Date,
): Promise<Fake & { taken: TencentTaken[]; reports(): object[] }> {
  const house: House = { account, now, taken: [] }
  const fake = await openFake((request, turn) => act(house, request, turn))
  return {
    ...fake,
    taken: house.taken,
    reports: () =>
      house.taken.flatMap((one) =>
        one.report
          ? [
              {
                user_receive_time: one.at.toISOString(),
                nationcode: '86',
                mobile: one.phone.slice(3),
                report_status: one.report.status,
                errmsg: one.report.description,
                description: '模拟的回执',
                sid: one.serialNo,
              },
            ]
          : [],
      ),
  }
}

function act(house: House, request: FakeRequest, turn: Turn): FakeAnswer {
  const refused = checkSignature(house, request)
  if (refused) return failure(refused)
  const body = jsonOf(request)
  if (!body) return failure('InvalidParameter')
  const action = request.headers['x-tc-action']
  // Errors of the gateway come as a whole, those of a number in its line.
  if (turn.error !== undefined && !/^(FailedOperation|LimitExceeded\.PhoneNumber)/.test(String(turn.error)))
    return failure(String(turn.error))
  if (action === 'SendSms') return sendSms(house, body, turn)
  if (action === 'PullSmsSendStatusByPhoneNumber') return pull(house, body)
  return failure('InvalidAction')
}

/** Recomputes TC3-HMAC-SHA256 from what arrived. */
function checkSignature({ account, now }: House, { headers, method, url, body }: FakeRequest): string | undefined {
  const header = (name: string) => String(headers[name] ?? '')
  const said =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/sms\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    )
  if (!said) return 'AuthFailure.InvalidAuthorization'
  if (header('x-tc-version') !== '2021-01-11') return 'NoSuchVersion'
  if (header('x-tc-region') === '') return 'MissingParameter'
  const [, secretId, date, names, signature] = said
  if (secretId !== account.secretId) return 'AuthFailure.SecretIdNotFound'
  const timestamp = Number(header('x-tc-timestamp'))
  if (Math.abs(now().getTime() / 1000 - timestamp) > SKEW_SECONDS) return 'AuthFailure.SignatureExpire'
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date) return 'AuthFailure.SignatureFailure'
  const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const lines = names
    .split(';')
    .map((name) => `${name}:${header(name)}\n`)
    .join('')
  const canonical = `${method}\n${url.pathname}\n${url.search.slice(1)}\n${lines}\n${names}\n${sha(body)}`
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${sha(canonical)}`
  const key = mac(mac(mac(`TC3${account.secretKey}`, date), 'sms'), 'tc3_request')
  return mac(key, toSign).toString('hex') === signature ? undefined : 'AuthFailure.SignatureFailure'
}

function sendSms({ account, now, taken }: House, body: Record<string, unknown>, turn: Turn): FakeAnswer {
  const phones = strings(body.PhoneNumberSet)
  const params = strings(body.TemplateParamSet)
  if (phones.length === 0) return failure('MissingParameter')
  if (phones.length > 200) return failure('LimitExceeded.PhoneNumberCountLimit')
  if (body.SmsSdkAppId !== account.sdkAppId) return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
  const context = typeof body.SessionContext === 'string' ? body.SessionContext : ''
  if (context.length > 512) return failure('InvalidParameterValue.SessionContextLengthLimit')
  const template = String(body.TemplateId)
  const lines = phones.map((phone) => {
    const line = (Code: string, SerialNo = '') => ({
      SerialNo,
      PhoneNumber: phone,
      Fee: SerialNo ? 1 : 0,
      SessionContext: context,
      Code,
      Message: Code === 'Ok' ? 'send success' : '模拟的错误',
      IsoCode: 'CN',
    })
    if (turn.error !== undefined) return line(String(turn.error))
    if (!/^\+861\d{10}$/.test(phone)) return line('InvalidParameterValue.IncorrectPhoneNumber')
    if (body.SignName !== account.signName) return line('FailedOperation.SignatureIncorrectOrUnapproved')
    if (!Object.hasOwn(account.templates, template)) return line('FailedOperation.TemplateIncorrectOrUnapproved')
    if (params.length !== account.templates[template])
      return line('FailedOperation.TemplateParamSetNotMatchApprovedTemplate')
    const serialNo = `5000:${now().getTime()}${taken.length}`
    taken.push({ phone, templateId: template, params, context, serialNo, at: now(), report: undefined })
    return line('Ok', serialNo)
  })
  return { body: { Response: { SendStatusSet: lines, RequestId: 'fake' } } }
}

function pull({ account, taken }: House, body: Record<string, unknown>): FakeAnswer {
  const begin = Number(body.BeginTime)
  const end = Number(body.EndTime ?? Number.MAX_SAFE_INTEGER)
  if (body.SmsSdkAppId !== account.sdkAppId) return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
  if (!Number.isInteger(begin) || !(Number(body.Limit) >= 1 && Number(body.Limit) <= 100) || body.Offset !== 0)
    return failure('InvalidParameterValue.InvalidStartTime')
  const found = taken.filter((one) => {
    const at = one.at.getTime() / 1000
    return one.phone === body.PhoneNumber && at >= begin && at <= end && one.report !== undefined
  })
  return {
    body: {
      Response: {
        PullSmsSendStatusSet: found.map((one) => ({
          UserReceiveTime: Math.floor(one.at.getTime() / 1000),
          CountryCode: '86',
          SubscriberNumber: one.phone.slice(3),
          PhoneNumber: one.phone,
          SerialNo: one.serialNo,
          ReportStatus: one.report?.status,
          Description: one.report?.description,
          SessionContext: one.context,
        })),
        RequestId: 'fake',
      },
    },
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** This service answers errors with 200 and says them in the body. */
function failure(code: string): FakeAnswer {
  return { body: { Response: { Error: { Code: code, Message: '模拟的错误' }, RequestId: 'fake' } } }
}
