import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LetterOf, Outcome } from '../../../platform/deliver.ts'
import { fakeSmtp } from '../fakes/smtp-server.ts'
import { type EmailSettings, email, mailOf, readFailure } from './email.ts'

const REF = '510112002.019aa000-0000-7000-8000-000000000001'
const LETTER: LetterOf<'email'> = {
  kind: 'email',
  address: 'wang@example.cn',
  subject: '您反映的事有了答复',
  text: '楼道灯已经修好。\n.开头是点的一行\n请评价。',
}

let fake: Awaited<ReturnType<typeof fakeSmtp>>
const settingsOf = (change: Partial<EmailSettings> = {}): EmailSettings => ({
  host: '127.0.0.1',
  port: fake.port,
  isSecure: false,
  needsTls: false,
  user: 'notice',
  password: 'secret-test',
  from: '微网格 <notice@grid.example.cn>',
  ...change,
})
const send = (letter: Partial<LetterOf<'email'>> = {}, change?: Partial<EmailSettings>) =>
  email(settingsOf(change)).send({ ...LETTER, ...letter }, REF, new Date())
beforeAll(async () => {
  fake = await fakeSmtp({ user: 'notice', password: 'secret-test' })
})
afterAll(() => fake.close())

describe('e-mail by SMTP (RFC 5321)', () => {
  test('goes to one reader as plain text in UTF-8, under a Message-ID that stays', async () => {
    expect(await send()).toEqual({ is: 'sent', receipt: `<${REF}@grid.example.cn>` })
    await send()
    const [first, second] = fake.taken
    expect(first).toMatchObject({
      from: 'notice@grid.example.cn',
      to: ['wang@example.cn'],
      messageId: `<${REF}@grid.example.cn>`,
    })
    expect(second.messageId).toBe(first.messageId)
    expect(first.source).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
    expect(first.source).not.toMatch(/^(Bcc|Cc):/im)
    expect(first.source).toMatch(/^Auto-Submitted: auto-generated$/m)
    const [head, body] = first.source.split('\n\n')
    const text = /base64/.test(head) ? Buffer.from(body, 'base64').toString() : body
    expect(decodeURIComponent(text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, '%$1'))).toContain('.开头是点的一行')
  })

  test('whatever is not one address never leaves', async () => {
    const taken = fake.taken.length
    for (const address of [
      'a@example.cn,b@example.cn',
      'a@example.cn\r\nBcc: b@example.cn',
      '"x" <a@example.cn>',
      'a@localhost',
      'a b@example.cn',
      '@example.cn',
      `${'a'.repeat(250)}@example.cn`,
      '',
    ])
      expect(await send({ address }), address).toEqual({ is: 'never', reason: 'bad_address' })
    expect(fake.taken).toHaveLength(taken)
    const mail = mailOf(settingsOf(), { ...LETTER, subject: '一\r\nBcc: b@example.cn' }, REF)
    expect(mail?.subject).toBe('一 Bcc: b@example.cn')
  })

  test.each<
    [
      at: 'GREETING' | 'MAIL' | 'RCPT' | 'DATA' | 'BODY',
      reply: string,
      is: Outcome['is'],
      reason: string,
      detail: string,
    ]
  >([
    ['RCPT', '550 5.1.1 no such user', 'never', 'bad_address', '5.1.1'],
    ['RCPT', '553 mailbox name not allowed', 'never', 'bad_address', '553'],
    ['RCPT', '552 5.2.2 mailbox full', 'never', 'undelivered', '5.2.2'],
    ['RCPT', '451 4.7.1 greylisted, come back', 'again', 'busy', '451'],
    ['RCPT', '452 4.3.1 too little space', 'again', 'busy', '452'],
    ['MAIL', '552 5.3.4 too big', 'never', 'too_long', '5.3.4'],
    ['DATA', '421 4.3.2 shutting down', 'again', 'busy', '421'],
    ['BODY', '554 5.7.1 rejected as spam', 'never', 'content', '5.7.1'],
    ['BODY', '554 transaction failed', 'never', 'content', '554'],
    ['BODY', '451 4.3.0 try later', 'again', 'busy', '451'],
    ['GREETING', '421 too many connections', 'again', 'busy', '421'],
  ])('at %s: %s → %s, %s', async (at, reply, is, reason, detail) => {
    fake.next({ at, reply })
    expect(await send()).toEqual({ is, reason, detail })
  })

  test('a wrong password is a matter of the settings, not of the letter', async () => {
    expect(await send({}, { password: 'x' })).toMatchObject({ is: 'again', reason: 'credentials' })
    expect(await send({}, { user: undefined })).toMatchObject({ is: 'again', reason: 'credentials', detail: '530' })
    expect(await send({}, { needsTls: true })).toMatchObject({ is: 'again', reason: 'credentials' })
  })

  test('a line that breaks in the middle leaves it unknown; a server that is not there is tried again', async () => {
    fake.next({ at: 'RCPT', dies: 'before' })
    expect(await send()).toMatchObject({ is: 'unknown', reason: 'network' })
    const taken = fake.taken.length
    fake.next({ at: 'BODY', dies: 'after' })
    expect(await send()).toMatchObject({ is: 'unknown', reason: 'network' })
    expect(fake.taken).toHaveLength(taken + 1)
    expect(await send({}, { port: 65533 })).toMatchObject({ is: 'again', reason: 'network' })
    const timedOut = (message: string) => readFailure(Object.assign(new Error(message), { code: 'ETIMEDOUT' }))
    expect(timedOut('Connection timeout')).toEqual({ is: 'again', reason: 'timeout', detail: 'ETIMEDOUT' })
    expect(timedOut('Timeout')).toEqual({ is: 'unknown', reason: 'timeout', detail: 'ETIMEDOUT' })
  })
})
