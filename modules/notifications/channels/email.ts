import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Carrier, LetterOf, Outcome } from '../../../platform/deliver.ts'
import type { LetterReason } from '../../../platform/pure/letter-words.ts'

/** E-mail by SMTP. */
export type EmailSettings = {
  host: string
  port: number
  /** TLS from the first byte (usual on 465); otherwise STARTTLS where the server offers it. */
  isSecure: boolean
  /** Without TLS nothing is sent; loopback alone may do without. */
  needsTls: boolean
  user: string | undefined
  password: string | undefined
  /** `微网格 <notice@example.cn>` */
  from: string
}

export function email(settings: EmailSettings): Carrier<'email'> {
  const smtp = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.isSecure,
    requireTLS: settings.needsTls && !settings.isSecure,
    ignoreTLS: !settings.needsTls && !settings.isSecure,
    ...(settings.user ? { auth: { user: settings.user, pass: settings.password ?? '' } } : {}),
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'smtp',
    send: async (letter, ref) => {
      const mail = mailOf(settings, letter, ref)
      if (!mail) return { is: 'never', reason: 'bad_address' }
      try {
        const info = await smtp.sendMail(mail)
        return { is: 'sent', receipt: typeof info.messageId === 'string' ? info.messageId : ref }
      } catch (error) {
        return readFailure(error)
      }
    },
  }
}

/** One mailbox and nothing else: no list, no display name, no second header. */
const ADDRESS = /^[^\s<>,;:"()[\]\\@\p{Cc}]{1,64}@[a-z0-9\u0080-\uffff-]+(\.[a-z0-9\u0080-\uffff-]+)+$/iu

/** The mail, plain text in UTF-8 to one reader; undefined for what is not one address. Its Message-ID stays the same over all tries. */
export function mailOf(settings: EmailSettings, letter: LetterOf<'email'>, ref: string): SendMailOptions | undefined {
  if (!ADDRESS.test(letter.address) || letter.address.length > 254) return undefined
  const domain = /@([^\s<>]+)/.exec(settings.from)?.[1] ?? 'localhost'
  return {
    from: settings.from,
    to: { name: '', address: letter.address },
    subject: letter.subject.replace(/\p{Cc}+/gu, ' ').trim(),
    text: letter.text,
    messageId: `<${ref}@${domain}>`,
    // Nobody's holiday notice comes back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/** A server's refusal as an outcome: 5xx for good, 4xx and everything before the data later. */
export function readFailure(error: unknown): Outcome {
  const { code, responseCode, response, command } = factsOf(error)
  const isBeforeTalk = error instanceof Error && /^(Connection timeout|Greeting never received)/.test(error.message)
  const detail = responseCode ? String(responseCode) : code
  if (code === 'EAUTH' || code === 'ETLS' || command === 'STARTTLS' || responseCode === 530 || responseCode === 535)
    return { is: 'again', reason: 'credentials', detail }
  if (responseCode !== undefined && responseCode >= 500) {
    const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0]
    return { is: 'never', reason: reasonOf(responseCode, status), detail: status ?? detail }
  }
  if (responseCode !== undefined && responseCode >= 400) return { is: 'again', reason: 'busy', detail }
  if (code === 'EENVELOPE') return { is: 'never', reason: 'bad_address', detail }
  if (code === 'ESOCKET' || code === 'EDNS') return { is: 'again', reason: 'network', detail }
  if (isBeforeTalk) return { is: 'again', reason: 'timeout', detail }
  // Broken off in the middle: the server may have it. The same Message-ID lets mailboxes see a double.
  return { is: 'unknown', reason: code === 'ETIMEDOUT' ? 'timeout' : 'network', detail }
}

/** Replies and enhanced status codes (RFC 5321, RFC 3463). */
function reasonOf(code: number, status: string | undefined): LetterReason {
  if (status?.startsWith('5.7.')) return 'content'
  if (status === '5.2.2' || status === '5.2.1') return 'undelivered'
  if (status === '5.3.4' || code === 552) return 'too_long'
  if (status?.startsWith('5.1.') || code === 550 || code === 551 || code === 553) return 'bad_address'
  if (code === 554) return 'content'
  return 'rejected'
}

function factsOf(error: unknown): { code?: string; responseCode?: number; response?: string; command?: string } {
  if (!(error instanceof Error)) return {}
  const text = (key: string) => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' ? value : undefined
  }
  const responseCode: unknown = Reflect.get(error, 'responseCode')
  return {
    code: text('code'),
    response: text('response'),
    command: text('command'),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  }
}
