import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A request as a fake service reads it. */
export type FakeRequest = { method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer }
export type FakeAnswer = { status?: number; body?: unknown; headers?: Readonly<Record<string, string>> }

/** How a fake behaves for one request; without anything it does what the service does. */
export type Turn = {
  /** A documented error code, answered in the service's own form. */
  error?: string | number
  /** A status of the gateway in front, with whatever body. */
  status?: number
  body?: unknown
  headers?: Readonly<Record<string, string>>
  slowMillis?: number
  /** The line breaks: before the request is looked at, or after it was taken. */
  dies?: 'before' | 'after'
}

/** A service on this machine that speaks the wire format of the real one. */
export type Fake = {
  readonly url: string
  /** What the next requests meet, in order; then it is well again. */
  next(...turns: Turn[]): void
  /** How many requests came. */
  requests(): number
  close(): Promise<void>
}

/** Opens a fake on a free port of the loopback. @param act answers one request; a turn's `error` is its to put into words */
export async function openFake(
  act: (request: FakeRequest, turn: Turn) => FakeAnswer | Promise<FakeAnswer>,
): Promise<Fake> {
  const turns: Turn[] = []
  let count = 0
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      count++
      const turn = turns.shift() ?? {}
      const request = {
        method: incoming.method ?? 'GET',
        url: new URL(incoming.url ?? '/', `http://${incoming.headers.host}`),
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      }
      void respond(request, turn).catch(() => answer.destroy())
    })
    const respond = async (request: FakeRequest, turn: Turn) => {
      if (turn.dies === 'before') return void incoming.socket.destroy()
      const said: FakeAnswer =
        turn.status === undefined ? await act(request, turn) : { status: turn.status, body: turn.body ?? '' }
      if (turn.slowMillis) await pause(turn.slowMillis)
      if (turn.dies === 'after') return void incoming.socket.destroy()
      const isText = typeof said.body === 'string'
      answer.writeHead(said.status ?? 200, {
        ...(isText ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...said.headers,
        ...turn.headers,
      })
      answer.end(isText ? said.body : JSON.stringify(said.body ?? {}))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    next: (...more) => void turns.push(...more),
    requests: () => count,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a fake listens on a port')
  return address.port
}

/** The body of a request as JSON; undefined when it is none. */
export function jsonOf(request: FakeRequest): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(request.body.toString('utf8'))
    return isRecord(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
