import { createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { portOf } from './fake-server.ts'

export type MailTaken = { from: string; to: readonly string[]; source: string; messageId: string }

/** What the next session meets at a step: a reply in place of the usual one, silence for a while, or a broken line. */
export type SmtpTurn = {
  at: 'GREETING' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'BODY'
  reply?: string
  slowMillis?: number
  /** `after`: the mail is kept and the line breaks before it is said so. */
  dies?: 'before' | 'after'
}

type House = {
  account: { user: string; password: string } | undefined
  taken: MailTaken[]
  turns: SmtpTurn[]
  sessions: number
}

/** A mail server on this machine (RFC 5321, with AUTH PLAIN and LOGIN). */
export async function fakeSmtp(account?: { user: string; password: string }): Promise<{
  port: number
  taken: MailTaken[]
  next(...turns: SmtpTurn[]): void
  sessions(): number
  close(): Promise<void>
}> {
  const house: House = { account, taken: [], turns: [], sessions: 0 }
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    void talk(house, socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server.address()),
    taken: house.taken,
    next: (...turns) => void house.turns.push(...turns),
    sessions: () => house.sessions,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One session: the turn at the front is its own when a step of it comes up. */
async function talk(house: House, socket: Socket): Promise<void> {
  house.sessions++
  const lines = readLines(socket)
  let from = ''
  let to: string[] = []
  let isSignedIn = house.account === undefined
  /** Says a reply, or what the turn says in its place. @returns false when the step did not go well */
  const say = async (step: SmtpTurn['at'], usual: string): Promise<boolean> => {
    const turn = house.turns[0]?.at === step ? house.turns.shift() : undefined
    if (turn?.slowMillis) await pause(turn.slowMillis)
    if (turn?.dies) {
      socket.destroy()
      return turn.dies === 'after'
    }
    socket.write(`${turn?.reply ?? usual}\r\n`)
    return turn?.reply === undefined
  }
  if (!(await say('GREETING', '220 fake.example.cn ESMTP'))) return
  for await (const line of lines) {
    const [verb] = line.toUpperCase().split(/[ :]/)
    if (verb === 'EHLO' || verb === 'HELO')
      socket.write(
        '250-fake.example.cn\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 1048576\r\n',
      )
    else if (verb === 'AUTH') {
      const isRight = await checkLogin(house, line, lines, socket)
      if (isRight) isSignedIn = await say('AUTH', '235 2.7.0 ok')
      else socket.write('535 5.7.8 authentication failed\r\n')
    } else if (verb === 'MAIL') {
      if (!isSignedIn) socket.write('530 5.7.0 authentication required\r\n')
      else if (await say('MAIL', '250 2.1.0 ok')) from = addressIn(line)
    } else if (verb === 'RCPT') {
      if (await say('RCPT', '250 2.1.5 ok')) to.push(addressIn(line))
    } else if (verb === 'DATA') {
      if (to.length === 0) socket.write('503 5.5.1 no recipient\r\n')
      else if (await say('DATA', '354 go on')) {
        const source = await readMail(lines)
        const messageId = /^Message-ID:\s*(\S+)/im.exec(source)?.[1] ?? ''
        if (await say('BODY', '250 2.0.0 queued')) house.taken.push({ from, to, source, messageId })
        to = []
      }
    } else if (verb === 'RSET' || verb === 'NOOP') socket.write('250 2.0.0 ok\r\n')
    else if (verb === 'QUIT') {
      socket.end('221 2.0.0 bye\r\n')
      return
    } else socket.write('502 5.5.2 unknown command\r\n')
  }
}

async function checkLogin(house: House, line: string, lines: AsyncIterator<string>, socket: Socket): Promise<boolean> {
  const [, mechanism, first] = line.split(' ')
  const right = house.account ? `${house.account.user}\0${house.account.password}` : '\0'
  if (mechanism.toUpperCase() === 'PLAIN')
    return Buffer.from(first ?? '', 'base64')
      .toString()
      .endsWith(`\0${right}`)
  const ask = async (word: string) => {
    socket.write(`334 ${Buffer.from(word).toString('base64')}\r\n`)
    const answer = await lines.next()
    return Buffer.from(answer.value ?? '', 'base64').toString()
  }
  const user = first ? Buffer.from(first, 'base64').toString() : await ask('Username:')
  return `${user}\0${await ask('Password:')}` === right
}

async function readMail(lines: AsyncIterator<string>): Promise<string> {
  const body: string[] = []
  for (let line = await lines.next(); !line.done && line.value !== '.'; line = await lines.next())
    body.push(line.value.startsWith('.') ? line.value.slice(1) : line.value)
  return body.join('\n')
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? ''
}

async function* readLines(socket: Socket): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const chunk of socket) {
      rest += String(chunk)
      const parts = rest.split('\r\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
  } catch {
    // The line broke: the session is over.
  }
}
