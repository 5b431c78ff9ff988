import { connect } from 'node:net'
import { join } from 'node:path'

/** What a server said: the first cell of the answer, an error by its SQLSTATE, or nothing at all. */
export type Answer =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'error'; readonly sqlState: string; readonly message: string }
  | { readonly kind: 'silent'; readonly reason: string }

const PROTOCOL_3 = 196608

/**
 * Asks the server in `socketDir` one question in the simple protocol, as user and database `postgres`.
 * Never throws; the answer is `silent` after `patience` milliseconds.
 * Source: PostgreSQL 17 documentation, chapter 53 "Frontend/Backend Protocol".
 */
export function ask(socketDir: string, port: number, sql: string, patience: number): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(join(socketDir, `.s.PGSQL.${port}`))
    let unread = Buffer.alloc(0)
    let value = ''
    const finish = (answer: Answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(patience, () => finish({ kind: 'silent', reason: 'no answer' }))
    socket.on('error', (error) => finish({ kind: 'silent', reason: error.message }))
    socket.on('close', () => finish({ kind: 'silent', reason: 'connection closed' }))
    socket.on('connect', () => socket.write(startup()))
    let isAsked = false
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk])
      for (let next = takeMessage(unread); next !== undefined; next = takeMessage(unread)) {
        unread = next.rest
        if (next.type === 'E') return finish({ kind: 'error', ...readError(next.body) })
        if (next.type === 'D') value = readFirstCell(next.body)
        if (next.type !== 'Z') continue
        if (isAsked) return finish({ kind: 'value', value })
        isAsked = true
        socket.write(message('Q', Buffer.from(`${sql}\0`)))
      }
    })
  })
}

function startup(): Buffer {
  const version = Buffer.alloc(4)
  version.writeInt32BE(PROTOCOL_3)
  return message('', Buffer.concat([version, Buffer.from('user\0postgres\0database\0postgres\0\0')]))
}

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

function takeMessage(bytes: Buffer): { type: string; body: Buffer; rest: Buffer<ArrayBuffer> } | undefined {
  if (bytes.length < 5) return undefined
  const end = 1 + bytes.readInt32BE(1)
  if (bytes.length < end) return undefined
  return { type: bytes.toString('latin1', 0, 1), body: bytes.subarray(5, end), rest: Buffer.from(bytes.subarray(end)) }
}

/** DataRow: two bytes for the number of columns, then per column four for its length (-1 for null) and its text. */
function readFirstCell(body: Buffer): string {
  const length = body.readInt32BE(2)
  return length < 0 ? '' : body.toString('utf8', 6, 6 + length)
}

/** ErrorResponse: fields of one letter and a text ending in NUL; C is the SQLSTATE, M the message. */
function readError(body: Buffer): { sqlState: string; message: string } {
  const fields = body.toString('utf8').split('\0')
  const field = (letter: string) => fields.find((text) => text.startsWith(letter))?.slice(1) ?? ''
  return { sqlState: field('C'), message: field('M') }
}
