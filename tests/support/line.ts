import { createServer, connect as dial, type Socket } from 'node:net'
import { freePort } from './server.ts'

/** The line between a phone and its house, as bytes: it can be cut, so that the house is out of reach whatever the browser thinks, and be slow. */
export type PhoneLine = {
  readonly url: string
  /** Every connection breaks, and none is made until it is mended. */
  cut(): void
  /** From now on; `delay`: so many milliseconds pass before anything arrives there. */
  mend(delay?: number): void
  close(): Promise<void>
}

/** Opens a line to a house on this machine. */
export async function openLine(houseUrl: string): Promise<PhoneLine> {
  const to = Number(new URL(houseUrl).port)
  const port = await freePort()
  const open = new Set<Socket>()
  let isCut = false
  let wait = 0
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = dial(to, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    far.pipe(near)
    near.on('data', (bytes) => {
      // A timer for each piece keeps their order: all wait equally long, and a shorter wait begins with new connections only.
      if (wait === 0) far.write(bytes)
      else setTimeout(() => far.write(bytes), wait)
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const drop = () => {
    for (const one of open) one.destroy()
  }
  return {
    url: `http://127.0.0.1:${port}`,
    cut: () => {
      isCut = true
      drop()
    },
    mend: (delay = 0) => {
      drop()
      isCut = false
      wait = delay
    },
    close: async () => {
      drop()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
